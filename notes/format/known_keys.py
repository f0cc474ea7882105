"""The keys that frontmatter may have (design, section 2), and which one a mistyped key means."""

import re
from collections.abc import Collection

INTERVIEW_KEYS = (
    "company",
    "role",
    "ended",
    "industry",
    "formality",
    "timezone",
    "deadline",
    "decision",
    "outcome",
    "interviewers",
)
INTERVIEWER_KEYS = (
    "name",
    "title",
    "email",
    "address",
    "channel",
    "ended",
    "talked_about",
    "sent",
    "proofread",
    "accepted",
    "goes_by",
    "thanked_through",
    "no_note",
)

_OTHER_WORDS = {
    "interviewer": "interviewers",
    "interviewed_by": "interviewers",
    "people": "interviewers",
    "met": "interviewers",
    "panel": "interviewers",
    "position": "role",
    "job": "role",
    "employer": "company",
    "organization": "company",
    "organisation": "company",
    "end": "ended",
    "ended_at": "ended",
    "date": "ended",
    "tz": "timezone",
    "zone": "timezone",
    "due": "deadline",
    "result": "outcome",
    "mail": "email",
    "e_mail": "email",
    "email_address": "email",
    "job_title": "title",
    "topics": "talked_about",
    "discussed": "talked_about",
    "sent_at": "sent",
    "sent_on": "sent",
    "via": "channel",
    "nickname": "goes_by",
    "aka": "goes_by",
}
"""Words that people use for a key."""


def meant_key(word: str, known: Collection[str]) -> str | None:
    """Return the known word that another one means: written otherwise, mistyped, or a usual word for it."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    folded = re.sub(r"[\s-]+", "_", word.strip().casefold())
    other = _OTHER_WORDS.get(folded)
    if other in known:
        return other
    if len(folded) > 40:
        return None
    limit = 1 if len(folded) <= 4 else 2
    found = process.extractOne(folded, list(known), scorer=OSA.distance, score_cutoff=limit)
    return str(found[0]) if found else None
