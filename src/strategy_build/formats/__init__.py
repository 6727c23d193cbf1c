"""The forms in which readers can take a publication; one room a format, none knows another."""
