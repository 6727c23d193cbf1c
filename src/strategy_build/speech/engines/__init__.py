"""Voices behind one small interface: the only part of speech that starts processes or asks the network."""
