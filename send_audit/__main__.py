"""Run the program as ``python -m send_audit``."""

from send_audit.cli.app import main

if __name__ == "__main__":
    main()
