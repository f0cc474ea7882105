"""Word stems: what lets "photographed", "photographer" and "photography" meet."""

import re
from functools import lru_cache
from threading import Lock
from typing import Protocol, cast

from notes.wording.folding import fold
from notes.wording.phrases import listed as listed_words

_SPELLING = (
    (re.compile(r"is(e|es|ed|ing|ation|ations|er|ers)$"), r"iz\1"),
    (re.compile(r"yse(s|d)?$"), r"yze\1"),
    (re.compile(r"(arm|behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|rum|sav|vap)our"), r"\1or"),
    (re.compile(r"(cent|theat|fib|lit|met)re(s?)$"), r"\1er\2"),
    (re.compile(r"ogue(s?)$"), r"og\1"),
    (re.compile(r"lling$"), "ling"),
    (re.compile(r"lled$"), "led"),
    (re.compile(r"programmes?$"), "program"),
)
"""British and American spellings brought together, roughly: both sides pass through here."""

_IRREGULAR = """
be: am is are was were been being
begin: began begun
bend: bent
bite: bit bitten
blow: blew blown
break: broke broken
bring: brought
build: built
burn: burnt
buy: bought
catch: caught
choose: chose chosen
come: came
cut: cutting
dig: dug
do: did done
draw: drew drawn
dream: dreamt
drink: drank drunk
drive: drove driven
eat: ate eaten
fall: fell fallen
feed: fed
fight: fought
find: found
fly: flew flown
freeze: froze frozen
get: got gotten
give: gave given
go: went gone
grind: ground
grow: grew grown
hang: hung
have: had has
hide: hid hidden
hold: held
keep: kept
know: knew known
lay: laid
lead: led
leave: left
lend: lent
lose: lost
make: made
mean: meant
meet: met
pay: paid
ride: rode ridden
ring: rang rung
rise: rose risen
run: ran
say: said
see: saw seen
seek: sought
sell: sold
send: sent
shake: shook shaken
shine: shone
shoot: shot
show: shown
shrink: shrank shrunk
sing: sang sung
sink: sank sunk
sit: sat
sleep: slept
speak: spoke spoken
spend: spent
spin: spun
stand: stood
steal: stole stolen
stick: stuck
strike: struck
swim: swam swum
swing: swung
take: took taken
teach: taught
tear: torn
tell: told
think: thought
throw: threw thrown
wake: woke woken
wear: wore worn
weave: wove woven
win: won
write: wrote written
child: children
foot: feet
goose: geese
half: halves
knife: knives
leaf: leaves
life: lives
man: men
mouse: mice
person: people
shelf: shelves
tooth: teeth
wife: wives
wolf: wolves
woman: women
crisis: crises
analyze: analysis analyses analyst analysts
datum: data
index: indices
ski: skiing skied
"""

_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)

_DOER = re.compile(r"(?<=\w{3})(?:er|or|ist|ship|eri)$")
_TAIL = re.compile(r"(?<=\w{3})[ei]$|(?<=([bdgklmnprt]))\1$")
_DOUBLED = re.compile(r"(?<=\w{2}([bdgklmnprt]))\1$")


_STEMMING = Lock()
"""The library keeps the word it is at in itself, and notes are checked in more than one thread."""


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's name


@lru_cache(maxsize=1)
def _stemmer() -> _Stemmer:
    import snowballstemmer  # type: ignore[import-untyped]

    return cast("_Stemmer", snowballstemmer.stemmer("english"))


@lru_cache(maxsize=1)
def _base_forms() -> dict[str, str]:
    bases = {str(number): word for number, word in enumerate(_NUMBERS.split())}
    for line in _IRREGULAR.strip().splitlines():
        base, _, forms = line.partition(": ")
        bases.update(dict.fromkeys(forms.split(), base))
    return bases


def american(word: str) -> str:
    """Return a word of small letters in American spelling, roughly: other words may be changed, too."""
    for british, as_american in _SPELLING:
        word = british.sub(as_american, word)
    return word


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """Return the stem of an English word, whatever its case, accents, inflection and spelling."""
    plain = fold(word).replace("’", "'").removesuffix("'s").removesuffix("'")
    plain = _base_forms().get(plain, plain)
    if not plain.isascii():
        return plain
    with _STEMMING:
        return _stemmer().stemWord(american(plain))


@lru_cache(maxsize=16384)
def roots(word: str) -> frozenset[str]:
    """Return the stems a word may meet others by: its own, and that of the deed behind a doer."""
    own = stem(word)
    return frozenset({own, _TAIL.sub("", own), _TAIL.sub("", _DOER.sub("", own))})


_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("ily", "y"), ("iness", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"),
    ("ing", ""), ("ing", "e"), ("ly", ""), ("ness", ""),
)  # fmt: skip
"""Endings of inflected forms, and what the base form has in their place."""
_TAKES_ES = ("s", "x", "z", "ch", "sh", "o")
_SHORT = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]")
"""What doubles its last letter before -ed and -ing: `hopping` comes from `hop`, `hoping` does not."""


@lru_cache(maxsize=16384)
def bases(word: str) -> frozenset[str]:
    """Return the forms under which a list may hold this word: cheaper than stemming whole lists."""
    plain = fold(word).replace("’", "'").removesuffix("'s").removesuffix("'")
    found = {plain, _base_forms().get(plain, plain)}
    if plain in listed_words("no_inflections"):
        return frozenset(found)
    for ending, base in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= 2:
            bare = plain.removesuffix(ending)
            if base == "" and not _may_end(bare, ending):
                continue
            found |= {bare + base, _DOUBLED.sub("", bare)} if base == "" else {bare + base}
    return frozenset(found)


def _may_end(bare: str, ending: str) -> bool:
    """Tell whether a base takes an ending as it is: `bees` is no form of `be`, nor `noted` of `not`."""
    if ending == "es":
        return bare.endswith(_TAKES_ES)
    return ending not in ("ed", "ing") or _SHORT.fullmatch(bare) is None


def is_listed(word: str, listed: frozenset[str]) -> bool:
    """Tell whether a list of base forms holds this word, whatever its inflection."""
    return not bases(word).isdisjoint(listed)
