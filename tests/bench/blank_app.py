"""A Textual app with one text area and nothing else: what Afterword is measured against."""

from textual.app import App, ComposeResult
from textual.widgets import TextArea


class BlankApp(App[None]):
    """The least an editor in the terminal can be."""

    def compose(self) -> ComposeResult:
        """Lay out the one text area."""
        yield TextArea("Dear reader,\n", id="editor")


if __name__ == "__main__":
    BlankApp().run()
