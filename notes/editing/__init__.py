"""Changing files without losing a byte: frontmatter, new interviews, new notes."""
