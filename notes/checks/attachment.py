"""The rule about attachments: notes carry none."""

import re
from collections.abc import Iterator

from notes.case import Case
from notes.checks.spot import spot
from notes.findings import Finding, Severity
from notes.interview import Channel
from notes.place import Span
from notes.rules import note_rule

_RULE = "proofread/missing-attachment"
_HERE = r"(?:this|the|my) (?:e-?mail|message|note|letter)"
_THING = (
    r"(?:r[eé]sum[eé]s?|cv|cover letter|portfolio|samples?|writing sample|references?|reference list"
    r"|documents?"
    r"|files?|article|paper|report|slides?|deck|presentation|spreadsheet|transcripts?|certificates?|pdf"
    r"|photos?"
    r"|link|copy|copies|list|summary|proposal|case study|draft|form|code|screenshots?|diagram|plan|sketch"
    r"|version"
    r"|one)"
)
_HINT = re.compile(r"attach|enclos|pfa", re.IGNORECASE)
"""Without one of these the long pattern need not be tried."""
_DOING = r"(?:attach(?:ed|ing)?|enclos(?:e|ed|ing))\b"
_SPEAKS = re.compile(
    rf"\bfind (?:\w+ ){{1,4}}(?:attached|enclosed)\b|\b(?:please )?(?:find|see|note"
    rf"|review) (?:the )?(?:attached|enclosed|attachments?)\b"
    rf"|\b(?:attached|enclosed) (?:please find|you(?:['’]ll| will)? (?:will )?find|is|are|below|herewith"
    rf"|hereto"
    rf"|(?:to|with|in) {_HERE})\b"
    rf"|\bi(?:['’]ve| have| am|['’]m|['’]ll| will| would like to)(?: also| just)? {_DOING}"
    rf"(?! (?:great|much|little|no|some|any|more) (?:importance|value|weight))"
    rf"(?:(?! to (?!{_HERE}|you))[^.!?\n])*(?=[.,;!?\n]|$)"
    rf"|\bi(?: also| just)? (?:attach|enclose)(?:d)?\b(?:(?! to (?!{_HERE}|you))[^.!?\n])*\b{_THING}\b"
    rf"|\bi(?: also| just)? enclose (?:an?|the|my|some|two|three) (?!(?:\w+ )?gift)"
    rf"|\b(?:the|my|an?|this) (?:attached|enclosed) (?:\w+ ){{0,2}}{_THING}\b"
    rf"|\bmy {_THING}(?: \w+)? (?:is|are) (?:attached|enclosed)\b|\b(?:is|are) (?:attached"
    rf"|enclosed) (?:here|below)?(?=[.,;]|$)"
    rf"|\b(?:in|as) (?:the|an) (?:attachment|enclosure)\b|\bsee (?:the )?attachments?\b|\bpfa\b"
    rf"|^(?:attached|enclosed)\b(?! to\b)",
    re.IGNORECASE | re.MULTILINE,
)


@note_rule(
    _RULE,
    Severity.WARNING,
    "Speaks of an attachment; notes carry none.",
    source="Afterword sends plain text only; mail programs give the same warning",
)
def missing_attachment(case: Case) -> Iterator[Finding]:
    """Find words that promise an attachment or an enclosure."""
    if case.letter is None:
        return
    by_hand = case.channel is Channel.HANDWRITTEN
    advice = "remember to put it in the envelope" if by_hand else "give a link, or send the file yourself"
    for paragraph in case.letter.paragraphs:
        for found in _SPEAKS.finditer(paragraph.value) if _HINT.search(paragraph.value) else ():
            words = re.search(r"(?:attach|enclos)\w*|pfa", found[0], re.IGNORECASE)
            assert words is not None  # noqa: S101 - every alternative has one
            start = found.start() + words.start()
            span = Span(start, start + len(words[0])).shifted(paragraph.span.start)
            message = f"“{words[0]}”: the note itself carries nothing; {advice}."
            yield spot(case, _RULE, Severity.WARNING, message, span)
