"""What git knows of the folder."""
