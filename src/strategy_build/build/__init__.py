"""Plans what to make, makes it once, and swaps the finished site in."""
