"""The errors people may see: typed, carrying their data; `str()` is one plain sentence."""


class NotesError(Exception):
    """Something Afterword cannot do; the text is one plain sentence for the person."""
