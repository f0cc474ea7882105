"""The register of greetings and sign-offs: casual, plain, formal or stiff."""

import re
from enum import Enum

from notes.wording.folding import fold

_CASUAL_GREETING = re.compile(r"(?:hey|hiya|heya|yo|howdy|sup|ahoy|aloha|what'?s up|hi there|morning|ciao)\b")
_FORMAL_GREETING = re.compile(
    r"(?:dear\s+)?(?:dr|doctor|mr|mrs|ms|mx|miss|prof|professor|judge|justice|the honou?rable|senator|dean"
    r"|rev"
    r"|reverend|rabbi|father|captain|colonel|major|general|ambassador|dame|lord|lady)\b"
)
_STIFF_GREETING = re.compile(r"(?:dear\s+)?(?:sirs?|madam|esteemed|respected|most)\b|to whom")
_CASUAL_CLOSING = re.compile(
    r"(?:cheers|laters?|xo(?:xo)*|ciao|see ya|see you(?: around)?|peace|ttyl|take it easy|hugs|love"
    r"|catch you later|rock on|thx|ta|talk soon|chat soon|cheerio)\b"
)
_STIFF_CLOSING = re.compile(
    r"(?:(?:yours|very|most)\s+)*(?:faithfully|respectfully)|i remain|your (?:humble|obedient)"
    r"|with (?:the |my )?(?:highest|deepest|utmost) (?:respect|esteem|regards?)"
)
_FORMAL_CLOSING = re.compile(r"(?:(?:yours|very|most)\s+)*(?:truly|sincerely|cordially)\b")


class Register(Enum):
    """How a greeting or a sign-off sounds."""

    CASUAL = "casual"
    PLAIN = "plain"
    FORMAL = "formal"
    STIFF = "stiff"

    @property
    def is_formal(self) -> bool:
        """Whether it belongs to a formal letter."""
        return self in (Register.FORMAL, Register.STIFF)


def of_greeting(line: str) -> Register:
    """Return the register of a greeting: `Hey Ada` is casual, `Dear Ada` plain, `Dear Dr. Park` formal."""
    folded = fold(line)
    if _CASUAL_GREETING.match(folded):
        return Register.CASUAL
    if _STIFF_GREETING.match(folded):
        return Register.STIFF
    return Register.FORMAL if _FORMAL_GREETING.match(folded) else Register.PLAIN


def of_closing(line: str) -> Register:
    """Return the register of a sign-off: `Cheers` is casual, `Best` plain, `Yours sincerely` formal."""
    folded = fold(line)
    if _CASUAL_CLOSING.match(folded):
        return Register.CASUAL
    if _STIFF_CLOSING.match(folded):
        return Register.STIFF
    return Register.FORMAL if _FORMAL_CLOSING.match(folded) else Register.PLAIN
