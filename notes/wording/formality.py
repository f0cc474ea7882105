"""How formal a note is expected to be, and why."""

import re

from msgspec import Struct

from notes.interview import Formality, Interview
from notes.wording.folding import fold

_INFORMAL = re.compile(
    r"\b(?:software|tech|technology|saas|internet|web|start ?ups?|design|media|games?|gaming|advertising"
    r"|films?"
    r"|music|entertainment|publishing|e ?commerce|robotics|it|artificial intelligence|ai)\b"
)
_FORMAL = re.compile(
    r"\b(?:law|legal|judiciary|courts?|banks?|banking|finance|financial|investments?|private equity"
    r"|accounting"
    r"|insurance|reinsurance|government|public (?:sector|administration)|diplomacy|military|defen[cs]e"
    r"|medicine"
    r"|medical|health ?care|health|hospitals?|pharmacy|academia|academic|higher education|university)\b"
)


class Expectation(Struct, frozen=True):
    """The formality to expect, and the sentence that says why."""

    formality: Formality
    reason: str


def expectation(interview: Interview) -> Expectation:
    """Return the expected formality: as the file says, else as the industry gives it, else neutral."""
    if interview.formality is not None:
        return Expectation(interview.formality, f"you set formality to {interview.formality}")
    if interview.industry is None or not interview.industry.value.strip():
        return Expectation(Formality.NEUTRAL, "no industry is set")
    industry = interview.industry.value.strip()
    formality = _of_industry(industry)
    if formality is Formality.NEUTRAL:
        return Expectation(formality, f"{industry} has no firm custom")
    return Expectation(formality, f"letters in {industry} are usually {formality}")


def expected_formality(interview: Interview) -> Formality:
    """Return how formal a note for this interview is expected to be."""
    return expectation(interview).formality


def _of_industry(industry: str) -> Formality:
    """Tell from the words of an industry; where they disagree (`legal tech`), neutral."""
    words = " ".join(re.findall(r"[a-z0-9]+", fold(industry)))
    is_formal, is_informal = bool(_FORMAL.search(words)), bool(_INFORMAL.search(words))
    if is_formal == is_informal:
        return Formality.NEUTRAL
    return Formality.FORMAL if is_formal else Formality.INFORMAL
