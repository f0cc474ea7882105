"""The sample: interviews that show every state, with dates as seen from now."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from string import Template

from msgspec import Struct
from pendulum import DateTime

from notes.configuration.settings_template import TEMPLATE
from notes.fingerprint import fingerprint
from notes.format.reader import read_interview
from notes.interview import Interview
from notes.settings import SETTINGS_FILE, Settings

SENDER = "Sam Rivera"
"""Who signs the letters when nobody told Afterword their name."""

_PROOFREAD = "proofread_"
"""Begins the placeholders of fingerprints; what follows is the number of the interviewer, from 1."""

CLOCK_TIMES = ((15, 30), (11, 15), (16, 45), (10, 0))
"""When the conversations of the sample end, on whatever day fits; the first that fits is taken."""


class SampleInterview(Struct, frozen=True):
    """One file of the sample."""

    slug: str
    hours_ago: tuple[float, float]
    """Between how many hours ago (least, most) the conversation ended."""
    after_hours: dict[str, float]
    """Hours from the end of the conversation to other moments of the file."""


INTERVIEWS = (
    SampleInterview("northwind-robotics", (2, 22), {}),
    SampleInterview("halden-frost", (50, 72), {"sent": 2.5, "decision": 24 * 6}),
    SampleInterview("lantern-games", (96, 120), {"sent": 3.25, "posted": 17.5}),
    SampleInterview("blue-heron-health", (1, 1.25), {}),
    SampleInterview("quill-and-compass", (26, 48), {}),
    SampleInterview("marlow-transit", (4, 24), {}),
    SampleInterview("papercrane-studio", (24 * 12, 24 * 13), {}),
    SampleInterview("tidewater-bank", (24 * 34, 24 * 35), {"sent": 18.5}),
)


class SampleFile(Struct, frozen=True):
    """A file to write: its name and its text."""

    name: str
    text: str


def sample_files(now: DateTime, sender: str = SENDER) -> Iterator[SampleFile]:
    """Yield the files of a sample folder as seen from `now`, its letters signed by `sender`."""
    signatures = {"sender": sender, "first": sender.split(maxsplit=1)[0]}
    yield SampleFile("README.md", _template("README").substitute(signatures))
    yield SampleFile(SETTINGS_FILE, TEMPLATE)
    for sample in INTERVIEWS:
        ended = end_of_conversation(now, *sample.hours_ago)
        moments = {name: ended.add(seconds=round(hours * 3600)) for name, hours in sample.after_hours.items()}
        written = {name: _written(at) for name, at in (moments | {"ended": ended}).items()}
        name = f"{ended:%Y-%m-%d}-{sample.slug}.md"
        yield SampleFile(name, _confirmed(name, _template(sample.slug), signatures | written))


def _confirmed(name: str, template: Template, values: dict[str, str]) -> str:
    """Return the text with the fingerprints of the letters that the sender has confirmed."""
    wanted = [key for key in template.get_identifiers() if key.startswith(_PROOFREAD)]
    if not wanted:
        return template.substitute(values)
    interview = read_interview(Path(name), template.safe_substitute(values), Settings())
    if not isinstance(interview, Interview):
        raise TypeError(f"the sample {name} is broken")
    prints = {}
    for number, person in enumerate(interview.interviewers, 1):
        letter = interview.note_to(person.name)
        if letter and f"{_PROOFREAD}{number}" in wanted:
            prints[f"{_PROOFREAD}{number}"] = fingerprint(letter)
    return template.substitute(values | prints)


def end_of_conversation(now: DateTime, least_hours: float, most_hours: float) -> DateTime:
    """Return a moment between so many hours ago, at a usual time of the day if one lies there."""
    latest, earliest = (
        now.subtract(minutes=round(least_hours * 60)),
        now.subtract(minutes=round(most_hours * 60)),
    )
    for hour, minute in CLOCK_TIMES:
        at = latest.set(hour=hour, minute=minute, second=0, microsecond=0)
        at = at if at <= latest else at.subtract(days=1)
        if at >= earliest:
            return at
    return latest.set(minute=latest.minute - latest.minute % 5, second=0, microsecond=0)


def _written(at: DateTime) -> str:
    return at.isoformat(timespec="seconds")


def _template(name: str) -> Template:
    return Template(files("notes").joinpath("samples", f"{name}.txt").read_text(encoding="utf-8"))
