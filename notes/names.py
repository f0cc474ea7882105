"""Names of people and companies: how they are folded, compared and taken apart."""

import unicodedata


def fold(text: str) -> str:
    """Return the text for comparing: case, accents and surplus white space taken out."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.casefold().split())
