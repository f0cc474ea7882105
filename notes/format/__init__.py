"""The file format: from a file's text to an interview, or to why it is none."""
