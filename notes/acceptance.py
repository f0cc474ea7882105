"""What a person has accepted: `accepted: [RULE]` or `RULE: quoted text`, and which findings that covers."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from notes.findings import Finding
from notes.interview import Interviewer
from notes.rules import RULES

_ALWAYS_WITH_TEXT = "proofread/harper/"
_QUOTES = "\"'“”‘’"


@lru_cache(maxsize=512)
def parse_acceptance(entry: str) -> tuple[str, str | None]:
    """Return the rule and the quoted text of an entry; `None` when it has no text."""
    rule, colon, quote = entry.strip().partition(":")
    return rule.strip(), _plain(quote) if colon and quote.strip() else None


def _plain(quote: str) -> str:
    """Compare what a person would call the same words: white space, quotation marks and case aside."""
    plain = " ".join(unicodedata.normalize("NFC", quote).split())
    return plain.strip(_QUOTES).strip().casefold()


def is_acceptable(finding: Finding) -> bool:
    """Tell whether `accepted:` may silence a finding."""
    rule = RULES.get(finding.rule)
    return rule is None or rule.acceptable


def is_accepted(finding: Finding, person: Interviewer) -> bool:
    """Tell whether this person's `accepted` list covers a finding."""
    return bool(person.accepted) and is_acceptable(finding) and any(_covering(finding, person))


def _covering(finding: Finding, person: Interviewer) -> Iterable[bool]:
    for entry in person.accepted:
        rule, quote = parse_acceptance(entry.value)
        if rule != finding.rule:
            continue
        if quote is None:
            yield not finding.rule.startswith(_ALWAYS_WITH_TEXT)
        else:
            yield quote == _plain(finding.quote)


def acceptance_of(finding: Finding) -> str:
    """Return the entry that accepts a finding: with the text it is about, where it is about a text."""
    quote = " ".join(finding.quote.split())
    return f"{finding.rule}: {quote}" if quote else finding.rule
