"""What the title of an invitation tells: the company, and sometimes the role."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from notes.settings import Me
from notes.shown_text import one_line, typed
from notes.wording.mail_domains import domain_of, is_public
from notes.wording.names import fits

_FORWARDED = re.compile(
    r"^(?:(?:re|fwd?|aw|wg|(?:updated )?invitation|accepted|tentative|confirmed|reminder|hold)\s*:\s*)+",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\s@\s(?:mon|tue|wed|thu|fri|sat|sun)\w*\b.*$", re.IGNORECASE)
"""What Google appends to the subject of its mails."""
_BREAKS = re.compile(r"\s*(?:<>|<->|↔|⟷|\||[·•—–]|,\s|:\s|\(|\)|\[|\])\s*|\s+[-x×/]\s+", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|&|with)\s+", re.IGNORECASE)
_AT = re.compile(r"\b(?:at|with|@)\s+(?P<company>.+)$", re.IGNORECASE)
_FOR = re.compile(r"\bfor\s+(?:the\s+|an?\s+)?(?P<role>.+?)(?:\s+(?:role|position|opening))?$", re.IGNORECASE)
_STAGE = re.compile(
    r"\b(?:interviews?|interviewing|screen(?:ing)?|call|chat|conversation|on-?site|rounds?|panel|loop|phone|video"
    r"|technical|final|initial|intro(?:duction|ductory)?|meeting|meet|minutes?|min|discussion|zoom|teams|coding"
    r"|system design|take-?home|behaviou?ral|hiring manager|recruiter|virtual|first|second|third"
    r"|\d+(?:st|nd|rd|th)?|day|part|stage|session|in-?person|remote|debrief|presentation|between|your|our|the|of|to|candidate)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:engineer|developer|programmer|manager|designer|analyst|scientist|architect|director|administrator"
    r"|intern|consultant|specialist|coordinator|representative|accountant|nurse|teacher|writer|editor|researcher"
    r"|technician|assistant|associate|attorney|counsel|head of \w+|lead|sre|cto|ceo|cfo|vp|officer|professor"
    r"|lecturer|recruiter|planner|strategist|producer|operator|advisor|postdoc|clerk|paralegal|librarian)\b",
    re.IGNORECASE,
)
_SCHEDULERS = re.compile(
    r"(?:[\w-]+\.)*(?:calendly|greenhouse|lever|ashbyhq|goodtime|zoom|cal)\.(?:com|io|co|us)"
)
_SECOND_LEVEL = {"co", "com", "ac", "org", "gov", "edu", "net"}


@dataclass(frozen=True, slots=True)
class Title:
    """What a title tells; empty where it tells nothing."""

    company: str = ""
    role: str = ""


def read_title(text: str, me: Me, people: Sequence[str] = ()) -> Title:
    """Return the company and the role named in a title, leaving out people and kinds of interviews."""
    clean = _WHEN.sub("", _FORWARDED.sub("", one_line(typed(text))))
    pieces = [piece for whole in _pieces(clean) for piece in _without_people(whole, me, people)]
    role = next((piece for piece in map(_role, pieces) if piece), "")
    company = next((piece for piece in map(_at, pieces) if piece and not _is_person(piece, me, people)), "")
    return Title(
        company or next((name for name in _companies(pieces) if not _is_person(name, me, people)), ""), role
    )


def _pieces(text: str) -> Iterator[str]:
    for piece in _BREAKS.split(text):
        if piece.strip(" -.\"'"):
            yield piece.strip(" -.\"'")


def _at(piece: str) -> str:
    """Return what follows "at" or "with", unless that is a role or a person's function."""
    found = _AT.search(piece)
    name = _FOR.sub("", found["company"]).strip() if found else ""
    return "" if _ROLE.search(name) or not _STAGE.sub("", name).strip() else name


def _role(piece: str) -> str:
    """Return the role in a piece: "Backend Engineer" of "Backend Engineer Interview at Northwind"."""
    bare = _AT.sub("", piece).strip()
    asked = _FOR.search(bare)
    bare = asked["role"] if asked and _ROLE.search(asked["role"]) else bare
    if not _ROLE.search(bare) or re.fullmatch(r"(?:hiring manager|recruiter)\b.*", bare, re.IGNORECASE):
        return ""
    return " ".join(
        re.sub(
            r"\b(?:interview|screen(?:ing)?|call|on-?site|panel|position|role)\b.*$",
            "",
            bare,
            flags=re.IGNORECASE,
        ).split()
    )


def _companies(pieces: Sequence[str]) -> Iterator[str]:
    """Yield the pieces that can be a company's name: no role, and more than words for interviews."""
    for piece in pieces:
        bare = " ".join(_STAGE.sub(" ", _AT.sub("", _FOR.sub("", piece))).split()).strip(" -")
        if bare and not _ROLE.search(bare) and bare[0].isalnum() and not bare.islower():
            yield bare


def _without_people(piece: str, me: Me, people: Sequence[str]) -> Iterator[str]:
    """Yield a piece, or what is left of "Sam and Ada Park"; names such as Barnes and Noble stay whole."""
    parts = [part.strip() for part in _AND.split(piece)]
    left = [part for part in parts if not _is_person(part, me, people)]
    yield from [piece] if len(left) == len(parts) else left


def _is_person(piece: str, me: Me, people: Iterable[str]) -> bool:
    bare = " ".join(_STAGE.sub(" ", piece).split())
    return bool(bare) and any(fits(name, bare) for name in (me.name, *people) if name)


def company_of_domains(addresses: Iterable[str]) -> str:
    """Return the name that most of the addresses' domains spell; empty for mail that is for everybody."""
    domains = Counter(
        domain
        for domain in map(domain_of, addresses)
        if domain and not is_public(domain) and not _SCHEDULERS.fullmatch(domain)
    )
    if not domains:
        return ""
    labels = domains.most_common(1)[0][0].split(".")
    at = -3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL else -2
    return " ".join(word.capitalize() for word in labels[max(at, -len(labels))].split("-") if word)
