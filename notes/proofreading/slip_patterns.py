"""The patterns behind our own slips, read from lists: `regex => what to write => why`."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from msgspec import Struct

from notes.wording.phrases import lines

Mend = Callable[[str], str]

LISTS = ("slips", "slips_of_verbs", "slips_of_sound", "slips_of_small_words")

_PLURALS = {"was": "were", "is": "are", "has": "have", "does": "do"}
_NO_BARE_ED = frozenset(
    ("welcomed", "loved", "liked", "preferred", "hoped", "contributed", "used", "appreciated", "realized")
)
_TO_LETTERS = re.compile(r"\\b|\(\?<?[!=][^()]*\)|\(\?-i:[^()]*\)|\[[^\]]*\][?*+]?|\\.[?*+]?")
_GROUP = re.compile(r"\((?:\?:)?[^()]*\)(?:[?*+]|\{[\d,]+\})?\??")


class Pattern(Struct, frozen=True):
    """One kind of slip: group `slip` is what is wrong, `mend` makes it right."""

    source: str
    mend: Mend
    message: str
    in_sentences: bool
    """Only for the beginning of a paragraph: subjects, list items and the like are fragments by nature."""
    hints: tuple[str, ...]
    """Small letters some of which must be there; looking for them is far cheaper than the pattern."""

    @property
    def regex(self) -> re.Pattern[str]:
        """The expression itself, compiled when a text first has one of its hints: most never are."""
        return _compiled(self.source, self.in_sentences)

    def may_be_in(self, lowered: str) -> bool:
        """Tell whether the pattern is worth trying on a text, given in small letters."""
        return not self.hints or any(hint in lowered for hint in self.hints)


@cache
def _compiled(source: str, case_matters: bool) -> re.Pattern[str]:
    return re.compile(source, re.NOFLAG if case_matters else re.IGNORECASE)


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return all patterns."""
    verbs = _verbs()
    placed = {
        "VERB": "|".join(verbs["verb"]),
        "NOUNVERB": "|".join(verbs["noun-like"]),
        "GERUND": "|".join((*verbs["verb"].values(), *verbs["noun-like"].values())),
        "PAST": "|".join(verbs["past"]),
        "PASTONLY": "|".join(past for past, whole in _irregular("past") if past != whole),
        "PRESENT": "|".join(now for now, past in _irregular("plain") if now != past),
        "OPEN": "^",
        "SENTENCE": "^",
        "FEW": "(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty"
        r"|[2-9]|[1-9]\d+)",
    }
    mends = _mends(verbs)
    return tuple(_pattern(line, placed, mends) for name in LISTS for line in lines(name))


def _verbs() -> dict[str, dict[str, str]]:
    """Return the gerunds of plain verbs and of those that are nouns too, and the plain forms of pasts."""
    tables: dict[str, dict[str, str]] = {"verb": {}, "noun-like": {}, "past": {}}
    for line in lines("letter_verbs"):
        kind, form, other = line.split()
        tables[kind][form] = other
    return tables


def _irregular(form: str) -> tuple[tuple[str, str], ...]:
    """Return pairs of forms of irregular verbs: plain and past, or past and participle."""
    verbs = (line.split() for line in lines("irregular_verbs"))
    first = {"plain": 0, "past": 1}[form]
    return tuple((verb[first], verb[first + 1]) for verb in verbs)


def _mends(verbs: Mapping[str, Mapping[str, str]]) -> dict[str, Mend]:
    """Return what can be done to wrong words, by name."""
    gerunds = {**verbs["verb"], **verbs["noun-like"]}
    plain = {**{value: key for key, value in gerunds.items()}, **verbs["past"]}
    participles, pasts = dict(_irregular("past")), dict(_irregular("plain"))
    before_participle = {whole: past for past, whole in participles.items()}
    plainly = {"were": "be", **{past: now for now, past in pasts.items()}}
    perfect = {now: participles[past] for now, past in pasts.items()} | {"lend": "lent", "hold": "held"}
    return {
        "gerund": lambda slip: gerunds[slip.lower().removeprefix("to ")],
        "for-gerund": lambda slip: f"for {gerunds[slip.lower().removeprefix('to ')]}",
        "from-gerund": lambda slip: f"from {gerunds[slip.lower().removeprefix('to ')]}",
        "plain": lambda slip: plain[slip.lower()],
        "past": lambda slip: pasts[slip.lower()],
        "participle": lambda slip: participles[slip.lower()],
        "bare": lambda slip: slip[len("to ") :],
        "third": _third,
        "of-many": lambda slip: re.sub(r"(?<=o)es$|(?<=ch)es$|s$", "", slip),
        "capital": str.capitalize,
        "join": lambda slip: slip.replace(" ", ""),
        "have": lambda slip: re.sub(r"of$", "have", slip),
        "polite": lambda slip: f"{slip[len('me and ') :]} and I",
        "plural": lambda slip: _in_number(slip, _PLURALS),
        "singular": lambda slip: _in_number(slip, {plural: one for one, plural in _PLURALS.items()}),
        "unpast": _unpast,
        "several": _several,
        "possessive": lambda slip: f"{slip[:-1]}'s",
        "possessives": lambda slip: f"{slip}'",
        "no-apostrophe": lambda slip: re.sub(r"['’]", "", slip),
        "article": lambda slip: f"{'an' if re.match(r'(?:[aeiou]|hono)', slip) else 'a'} {slip}",
        "halved": lambda slip: slip[: len(slip) // 2],
        "nothing": lambda _: "",
        "plainly": lambda slip: plainly.get(slip.lower(), slip),
        "perfect": lambda slip: perfect.get(slip.lower()) or f"{slip.removesuffix('e')}ed",
        "would-have": lambda slip: re.sub("had$", "have", slip),
        "feeling": lambda slip: f"{re.sub(r'(?:ing|e)$', '', slip)}ed",
        "subject": _as_subject,
        "past-of-participle": lambda slip: before_participle[slip.lower()],
        "i-verb": lambda slip: f"I {plain.get(slip.split()[-1], slip.split()[-1].removesuffix('ing'))}",
        "to-plain": lambda slip: f"to {plain[slip.lower()]}",
        "will-third": lambda slip: f"{slip.removeprefix('will ')}s",
        "one": lambda slip: re.sub(r"ies$", "y", slip) if slip.endswith("ies") else slip[:-1],
        "without-article": lambda slip: slip.partition(" ")[2],
        "apostrophe-i": lambda slip: f"I'{slip[1:]}",
    }


def _pattern(line: str, placed: Mapping[str, str], mends: Mapping[str, Mend]) -> Pattern:
    """Read one line of a list."""
    regex, mend, message = (piece.strip() for piece in line.split("=>"))
    in_sentences = "<SENTENCE>" in regex
    hints = _marked(regex) or _longest_literal(regex)
    for name, alternatives in placed.items():
        regex = regex.replace(f"<{name}>", alternatives)
    regex = re.sub(r"\{\{(.*?)\}\}", r"(?P<slip>\1)", regex).replace("'", "['’]")
    return Pattern(regex, mends[mend[1:]] if mend[:1] == ":" else _writes(mend), message, in_sentences, hints)


def _marked(regex: str) -> tuple[str, ...]:
    """Return the words a pattern marks where they are written out, else nothing."""
    marked = re.search(r"\{\{(?:\(\?:)?([a-z '|]+?)\)?\}\}", regex)
    words = marked[1].split("|") if marked else []
    return tuple(words) if all(len(word) > len("has") for word in words) else ()


def _longest_literal(regex: str) -> tuple[str, ...]:
    """Return the longest stretch of letters that every match has; nothing where there is none."""
    rest = re.sub(r"\{\{|\}\}|<[A-Z]+>", "\0", regex)
    rest = _TO_LETTERS.sub("\0", rest)
    while _GROUP.search(rest):
        rest = _GROUP.sub("\0", rest)
    found = (piece for piece in re.findall(r"[a-z' ]{3,}(?![?*+{])", rest))
    return () if "|" in rest else tuple(sorted(found, key=len)[-1:])


def _in_number(verb: str, table: Mapping[str, str]) -> str:
    """Return the verb for one, or for several: `was` and `were`, `hasn’t` and `haven’t`."""
    stem, negation = re.fullmatch(r"(\w+?)(n['’]t)?", verb.lower()).groups(default="")  # type: ignore[union-attr]
    return table[stem] + negation


def _third(verb: str) -> str:
    irregular = {"have": "has", "do": "does", "go": "goes", "carry": "carries", "try": "tries"}
    return irregular.get(verb.lower()) or verb + ("es" if re.search(r"(?:ch|sh|ss|x)$", verb) else "s")


def _unpast(verb: str) -> str:
    """Return the plain form of a regular past."""
    return verb.lower().removesuffix("d" if verb.lower() in _NO_BARE_ED else "ed")


def _as_subject(people: str) -> str:
    """Return `she and Tom` for `her and Tom`."""
    first, _, rest = people.partition(" ")
    return f"{ {'her': 'she', 'him': 'he', 'them': 'they'}[first.lower()] } {rest}"


def _several(noun: str) -> str:
    return re.sub(r"(?<![aeiou])y$", "ie", noun) + "s"


def _writes(words: str) -> Mend:
    return lambda slip: words.replace("*", slip)
