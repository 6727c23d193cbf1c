"""The tagged PDF of a publication."""
