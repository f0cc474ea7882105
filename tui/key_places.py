"""The places where keys work, each with its keys: for the help, the page of keys and the person's own."""

from msgspec import Struct

from tui import dialog_keys, keys
from tui.keys import Keys


class KeyPlace(Struct, frozen=True):
    """One place and the keys that are its own."""

    title: str
    bindings: Keys
    shared: tuple[Keys, ...] = ()
    """Keys of other places that work here too, so that none of them can mean two things."""
    has_text: bool = False
    """Whether plain letters are written there."""
    is_editor: bool = False
    """Whether all keys of a text editor work there too."""


ANYWHERE = KeyPlace("Anywhere on the main screen", [*keys.APP, *keys.EVERYWHERE], has_text=True)
_COMMON = (keys.APP, keys.EVERYWHERE)
PLACES: tuple[KeyPlace, ...] = (
    ANYWHERE,
    KeyPlace("In the editor", keys.EDITOR, _COMMON, has_text=True, is_editor=True),
    KeyPlace("In the editor's place, where a note is not started", keys.OFFER, _COMMON, has_text=True),
    KeyPlace("In the list", keys.LIST, (*_COMMON, keys.OUTSIDE_TEXT)),
    KeyPlace("In the filter of the list", keys.FILTER, _COMMON, has_text=True),
    KeyPlace("In the checklist", keys.CHECKLIST, (*_COMMON, keys.OUTSIDE_TEXT)),
    KeyPlace("In the list and the checklist", keys.OUTSIDE_TEXT),
    KeyPlace("Where a dialog shows a text", dialog_keys.TEXT),
    KeyPlace("In the lists of dialogs", dialog_keys.CHOICES),
    KeyPlace("In a question", dialog_keys.QUESTION),
    KeyPlace("The answers to questions", dialog_keys.ANSWERS, (dialog_keys.QUESTION,)),
    KeyPlace("In a form", dialog_keys.FORM, has_text=True),
    KeyPlace("In a field of a form", dialog_keys.FORM_FIELD, (dialog_keys.FORM,), has_text=True),
    KeyPlace("Choosing a phrase", dialog_keys.PHRASES, (dialog_keys.CHOICES,)),
    KeyPlace("Before a note is sent", dialog_keys.SEND, (dialog_keys.TEXT,)),
    KeyPlace("While a note goes out", dialog_keys.SENDING),
    KeyPlace("Before several are sent", dialog_keys.QUEUE),
    KeyPlace("While several go out", dialog_keys.QUEUE_PROGRESS),
    KeyPlace("A card to copy out", dialog_keys.CARD),
    KeyPlace("Asked for a password", dialog_keys.SECRET, has_text=True),
    KeyPlace("Mail settings", dialog_keys.MAIL, has_text=True),
    KeyPlace("Two versions that collide", dialog_keys.MERGE, (dialog_keys.TEXT,)),
    KeyPlace("Before a commit", dialog_keys.COMMIT, has_text=True),
    KeyPlace("In the files of a commit", dialog_keys.COMMIT_FILES, (dialog_keys.CHOICES, dialog_keys.COMMIT)),
    KeyPlace("Copied words side by side", dialog_keys.COMPARE, (dialog_keys.TEXT,)),
    KeyPlace("Overview", dialog_keys.OVERVIEW),
    KeyPlace("In the lists of the overview", dialog_keys.OVERVIEW_LIST, (dialog_keys.OVERVIEW,)),
    KeyPlace("In the months of the overview", dialog_keys.OVERVIEW_MONTHS, (dialog_keys.OVERVIEW,)),
    KeyPlace("In the calendar of the overview", dialog_keys.OVERVIEW_CALENDAR, (dialog_keys.OVERVIEW,)),
    KeyPlace("Help", dialog_keys.HELP, (dialog_keys.TEXT,)),
    KeyPlace("The tour (any other key ends it)", dialog_keys.TOUR),
)
