"""The lines that end a letter: closing phrases, the sender's name, contact lines, postscripts."""

import re
from functools import lru_cache

from notes.wording.folding import fold
from notes.wording.names import key
from notes.wording.phrases import listed

_PHRASE = re.compile(
    r"""(?:(?:with|my|our|the|all|very|much|many|and|&|kind(?:est)?|warm(?:est)?|best|sincere(?:st)?
        |fond(?:est)?|deep(?:est)?|heartfelt|great|friendly|personal|again|once\ (?:more|again)|yours)[\s,]+)*
    (?:regards|rgds|wishes|thanks|thank\ you|gratitude|appreciation|best|greetings|respect|sincerely
        |respectfully|cordially|truly|faithfully|yours|warmly|gratefully|appreciatively|cheers|love|hugs)
    (?:[\s,]+(?:again|so\ much|very\ much|a\ lot|a\ million|once\ (?:more|again)|in\ advance|yours|truly
        |sincerely|faithfully|always|ever|to\ you(?:\ (?:all|both))?|for\ now|for\ everything
        |(?:and|&)\ (?:all\ the\ best|(?:(?:best|kind|warm)\ )?(?:regards|wishes)|best|take\ care
        |(?:talk|see\ you)\ soon)))*
    | all\ the\ (?:very\ )?best(?:\ (?:to\ you|from\ .{1,20}))? | take\ care(?:\ and\ .{1,20})?
    | (?:talk|speak|chat|see\ you|write)\ soon | see\ you\ (?:then|around) | until\ (?:then|next\ time|soon)
    | until\ (?:the\ \d{1,2}(?:st|nd|rd|th)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|[a-z]+\ \d{1,2})
    | yours\ in\ \w+ | peace | onwards? | godspeed | with\ (?:thanks|gratitude|respect)\ and\ [^.!?]{3,30}
    | (?:be|stay)\ (?:well|warm|safe|dry|curious) | have\ an?\ (?:great|good|nice|wonderful|lovely|relaxing)
        \ (?:day|week|weekend|evening|one)
    | enjoy\ (?:your|the)\ (?:day|week|weekend|evening) | looking\ forward(?:\ to\ [^.!?]{1,50})?
    | (?:hope|hoping)\ to\ (?:talk|speak|hear|see|meet)[^.!?]{0,40}
    | xo(?:xo)* | ciao | br | kr | thx | tia | ta
    | (?:mit\ )?(?:freundliche[mn]?|besten?|vielen?|lieben?|herzliche[mn]?|schone[mn]?)
        \ (?:gru(?:ss|sse|ssen)|dank) | (?:lg|vg|mfg|gruss|grusse) | hochachtungsvoll
    | cordialement | bien\ (?:cordialement|a\ vous) | (?:tres\ )?(?:amicalement|sincerement)
    | merci(?:\ encore|\ beaucoup)? | (?:un\ )?(?:cordial(?:es)?\ )?saludos?(?:\ cordiales)? | atentamente
    | gracias(?:\ de\ nuevo)? | un\ abrazo | (?:cordiali|distinti|un\ caro)\ saluti?
    | grazie(?:\ ancora|\ mille)? | atenciosamente | abracos?
    | (?:met\ )?(?:vriendelijke|hartelijke)\ groet(?:en)? | groeten?
    | (?:med\ )?(?:(?:venlige?|vanliga?|vennlig)\ )?(?:hilsen|halsning(?:ar)?)
    | pozdrawiam | z\ powazaniem | с\ уважением
    | 此致(?:敬礼)? | 敬礼 | 敬具 | 谢谢 | 감사합니다 | よろしくお願い(?:いた)?します""",
    re.VERBOSE,
)
"""What closes a letter, matched against a folded line without its outer punctuation."""
_EDGES = " \t\u00a0,.!;:—–-~*_\\"
_INLINE = re.compile(
    r"(?P<phrase>[^,!—–]{2,40}?|[^!—–]{2,60}?)\s*(?:[,!]|\s[—–-])+\s*(?P<name>[^,.!?]{1,60}?)[.,!\\]?$"
)
_CONTACT = re.compile(
    r"""https?://|www\.|@|\+?\(?\d[\d\s()./-]{6,}\d
    |\b(?:linkedin|github|gitlab|twitter|mastodon|bluesky|skype|signal)\b
    |^(?:tel|phone|mobile|cell|fax|mail|e-?mail|web|m|t|p|c|e)\s*[.:]|^\(?(?:she|he|they|ze|xe)\s*/
    |\b[\w-]+\.(?:com|org|net|io|dev|me|co|example|edu)\b(?:/\S*)?$|^--\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_DEVICE = re.compile(
    r"^(?:sent|get|gesendet|envoyé|enviado|inviato|verzonden)\b.{0,40}"
    r"\b(?:i-?phone|i-?pad|android|outlook|mobile|phone|galaxy|blackberry|gmail|proton)\b",
    re.IGNORECASE,
)
_SMALL = frozenset(("of", "at", "the", "and", "for", "in", "on", "de", "la", "von", "der", "an"))
_PARTICLES = listed("name_particles")
"""What stands in names in small letters: Anneke de Wit, Ludwig van Beethoven."""
_PLACEHOLDER = re.compile(r"\[[^\]]{1,40}\]|\{\{?[^}]{1,40}\}\}?|<[^>]{1,40}>")
_POSTSCRIPT = re.compile(r"[*_]*p\.?\s?(?:p\.?\s?)?s\b[.:,]?", re.IGNORECASE)


def closing_end(line: str) -> int | None:
    """Return where a closing phrase ends that begins the line and has it alone or with a name; else `None`.

    `Best regards,` gives the whole line; of `Best, Sam` the name is left over.
    """
    if len(line) > 90:
        return None
    if _is_phrase(line):
        return len(line)
    inline = _INLINE.match(line)
    if inline and _is_phrase(inline["phrase"]) and _may_sign(inline["name"]):
        return inline.start("name")
    return None


@lru_cache(maxsize=1024)
def _is_phrase(line: str) -> bool:
    return _PHRASE.fullmatch(fold(line).strip(_EDGES + "😊🙂🙏")) is not None


def _may_sign(name: str) -> bool:
    """Tell whether a few words can be a name: each begins with a capital or has no case."""
    words = name.strip(_EDGES).split()
    if _PLACEHOLDER.fullmatch(name.strip()):
        return True
    names = [word for word in words if word.casefold() not in _PARTICLES]
    return 0 < len(names) <= 4 and words[-1] == names[-1] and all(map(_begins_a_name, names))


def _begins_a_name(word: str) -> bool:
    return word[:1].isalpha() and not word[:1].islower()


def is_name_line(line: str) -> bool:
    """Tell whether a line holds nothing but what may be a name, `— Sam` included."""
    return not line.rstrip().endswith(("?", ":")) and _may_sign(line)


def is_sender(line: str, sender: str) -> bool:
    """Tell whether a line holds nothing but the sender's name, its beginning, or its initials."""
    bare = line.strip(_EDGES)
    mine, theirs = key(bare), [key(word) for word in sender.split()]
    if not mine or not theirs or len(bare) > len(sender) + 12:
        return False
    if mine in ("".join(theirs), "".join(word[:1] for word in theirs)) and len(mine) > 1:
        return True
    words = [key(word) for word in bare.split()]
    longest = max(map(len, words))
    return longest > 1 and all(any(_is_word_of(word, name) for name in theirs) for word in words)


def _is_word_of(word: str, name: str) -> bool:
    return word == name or (len(word) == 1 and name.startswith(word))


def is_contact(line: str) -> bool:
    """Tell whether a line says how to reach the sender, or was put there by a mail program."""
    return len(line) <= 120 and (_CONTACT.search(line) is not None or _DEVICE.search(line) is not None)


def is_title(line: str) -> bool:
    """Tell whether a line can stand below a name: a job title, a company, an address; no sentence."""
    bare = line.strip(_EDGES)
    if not bare or len(line) > 60 or line.rstrip().endswith((".", "?", "!", ":")):
        return False
    return not bare[0].islower() and all(not word[0].islower() or word in _SMALL for word in bare.split())


def is_postscript(line: str) -> bool:
    """Tell whether a line begins a P.S."""
    return _POSTSCRIPT.match(line) is not None
