"""The settings files: the folder's, the person's own, and where they are."""
