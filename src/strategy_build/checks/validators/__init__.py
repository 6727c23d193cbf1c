"""The outside validators of the deep ring: programs of others, run over the finished site."""
