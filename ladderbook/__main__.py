"""`python -m ladderbook` is the installed command."""

from ladderbook.front import main

if __name__ == "__main__":
    main()
