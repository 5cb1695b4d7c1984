#!/usr/bin/env python3
"""`python build.py` builds every handbook into output/; `python build.py -h` says what else it can do."""

from ladderbook.front import main

if __name__ == "__main__":
    main()
