"""Why an edit of a file's frontmatter or settings is not made."""

from notes.errors import NotesError


class CannotEdit(ValueError):  # noqa: N818 - the name says what happened
    """An edit that would touch more than it should; its text is the reason, as the end of a sentence."""


class EditRefused(NotesError):  # noqa: N818 - the name says what happened
    """An edit that was not made; the text is as it was, and this says where to make it by hand."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(line, sentence)
        self.line = line
        """Where to look, counted from 1 in the file."""
        self.sentence = sentence

    def __str__(self) -> str:
        return f"Line {self.line}: {self.sentence}"
