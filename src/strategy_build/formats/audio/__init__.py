"""The recording of a publication."""
