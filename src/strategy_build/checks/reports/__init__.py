"""Other forms of the findings: for programs, for pull requests, for a browser."""
