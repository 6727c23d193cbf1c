"""Tests of the outside validators; those that start one are marked `deep`."""
