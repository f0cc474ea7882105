"""Whether an interview is done as well as it can be: everyone thanked, and in time."""

from notes.deadline import deadline_of, is_sent_late
from notes.interview import Interview
from notes.settings import Settings
from notes.standing import is_done


def all_thanked_in_time(interview: Interview, settings: Settings) -> bool:
    """Tell whether nothing is owed to anybody listed, at least one note was sent, and none was late."""
    people = interview.interviewers
    sent = [(person.sent, deadline_of(interview, person, settings)) for person in people if person.sent]
    if not sent or not all(is_done(interview, person) for person in people):
        return False
    return not any(deadline is None or is_sent_late(at, deadline) for at, deadline in sent)
