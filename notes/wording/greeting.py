"""The line that greets: whether a line is one, and whom it names."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from notes.place import Span
from notes.wording.closing import closing_end
from notes.wording.names import fits
from notes.wording.phrases import listed

_SALUTATION = re.compile(
    r"""[*_]*(?:
    to\ whom\ it\ may\ concern | dear\ sirs?(?:\s*(?:/|or|and)\s*madam)?
    | (?:my\ )?dear(?:est)? | hi(?:ya)? | yo | hello | hey | howdy | greetings
    | good\ (?:morning|afternoon|evening|day) | morning | afternoon | evening
    | (?:meine?\ )?liebe[rs]? | (?:sehr\ )?geehrte[rs]? | guten\ (?:tag|morgen|abend) | hallo | moin
    | servus | grüß\ (?:gott|dich) | grüezi | bonjour | bonsoir | salut | ch(?:er|ère)s?
    | hola | estimad[oa]s? | querid[oa]s? | apreciad[oa]s? | buen[oa]s\ (?:días|dias|tardes|noches)
    | gentil(?:e|issim[oa]) | egregi[oa] | buongiorno | ciao | beste | geachte | goede(?:morgen|middag|ndag)
    | hej(?:san)? | kære | kjære | kära | käre | prezad[oa]s? | olá | bom\ dia | boa\ tarde
    | szanown[ya] | drog[ia] | dzień\ dobry | cześć | уважаем(?:ый|ая|ые) | дорог(?:ой|ая|ие)
    | здравствуйте | привет | добрый\ день | шановн(?:ий|а) | привіт | добрий\ день
    | g['’]day | hey\ hey | hi\ hi | aloha | shalom | namaste | salaa?m | selam | merhaba | sevgili | say[ıi]n
    | kia\ ora | dia\ dh?uit | annwyl | benvolgu(?:t|da) | ahoj | hei | moi | terve | hyvä | tere | kedves
    | szia | drag[ăa] | bună | chào | halo | mabuhay | αγαπητ[έή] | happy\ (?:mon|tues|wednes|thurs|fri)day
    )(?![\w'’-])[*_]*[ \t\u00a0]*[,!]?[ \t\u00a0]*
    | (?:亲爱的|親愛的|尊敬的|敬爱的|您好|你好|拝啓|안녕하세요|친애하는)[ \t，,、]*""",
    re.IGNORECASE | re.VERBOSE,
)
_FILLER = re.compile(r"(?:there|again|once (?:more|again))(?!\w)[\s,!]*", re.IGNORECASE)
_TOKEN = re.compile(r"\[[^\]\n]*\][^\s\w]*|\{\{?[^}\n]*\}\}?[^\s\w]*|<[^>\n]*>[^\s\w]*|\S+")
_END = ",:;!.，：；！。、—–-"
_STOP = re.compile(r"[,:;!，：！、—–]+[*_]*$")
_TRAILING = re.compile(r"[\s,:;!，：；！。、—–*_~\-]+$")
_HELLO_AFTER = re.compile(r"(?:您好|你好|こんにちは)$")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PARTICLES = listed("name_particles")
_TITLES = _words("""
    mr mrs ms miss mx dr prof professor doctor sr sra señor señora señorita don doña monsieur madame
    mme herr frau signor signora senhor senhora mevrouw meneer pan pani
""")
_JOINS = _words("and & + / und et y e en och og or")
_CROWD = _words("""
    all both team everyone everybody folks friends guys panel committee hiring manager recruiting recruiter
    recruiters interviewers colleagues at of the you to todos todas tous toutes zusammen alle allemaal
    sir madam members group people dear liebe lieber cher chère querida querido
""")
_LOWER_CASE = _PARTICLES | _TITLES | _JOINS | _CROWD
"""What may stand in a greeting without a capital."""
_NO_NAME = _words("""
    thank thanks it i i'm we what just hope this so great your my that as after first when for in on was
    p.s ps here once yes no well looking meeting talking speaking
""")
"""What begins a sentence and is nobody's name."""


class Greeting(Struct, frozen=True):
    """Where a line greets: up to `end`, and the name it greets."""

    end: int
    name: Span


def find_greeting(line: str, recipients: Sequence[str] = (), *, is_first: bool = True) -> Greeting | None:
    """Find a greeting at the start of a (stripped) line.

    A name alone (`Ada,`) counts on the first line only, and before more text only when it is a recipient's.
    """
    salutation = _SALUTATION.match(line)
    if salutation:
        return _after_salutation(line, salutation.end(), recipients)
    return _name_alone(line, recipients) if is_first else None


def _after_salutation(line: str, start: int, recipients: Sequence[str]) -> Greeting | None:
    filler = _FILLER.match(line, start)
    if filler:
        start = filler.end()
    tokens = list(_TOKEN.finditer(line, start))
    is_cut = _STOP.search(line[:start].rstrip()) is not None
    no_name = _NO_NAME - _named(tokens, recipients, is_cut=is_cut)
    taken = _all_of_it(tokens, no_name) or list(_leading_names(tokens, no_name))
    if not taken and tokens and not filler and not is_cut:
        return None
    end = taken[-1].end() if taken else len(line[:start].rstrip())
    if not any(map(str.isalnum, line[end:])):  # nothing but an emoji or a mark is left
        end = len(line)
    return Greeting(end, _name_span(line, start, taken[-1].end()) if taken else Span(end, end))


def _named(tokens: list[re.Match[str]], recipients: Sequence[str], *, is_cut: bool) -> frozenset[str]:
    """Return words that are names here, whatever they are elsewhere: those of `Dear Hope,`, `Hi Just,`.

    Behind a stop (`Hi! Hope you are well`) only a name with a stop of its own is one.
    """
    stop = next((index for index, token in enumerate(tokens[:4]) if _STOP.search(token[0])), None)
    if is_cut and stop != 0 and len(tokens) != 1:
        return frozenset()
    before = tokens[: stop + 1] if stop is not None and not is_cut else []
    is_whole = all(token[0][:1].isupper() or _bare(token) in _JOINS for token in before)
    written = map(_bare, before) if is_whole and before and not _bare(before[0]).startswith("thank") else ()
    return frozenset((*written, *(part.casefold() for name in recipients for part in name.split())))


def _name_span(line: str, start: int, end: int) -> Span:
    trailing = _TRAILING.search(line, start, end)
    end = trailing.start() if trailing else end
    hello = _HELLO_AFTER.search(line, start, end)
    return Span(start, max(hello.start() if hello else end, start))


def _all_of_it(tokens: list[re.Match[str]], no_name: frozenset[str]) -> list[re.Match[str]]:
    """Return all tokens when the whole line is the greeting."""
    words = [_bare(token) for token in tokens]
    if len(words) > 8 or any(word in no_name for word in words):
        return []
    ends = bool(tokens) and bool(_STOP.search(tokens[-1][0]))
    lower = all(token[0].islower() for token in tokens) and len(tokens) <= (3 if ends else 2)
    return tokens if lower or all(_is_name_like(token[0]) for token in tokens) else []


def _leading_names(tokens: list[re.Match[str]], no_name: frozenset[str]) -> Iterator[re.Match[str]]:
    """Yield the names before the first stop; a list of names (`Ada, Ben and Cy`) runs on over its commas."""
    last = _end_of_list(tokens, no_name)
    for index, token in enumerate(tokens):
        if not _is_name_like(token[0]) or _bare(token) in no_name or index > 7:
            return
        yield token
        if _STOP.search(token[0]) and index >= last:
            return


def _end_of_list(tokens: list[re.Match[str]], no_name: frozenset[str]) -> int:
    """Return the index of the last name of a list that is joined by `and`, or 0."""
    for index, token in enumerate(tokens[1:8], start=1):
        if _bare(token) in no_name or not _is_name_like(token[0]):
            return 0
        if _bare(token) in _JOINS:
            return min(index + 1, len(tokens) - 1)
    return 0


def _bare(token: re.Match[str]) -> str:
    return token[0].strip(_END + "*_").casefold().replace("’", "'")


def _is_name_like(token: str) -> bool:
    """Tell whether a word may stand in a greeting: a capital, no case at all, a particle, a placeholder."""
    word = token.strip(_END + "*_()\"'“”‘’")
    first = word[:1]
    if not word:
        return not any(map(str.isalnum, token))
    if not first.isalpha():
        return first in "[{<&+/_%$«"
    return not first.islower() or word.casefold() in _LOWER_CASE or "'" in word[:3]


def _name_alone(line: str, recipients: Sequence[str]) -> Greeting | None:
    tokens = list(_TOKEN.finditer(line))
    if not tokens or closing_end(line) is not None:
        return None
    if _bare(tokens[0]) in _NO_NAME and not _names_one_of(recipients, _bare(tokens[0])):
        return None
    stop = next((index for index, token in enumerate(tokens[:5]) if _STOP.search(token[0])), None)
    if stop is None:
        is_theirs = len(tokens) <= 4 and _names_one_of(recipients, line)
        return Greeting(len(line), _name_span(line, 0, len(line))) if is_theirs else None
    whole = stop == len(tokens) - 1
    if all(_is_name_like(token[0]) for token in tokens[: stop + 1]):
        end = tokens[stop].end()
        name = _name_span(line, 0, end)
        if whole or _names_one_of(recipients, name.of(line)):
            return Greeting(end, name)
    return None


def _names_one_of(recipients: Sequence[str], form: str) -> bool:
    return any(fits(name, form) for name in recipients)
