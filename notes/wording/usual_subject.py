"""The subject line of a note that nobody has given one yet: plain and true, and about nothing told."""

from notes.interview import Interview

LONGEST = 60
"""So many characters of a subject the lists of most mail programs show."""

_WITHOUT_ROLE = "Thank you for your time"


def usual_subject(interview: Interview) -> str:
    """Return a subject that names the role, where that is short enough, and else thanks for the time."""
    role = " ".join(interview.role.value.split()) if interview.role is not None else ""
    named = f"Thank you – {role} interview"
    return named if role and len(named) <= LONGEST else _WITHOUT_ROLE
