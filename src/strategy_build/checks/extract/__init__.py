"""The words that a finished file really holds, one module a format."""
