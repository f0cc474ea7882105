"""Greetings to nobody in particular: to whom it may concern, dear Sir or Madam, dear hiring manager."""

import re

from notes.interview import Text
from notes.wording.letter import Letter

_NOBODY_IN_PARTICULAR = re.compile(
    r"to whom it may concern|(?:dear )?(?:sirs?|madam|ma'?am)(?:\s*(?:/|,|or|and|&)\s*(?:sirs?|madam"
    r"|ma'?am))*"
    r"|(?:the |my |valued |future |potential |head |hr |human resources |talent |recruiting |recruitment "
    r"|hiring )*"
    r"(?:managers?|recruiters?|interviewers?|employer|human resources|hr|director|professional"
    r"|representative)"
    r"|(?:first |last |full |your |recipient'?s? |interviewer'?s? )*name|recipient",
    re.IGNORECASE,
)


def greets_nobody(letter: Letter) -> bool:
    """Tell whether a letter is addressed to whoever may open it."""
    if letter.greeting is None:
        return False
    whom = letter.greeted or re.sub(r"^dear\s+", "", bare_greeting(letter.greeting), flags=re.IGNORECASE)
    return _NOBODY_IN_PARTICULAR.fullmatch(whom.strip()) is not None


def bare_greeting(greeting: Text) -> str:
    """Return the words of a greeting without what ends it."""
    return greeting.value.rstrip(" \t,:;.!—–-")
