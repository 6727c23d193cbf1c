"""`check --fix`: what can be put right without changing what the text means."""
