"""What the title of an invitation tells: the company, and sometimes the role."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from notes.invitations.invite_systems import is_program
from notes.settings import Me
from notes.shown_text import one_line, typed
from notes.wording.mail_domains import domain_of, is_public
from notes.wording.names import fits, key, parts

_FORWARDED = re.compile(
    r"^(?:(?:re|fwd?|aw|wg|(?:updated |new )?(?:invitation|event)|accepted|tentative|confirmed|confirmation"
    r"|reminder|hold|rescheduled|updated|einladung|aktualisierte einladung|invitation mise à jour)\s*:\s*)+",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\s@\s(?:mon|tue|wed|thu|fri|sat|sun)\w*\b.*$", re.IGNORECASE)
"""What Google appends to the subject of its mails."""
_CONFIRMED = re.compile(
    r"\s+(?:is|has been|was)\s+(?:now\s+)?(?:confirmed|scheduled|booked|moved|rescheduled).*$", re.IGNORECASE
)
_BREAKS = re.compile(r"\s*(?:<>|<->|↔|⟷|\||[·•—–]|,\s|:\s|\(|\)|\[|\])\s*|\s+[-x×/]\s+", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|&|und|et|with|w/)\s+", re.IGNORECASE)
_AT = re.compile(r"(?<!\S)(?:at|with|w/|@|from|bei|mit|chez|avec)\s+(?P<company>.+)$", re.IGNORECASE)
_FOR = re.compile(
    r"\bfor\s+(?:the\s+|an?\s+)?(?P<role>.+?)(?:\s+(?:role|position|opening|opportunity))?$", re.IGNORECASE
)
_THEIR_TEAM = re.compile(r"(?:['’]s)?\s+(?:(?:hiring|talent|recruiting|people)\s+)?team$", re.IGNORECASE)
_STAGE_WORD = (
    r"interviews?|interviewing|screen(?:ing)?|call|chat|conversations?|on-?site|rounds?|panel|loop"
    r"|phone|video|technical|final|initial|intro(?:duction|ductory)?|meeting|meet(?: the team)?"
    r"|minutes?|mins?|discussion|zoom|teams|webex|coding|system design|take-?home|behaviou?ral"
    r"|hiring (?:manager|team)|recruiter|virtual|day|part|stage|session|in-?person|remote|debrief"
    r"|presentation|confirmation|confirmed|hold|coffee|lunch|career|job|superday|q&a|q & a|work trial"
    r"|trial|case study|case|assessment(?: cent(?:er|re))?|exercise|portfolio review|culture(?: fit)?"
    r"|values|product sense|leadership|deep dive|follow-?up|catch-?up|get to know|cancell?ed|re|1:1"
    r"|(?:vorstellungs|bewerbungs|kennenlern|erst|zweit)?gespräch|telefoninterview|kennenlernen"
    r"|probetag|entretien|échange|technique|visio|entrevista|candidate|\d+(?:st|nd|rd|th)?"
    r"|\d+\s*/\s*\d+"
)
_FILLER = r"first|second|third|the|a|an|our|your|us|to|of|and|between|on|in|via|for"
_BEFORE = re.compile(
    rf"^(?:(?:(?:{_FILLER})\s+)*(?:{_STAGE_WORD})(?![\w'’.])[\s,:-]*)+(?:between\s+)?", re.IGNORECASE
)
_AFTER = re.compile(
    rf"(?:[\s,:-]*(?<![\w'’])(?:(?:{_FILLER})\s+)*(?:{_STAGE_WORD})(?![\w'’]))+\s*$", re.IGNORECASE
)
_ONLY_FILLER = re.compile(rf"(?:(?:{_FILLER})\b\s*)*", re.IGNORECASE)
ROLE = re.compile(
    r"\b(?:engineer|developer|programmer|manager|designer|analyst|scientist|architect|director|administrator"
    r"|intern|consultant|specialist|coordinator|representative|accountant|nurse|teacher|writer|editor|researcher"
    r"|technician|assistant|associate|attorney|counsel|head of \w+|lead|sre|cto|ceo|cfo|vp|officer|professor"
    r"|lecturer|recruiter|planner|strategist|producer|operator|advisor|postdoc|clerk|paralegal|librarian"
    r"|entwickler(?:in)?|ingenieur(?:e|in)?|développeu(?:r|se))\b",
    re.IGNORECASE,
)
_NO_ROLE = re.compile(r"(?:hiring manager|recruiter)\b.*", re.IGNORECASE)
_SAID_AFTER_ROLE = re.compile(
    r"\b(?:interview|screen(?:ing)?|call|on-?site|panel|position|role)\b.*$", re.IGNORECASE
)
_ADDRESSED = re.compile(r"(?:dr|prof|mr|mrs|ms|mx|herr|frau|mme)\.?\s", re.IGNORECASE)
_SECOND_LEVEL = {"co", "com", "ac", "org", "gov", "edu", "net"}


class Title(Struct, frozen=True):
    """What a title tells; empty where it tells nothing."""

    company: str = ""
    role: str = ""


def read_title(text: str, me: Me, people: Sequence[str] = (), addresses: Iterable[str] = ()) -> Title:
    """Return the company and the role named in a title, leaving out people and kinds of interviews.

    Of several names that could be the company's, the one that the addresses' domain spells is it.
    """
    clean = _CONFIRMED.sub("", _WHEN.sub("", _FORWARDED.sub("", one_line(typed(text)))))
    pieces = [piece for whole in _pieces(clean) for piece in _without_people(whole, me, people)]
    role = next((piece for piece in map(_role, pieces) if piece), "")
    named = [*filter(None, map(_at, pieces)), *_companies(pieces)]
    companies = [name for name in named if not _is_person(name, me, people)]
    label = key(company_of_domains(addresses))
    spelt = (name for name in companies if label and _spells(label, key(name)))
    return Title(next(spelt, next(iter(companies), "")), role)


def _spells(label: str, name: str) -> bool:
    return len(name) > 1 and (label.startswith(name) or name.startswith(label))


def _pieces(text: str) -> Iterator[str]:
    for piece in _BREAKS.split(text):
        if piece.strip(" -.\"'"):
            yield piece.strip(" -.\"'")


def _at(piece: str) -> str:
    """Return what follows "at" or "with", unless that is a role or a person's function."""
    found = _AT.search(piece)
    return _bare(_FOR.sub("", found["company"].rpartition(" from ")[2])) if found else ""


def _bare(piece: str) -> str:
    """Return a piece without the words for interviews around it; empty if it can be no company's name."""
    bare = _AFTER.sub("", _THEIR_TEAM.sub("", _BEFORE.sub("", piece))).strip(" -")
    if not bare or ROLE.search(bare) or _ONLY_FILLER.fullmatch(bare) or not bare[0].isalnum():
        return ""
    return "" if bare.islower() else bare


def _role(piece: str) -> str:
    """Return the role in a piece: "Backend Engineer" of "Backend Engineer Interview at Northwind"."""
    bare = _AT.sub("", piece).strip()
    asked = _FOR.search(bare)
    bare = asked["role"] if asked and ROLE.search(asked["role"]) else bare
    if not ROLE.search(bare) or _NO_ROLE.fullmatch(bare):
        return ""
    return " ".join(_SAID_AFTER_ROLE.sub("", bare).split())


def _companies(pieces: Sequence[str]) -> Iterator[str]:
    """Yield the pieces that can be a company's name: no role, and more than words for interviews."""
    for piece in pieces:
        if bare := _bare(_AT.sub("", _FOR.sub("", piece)).strip()):
            yield bare


def _without_people(piece: str, me: Me, people: Sequence[str]) -> Iterator[str]:
    """Yield a piece, or what is left of "Sam and Ada Park"; names such as Barnes and Noble stay whole."""
    pieces = [part.strip() for part in _AND.split(piece)]
    left = [part for part in pieces if not _is_person(part, me, people)]
    yield from [piece] if len(left) == len(pieces) else left


def _is_person(piece: str, me: Me, people: Iterable[str]) -> bool:
    """Tell whether a piece names somebody; a family name alone is more often what a firm is called."""
    bare = _AFTER.sub("", _BEFORE.sub("", piece)).strip()
    if _ADDRESSED.match(bare):
        return True
    return bool(bare) and any(
        fits(name, bare) and key(bare) != key(parts(name).family) for name in (me.name, *people) if name
    )


def company_of_domains(addresses: Iterable[str]) -> str:
    """Return the name that most of the addresses' domains spell; empty for mail that is for everybody."""
    domains = Counter(
        domain
        for domain in map(domain_of, addresses)
        if domain and not is_public(domain) and not is_program(domain)
    )
    if not domains:
        return ""
    labels = domains.most_common(1)[0][0].split(".")
    at = -3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL else -2
    return " ".join(word.capitalize() for word in labels[max(at, -len(labels))].split("-") if word)
