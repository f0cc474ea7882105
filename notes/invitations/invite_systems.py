"""Who sends invitations and joins meetings without being anybody: rooms, programs, shared mail boxes."""

import re

_NEVER = re.compile(
    r"(?:resource|group|import)\.calendar\.google\.com|zoomcrc\.com|(?:[\w-]+\.)*webex\.com"
    r"|(?:fireflies|otter|read|metaview|brighthire|tldv|avoma)\.(?:ai|io|co)|fathom\.video|grain\.(?:com|co)"
)
"""Rooms, conference lines, and programs that take notes in a meeting."""
_PROGRAMS = re.compile(
    r"(?:[\w-]+\.)*(?:calendly|cal|savvycal|chilipiper|doodle|cronofy|zoom|reply|greenhouse|greenhouse-mail|lever"
    r"|ashbyhq|goodtime|modernloop|gem|paradox|smartrecruiters|workable|workablemail|icims|myworkday|workday"
    r"|teamtailor|teamtailor-mail|recruitee|personio|bamboohr|jazzhr|breezy|hirevue|coderpad|codesignal"
    r"|hackerrank|karat)\.(?:com|io|co|us|ai|de|hr)"
)
"""What companies schedule and interview with; people work there too."""
_FUNCTIONS = re.compile(
    r"(?:no-?reply|do-?not-?reply|notifications?|calendar|scheduling|scheduler|schedule|recruiting|recruitment"
    r"|recruiters?|careers?|jobs?|hiring|talent|talent-?acquisition|people(?:-?ops)?|hr|interviews?|interviewers"
    r"|panel|team|all|staff|everyone|info|office|hello|contact|support|bewerbung|karriere|personal|rooms?"
    r"|conf(?:erence)?-?room)"
    r"(?:[-_.+](?:team|all|list|bot|us|eu|uk|emea|apac|north|south|east|west|[0-9a-f]*[0-9][0-9a-f]*))*",
    re.IGNORECASE,
)
"""What mailing lists and shared boxes are called before the @."""
_RECRUITING = re.compile(
    r"\b(?:recruit(?:er|ers|ing|ment)|talent|human resources|hr|people (?:ops|team|operations)|scheduling"
    r"|coordinator|via \w+)\b",
    re.IGNORECASE,
)


def is_program(domain: str) -> bool:
    """Tell whether a domain belongs to a program for scheduling or meeting."""
    return bool(_NEVER.fullmatch(domain) or _PROGRAMS.fullmatch(domain))


def is_nobody(address: str) -> bool:
    """Tell whether an address is a room's, a program's or a list's; Ada at zoom.us is somebody."""
    local, _, domain = address.lower().partition("@")
    if _NEVER.fullmatch(domain) or _FUNCTIONS.fullmatch(local):
        return True
    return bool(_PROGRAMS.fullmatch(domain)) and re.search(r"[\d+]|bot\b|meeting", local) is not None


def recruits(given_name: str) -> bool:
    """Tell whether a name says that its bearer arranges interviews: `Lang, Tess (Talent Acquisition)`."""
    return _RECRUITING.search(given_name) is not None
