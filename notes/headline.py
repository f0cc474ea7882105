"""Who of an interview is thanked, in a line: counted among those listed, never “everyone you met”."""

from notes.interview import Interview, Interviewer
from notes.standing import is_done
from notes.wording.folding import fold
from notes.wording.names import parts


def headline(interview: Interview) -> str:
    """Return `2 of the 3 you listed; missing: Ben Ortiz`."""
    missing = missing_people(interview)
    count = len(interview.interviewers)
    if not count:
        return "nobody is listed yet"
    said = f"{count - len(missing)} of the {count} you listed"
    return f"{said}; missing: {', '.join(person.name for person in missing)}" if missing else said


def short_headline(interview: Interview) -> str:
    """Return `thanked everyone 1/3 · missing Ben, Cy`."""
    missing = missing_people(interview)
    count = len(interview.interviewers)
    said = f"thanked everyone {count - len(missing)}/{count}"
    names = ", ".join(_called(person, interview) for person in missing)
    return f"{said} · missing {names}" if names else said


def missing_people(interview: Interview) -> list[Interviewer]:
    """Return who is still owed a note."""
    return [person for person in interview.interviewers if not is_done(interview, person)]


def _called(person: Interviewer, interview: Interview) -> str:
    """Return the given name, or the whole one when two people share it."""
    given = parts(person.name).given or person.name
    shared = [one for one in interview.interviewers if fold(parts(one.name).given) == fold(given)]
    return given if len(shared) < 2 else person.name
