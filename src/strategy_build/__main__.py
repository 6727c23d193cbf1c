"""`python -m strategy_build`."""

from strategy_build.cli import main

if __name__ == "__main__":  # worker processes import this module too
    main()
