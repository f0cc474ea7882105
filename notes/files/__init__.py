"""Files on disk: found, read, watched, saved whole or not at all, and recovered."""
