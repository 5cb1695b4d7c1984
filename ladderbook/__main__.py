"""`python -m ladderbook` is the installed command."""

from ladderbook.cli import main

if __name__ == "__main__":
    main()
