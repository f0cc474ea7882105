"""Chinese, Japanese and Korean letters: names are written in them without spaces, the family name first."""

import re
from functools import cache


def has_east_asian(text: str) -> bool:
    """Tell whether one of these letters stands in the text."""
    return not text.isascii() and _letters().search(text) is not None


def is_east_asian(text: str) -> bool:
    """Tell whether the text is written in these letters from end to end."""
    return not text.isascii() and _letters().fullmatch(text) is not None


@cache
def _letters() -> re.Pattern[str]:
    """Compile the pattern when a text first needs it: ranges as long as these take milliseconds each."""
    return re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+")
