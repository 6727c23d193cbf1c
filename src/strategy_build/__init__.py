"""Publish an organisation's strategy in every form that its readers can use."""

__version__ = "0.1.0"
