"""Afterword's domain: interviews, notes and the checklist. Knows nothing of the terminal app."""

__version__ = "0.1.0"
