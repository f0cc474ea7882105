"""A command line that asks for what cannot be."""

from notes.errors import NotesError


class WrongUsage(NotesError):  # noqa: N818 - the name says what it is
    """Options or values that do not go together; the text is the sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return self.sentence
