"""Folders of many interviews, made up from a seed: an orderly one, and one as it grows over years."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from random import Random

COMPANIES = (
    *("Northwind", "Globex", "Initrode", "Umbra", "Hooli", "Vandelay"),
    *("Stark", "Wonka", "Cyber", "Tyrell", "Aperture", "Oscorp"),
)
KINDS = ("Robotics", "Systems", "Partners", "Health", "Freight", "Games", "Bank", "Labs", "Energy", "Foods")
ROLES = ("Backend Engineer", "Data Analyst", "Product Designer", "Paralegal", "Nurse Manager", "Accountant")
FIRST = (
    *("Ada", "Ben", "Chloé", "Dmitri", "Elif", "Farah", "Goro", "Hanna"),
    *("Íñigo", "Jun", "Kofi", "Lena", "Mei", "Noor", "Olu", "Petra"),
)
LAST = (
    *("Park", "Ortiz", "Müller", "Okafor", "Tanaka", "Novák", "Silva", "O'Hara"),
    *("de la Cruz-Vega", "Lindqvist", "Sørensen", "Wu"),
)
TOPICS = (
    "her first robot caught fire in the lobby",
    "moving the planner off the old database",
    "how the night shift hands over",
    "the choir that meets on Thursdays",
    "why they stopped estimating in days",
    "a bakery that runs on spreadsheets",
)
BODY = (
    "Thank you for taking the time to talk with me about {topic}.",
    "I have been turning over what you said ever since, and I think I see now why the team works as it does.",
    "The role of {role} sounds even more like what I hope to do next.",
    "Please tell me if you would like to see the draft I mentioned.",
)
START = datetime(2024, 1, 8, 9, 0, tzinfo=timezone(timedelta(hours=-5)))


def orderly(folder: Path, count: int, seed: int = 1) -> None:
    """Write `count` interviews in one flat folder, all YAML, all well."""
    chance = Random(seed)  # noqa: S311 - it must be repeatable, not secret
    folder.mkdir(parents=True, exist_ok=True)
    for number, name in zip(range(count), _names(chance), strict=False):
        (folder / name).write_text(interview(chance, number))


def grown(folder: Path, count: int, seed: int = 2) -> None:
    """Write `count` interviews as they come together in real life.

    Folders by year; YAML and TOML, LF and CRLF, byte-order marks; people without a note, notes sent; a broken
    file in a hundred; and among them other people's Markdown, a tenth as many, which is no interview.
    """
    chance = Random(seed)  # noqa: S311 - it must be repeatable, not secret
    for number, name in zip(range(count), _names(chance), strict=False):
        place = folder / name[:4]
        place.mkdir(parents=True, exist_ok=True)
        text = toml_interview(chance, number) if chance.random() < 0.3 else interview(chance, number)
        if chance.random() < 0.01:
            text = text.replace("company", "company: [", 1)
        data = (text.replace("\n", "\r\n") if chance.random() < 0.2 else text).encode()
        (place / name).write_bytes(b"\xef\xbb\xbf" + data if chance.random() < 0.05 else data)
        if number % 10 == 0:
            (place / f"reading-list-{number}.md").write_text(_other_markdown(chance))


def interview(chance: Random, number: int) -> str:
    """Return one interview with YAML frontmatter."""
    company, role, ended, people = _round(chance, number)
    lines = ["---", f"company: {company}", f"role: {role}", f"ended: {ended.isoformat()}", "interviewers:"]
    for person in people:
        lines += [f"  - name: {person}", f"    email: {_email(person, company)}", "    talked_about:"]
        lines += [f"      - {topic}" for topic in chance.sample(TOPICS, 2)]
        if chance.random() < 0.7:
            lines += [f"    sent: {(ended + timedelta(hours=chance.randint(1, 30))).isoformat()}"]
    lines += ["---", "Jotted down on the train.", ""]
    return "\n".join([*lines, *_sections(chance, role, people)])


def toml_interview(chance: Random, number: int) -> str:
    """Return one interview with TOML frontmatter."""
    company, role, ended, people = _round(chance, number)
    lines = ["+++", f'company = "{company}"', f'role = "{role}"', f"ended = {ended.isoformat()}"]
    for person in people:
        topics = ", ".join(f'"{topic}"' for topic in chance.sample(TOPICS, 2))
        lines += ["", "[[interviewers]]", f'name = "{person}"', f"talked_about = [{topics}]"]
    lines += ["+++", ""]
    return "\n".join([*lines, *_sections(chance, role, people)])


def _names(chance: Random) -> Iterator[str]:
    number = 0
    while True:
        day = date(2024, 1, 8) + timedelta(days=number % 1000)
        yield f"{day.isoformat()}-{chance.choice(COMPANIES).lower()}-{number}.md"
        number += 1


def _round(chance: Random, number: int) -> tuple[str, str, datetime, list[str]]:
    company = f"{chance.choice(COMPANIES)} {chance.choice(KINDS)} {number}"
    ended = START + timedelta(days=number % 1000, hours=chance.randint(0, 9))
    people = [f"{first} {chance.choice(LAST)}" for first in chance.sample(FIRST, chance.randint(1, 4))]
    return company, chance.choice(ROLES), ended, people


def _email(person: str, company: str) -> str:
    name = person.split(maxsplit=1)[0].lower().encode("ascii", "ignore").decode()
    return f"{name}@{company.split(maxsplit=1)[0].lower()}.example"


def _sections(chance: Random, role: str, people: list[str]) -> Iterator[str]:
    for person in people:
        if chance.random() < 0.8:
            first = person.split()[0]
            yield f"## To {person}\nSubject: Thank you, {first}\n\nHi {first},\n"
            yield "\n\n".join(BODY).format(topic=chance.choice(TOPICS), role=role)
            yield "\nBest,\nSam Rivera\n"


def _other_markdown(chance: Random) -> str:
    front = "---\ntitle: Reading list\ntags: [books]\n---\n" if chance.random() < 0.5 else ""
    return front + "# Reading list\n\n" + "".join(f"- {chance.choice(TOPICS)}\n" for _ in range(40))


GENERATORS: dict[str, Callable[[Path, int], None]] = {"orderly": orderly, "grown": grown}
