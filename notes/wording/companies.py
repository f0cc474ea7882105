"""Names of companies: their short forms, and where a text mentions them."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from notes.place import Span
from notes.wording.folding import fold
from notes.wording.names import key
from notes.wording.phrases import listed
from notes.wording.stemming import is_listed

_LEGAL = re.compile(
    r"[\s,]+(?:gmbh\s*&\s*co\.?\s*(?:kg|ohg)|&\s*co|inc|incorporated|llc|l\.l\.c|llp|lp|ltd|limited|plc|corp|corporation|co|company|gmbh|ag|kg|kgaa|se|sa"
    r"|s\.a|s\.p\.a|spa|srl|sarl|sas|bv|b\.v|nv|n\.v|ab|as|asa|a/s|oy|oyj|pty|pte|kk|k\.k|group|holdings?)\.?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’&.+-][^\W_]+)*[+!]*")
_BEFORE_START = re.compile(r"(?:^|[.!?…:]['\"”’)]*\s|\n\s*(?:[-*•>]\s*)?)['\"“‘(]*$")

_LISTS = ("function_words", "any_interview", "faint", "everyday", "company_words")

IsWord = Callable[[str], bool]


@lru_cache(maxsize=2048)
def without_legal_form(company: str) -> str:
    """Return the name without a legal form such as `GmbH` and without a leading `The`."""
    bare = re.sub(r"^the\s+(?=\S)", "", company.strip(), flags=re.IGNORECASE)
    while (shorter := _LEGAL.sub("", bare)) != bare and shorter:
        bare = shorter
    return bare


@lru_cache(maxsize=2048)
def forms(company: str) -> tuple[str, ...]:
    """Return the ways people write a company: in full, without legal form, by its first own word."""
    bare = without_legal_form(company)
    words = _WORD.findall(bare)
    found = [company.strip(), bare]
    if len(words) > 1 and is_distinctive(words[0]):
        found.append(words[0])
    if len(words) > 2 and (initials := "".join(word[0] for word in words if word[0].isupper())).isupper():
        found += [initials] if len(initials) > 2 else []
    return tuple(dict.fromkeys(form for form in found if form))


def is_distinctive(word: str) -> bool:
    """Tell whether a word of a company's name could only mean that company."""
    return len(key(word)) > 3 and not any(is_listed(word, listed(name)) for name in _LISTS)


def is_same_company(one: str, other: str) -> bool:
    """Tell whether two names may mean one company: `Northwind`, `Northwind Robotics`."""
    mine, its = ({key(form) for form in forms(name)} for name in (one, other))
    return not mine.isdisjoint(its)


@lru_cache(maxsize=2048)
def _pattern(form: str) -> re.Pattern[str]:
    words = r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]+", form) if word)
    return re.compile(rf"(?<![\w-]){words}(?![\w-])", re.IGNORECASE)


def mentions(text: str, company: str, is_word: IsWord | None) -> tuple[Span, ...]:
    """Return where a text names a company.

    A name that is a dictionary word counts only when it is capitalised in mid-sentence.
    """
    found: list[Span] = []
    for form in sorted(forms(company), key=len, reverse=True):
        found += [span for span in _mentions(text, form, is_word) if not any(map(span.overlaps, found))]
    return tuple(sorted(found))


def _mentions(text: str, form: str, is_word: IsWord | None) -> Iterator[Span]:
    for found in _pattern(form).finditer(text):
        written = found[0]
        if form.isupper() and not written.isupper():
            continue
        if not _is_unique(form, is_word) and not _has_its_capitals(written, form):
            continue
        if _is_dictionary_name(form, is_word) and starts_sentence(text, found.start()):
            continue
        yield Span(*found.span())


def _has_its_capitals(written: str, form: str) -> bool:
    return all(mine[0] == its[0] for mine, its in zip(written.split(), form.split(), strict=False))


def _is_dictionary_name(form: str, is_word: IsWord | None) -> bool:
    """Tell whether each word of a name is an ordinary word, as far as that is known."""
    words = _WORD.findall(form)
    if is_word is not None:
        return all(is_word(word.lower()) for word in words)
    return not any(is_distinctive(word) for word in words)


def _is_unique(form: str, is_word: IsWord | None) -> bool:
    """Tell whether a name is surely no ordinary word, so that it counts in small letters too."""
    return len(_WORD.findall(form)) > 1 or (is_word is not None and not is_word(form.lower()))


def starts_sentence(text: str, at: int) -> bool:
    """Tell whether the word here opens a sentence, a line of a list or a quotation."""
    return bool(_BEFORE_START.search(text[max(0, at - 12) : at])) or not text[:at].strip(" \t\r\n\"'“‘(*_-•>")


def folded_words(company: str) -> frozenset[str]:
    """Return the folded words of a company's name."""
    return frozenset(fold(word) for word in _WORD.findall(company))
