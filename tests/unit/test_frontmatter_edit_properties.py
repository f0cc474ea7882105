"""Edits of any frontmatter people may write: only the intended lines change, every value reads back."""

import tomllib
from collections.abc import Callable
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path
from typing import Any

import pendulum
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from notes.editing.edit_errors import EditRefused
from notes.editing.frontmatter_edit import (
    Edits,
    Value,
    add_interviewer,
    append_item,
    in_turn,
    remove_interviewer_key,
    remove_item,
    remove_key,
    set_interviewer_key,
    set_key,
)
from notes.format import fences
from notes.format.reader import read_interview
from notes.interview import Interview
from notes.replacement import apply
from notes.settings import Settings

NAMES = ["Ada Park", "Ben Ortiz", "王小明"]
SENT = pendulum.datetime(2026, 11, 20, 18, 0, tz="America/New_York")
BODY = "Private: `sent: never` 😀\n---\n## To Ada Park\n\nHi Ada,\n"

# -- YAML as people write it -------------------------------------------------------------------------

YAML_TEXTS = st.sampled_from(
    [
        "one",
        "Zoë 😀",
        "'it''s'",
        r'"a \"b\" \u00e9"',
        "no",
        "10:30",
        "",
        "~",
        "0123",
        "a  # c",
        "'# x'",
        "http://x.example/z",
        "|\n{0}l1\n\n{0}l2",
        ">-\n{0}f1\n{0}f2",
        "|+\n{0}keep\n",
        "plain\n{0}more",
        '"two\n{0}lines"',
    ]
)
ITEMS = st.sampled_from(["one", "'two'", '"th, ree"', "no", "10:30", "é 😀"])
LIST_KEYS = ("talked_about", "accepted", "goes_by")
GAPS = st.sampled_from([""] * 6 + ["\n", "{0}# c\n", "# zero\n", "   # odd\n", "\n\n", "{0}  # deep\n"])


@st.composite
def yaml_list(draw: st.DrawFn, indent: int) -> str:
    """Return a list as it stands after its key's colon."""
    if draw(st.booleans()):
        items = draw(st.lists(ITEMS, max_size=3))
        comma = draw(st.sampled_from([", ", ",", " , ", ",\n" + " " * (indent + 2)]))
        end = draw(st.sampled_from(["", " ", ","])) if items else ""
        return f" [{draw(st.sampled_from(['', ' ']))}{comma.join(items)}{end}]"
    column = indent + draw(st.sampled_from([0, 2, 4]))
    lines = [draw(st.sampled_from(["", "  # all of them"]))]
    for _ in range(draw(st.integers(1, 3))):
        item = draw(YAML_TEXTS).replace("{0}", " " * (column + 3))
        lines.append(draw(GAPS).replace("{0}", " " * column) + " " * column + "- " + item)
    return "\n".join(lines)


@st.composite
def yaml_person(draw: st.DrawFn, indent: int, name: str) -> str:
    """Return the keys of an interviewer, from behind the dash."""
    keys = draw(st.lists(st.sampled_from(["title", "email", "zodiac", "address", *LIST_KEYS]), unique=True))
    if draw(st.integers(0, 5)) == 0:
        pairs = [f"{key}: [a, b]" if key in LIST_KEYS else f"{key}: v" for key in keys]
        return "{" + ", ".join([f"name: {name}", *pairs]) + draw(st.sampled_from(["", " "])) + "}\n"
    lines = [f"name: {name}"]
    for key in keys:
        value = draw(yaml_list(indent)) if key in LIST_KEYS else " " + draw(YAML_TEXTS)
        lines.append(draw(GAPS) + "{0}" + key + ":" + value.replace("{0}", " " * (indent + 2)))
    return "\n".join(lines).replace("{0}", " " * indent) + "\n"


@st.composite
def yaml_front(draw: st.DrawFn) -> str:
    """Return a YAML frontmatter with one to three interviewers."""
    column, pad = draw(st.sampled_from([0, 2, 2, 4])), draw(st.sampled_from([" ", " ", "   "]))
    people = "interviewers:" + draw(st.sampled_from(["", " # who"])) + "\n"
    for name in NAMES[: draw(st.integers(1, 3))]:
        gap = draw(GAPS).replace("{0}", " " * column)
        people += gap + " " * column + "-" + pad + draw(yaml_person(column + 1 + len(pad), name))
    others = ["role: Eng", "ended: 2026-11-20T15:30:00-05:00", "x: {a: 1}", "tags: [a, b]", "outcome:"]
    top = [
        "company: N\n",
        people,
        *(f"{one}\n" for one in draw(st.lists(st.sampled_from(others), unique=True))),
    ]
    return "".join(draw(GAPS).replace("{0}", "") + one for one in draw(st.permutations(top)))


# -- TOML as people write it -------------------------------------------------------------------------

TOML_TEXTS = st.sampled_from(
    [
        '"one"',
        "'two'",
        r'"a \"b\""',
        '"""\nl1\n\nl2"""',
        "'''\nf\n'''",
        "2026-11-20T10:00:00Z",
        "7",
        '"# é 😀"',
    ]
)
TOML_GAPS = st.sampled_from([""] * 6 + ["\n", "# c\n", "  # odd\n", "\n\n"])


@st.composite
def toml_list(draw: st.DrawFn) -> str:
    """Return an array of texts."""
    items = draw(st.lists(st.sampled_from(['"one"', "'two'", '"th, ree"', '"é # 😀"']), max_size=3))
    if not items or draw(st.booleans()):
        pad = draw(st.sampled_from(["", " "]))
        return f"[{pad}{', '.join(items)}{draw(st.sampled_from(['', ',']) if items else st.just(''))}{pad}]"
    comment = draw(st.sampled_from(["", "  # c"]))
    return "[\n" + "".join(f"  {item},{comment}\n" for item in items) + "]"


@st.composite
def toml_front(draw: st.DrawFn) -> str:
    """Return a TOML frontmatter with one to three interviewers."""
    names = NAMES[: draw(st.integers(1, 3))]
    others = ['role = "Eng"', "ended = 2026-11-20T15:30:00-05:00", "x = {a = 1}", "y.z = 2", 'tags = ["a"]']
    top = ['company = "N"', *draw(st.lists(st.sampled_from(others), unique=True))]
    tables = ""
    if draw(st.integers(0, 3)) == 0:
        pad = draw(st.sampled_from(["", " "]))
        entries = [
            f'{{{pad}name = "{name}"{draw(st.sampled_from(["", ", zodiac = 7"]))}{pad}}}' for name in names
        ]
        comma = draw(st.sampled_from([", ", ",  # c\n  ", ",\n"]))
        top.append(f"interviewers = [{comma.join(entries)}]")
    else:
        tables = "".join(draw(toml_person(name)) for name in names)
        tables += draw(st.sampled_from(["", "\n[outro]\nx = 1  # c\n"]))
    lines = "".join(draw(TOML_GAPS) + line + "\n" for line in draw(st.permutations(top)))
    return lines + tables + draw(TOML_GAPS)


@st.composite
def toml_person(draw: st.DrawFn, name: str) -> str:
    """Return the table of one interviewer."""
    indent = draw(st.sampled_from(["", "", "  "]))
    keys = draw(st.lists(st.sampled_from(["title", "email", "zodiac", "address", *LIST_KEYS]), unique=True))
    lines = [f'name = "{name}"']
    for key in keys:
        value = draw(toml_list()) if key in LIST_KEYS else draw(TOML_TEXTS)
        lines.append(f"{key}{draw(st.sampled_from([' = ', '=', '   = ']))}{value}")
    body = "".join(draw(TOML_GAPS) + indent + line + "\n" for line in lines)
    return draw(TOML_GAPS) + "[[interviewers]]" + draw(st.sampled_from(["", "  # c"])) + "\n" + body


@st.composite
def files(draw: st.DrawFn) -> str:
    """Return a whole file in one of the languages and one of the line ends."""
    is_yaml = draw(st.booleans())
    fence, front = ("---", draw(yaml_front())) if is_yaml else ("+++", draw(toml_front()))
    text = f"{fence}\n{front}{fence}\n{BODY}"
    return text.replace("\n", "\r\n") if draw(st.integers(0, 4)) == 0 else text


SLIPS = st.sampled_from(["\t", "\n", ":", "-", "'", '"', "{", "]", "&a ", "*a", "\u2028", "=", "[", "\r"])

# -- what must hold ----------------------------------------------------------------------------------

VALUES = st.one_of(
    st.sampled_from(
        ["no", "10:30", "# x", "a: b", "- x", "@x", "'", '"', "a\nb", "😀", " x ", "[", "---\n---"]
    ),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20),
)


def values(text: str) -> dict[str, Any]:
    """Return what the frontmatter says."""
    parts = fences.split(text)
    assert parts
    if parts.kind == "toml":
        return tomllib.loads(parts.front)
    loaded = yaml.load(parts.front, Loader=yaml.CBaseLoader)  # noqa: S506 - text only
    assert isinstance(loaded, dict)
    return loaded


def gone(old: str, new: str) -> list[str]:
    """Return the lines of `old` that `new` does not have."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [line for tag, start, end, _, _ in steps if tag != "equal" for line in before[start:end]]


def made(text: str, edit: Callable[[str], Edits]) -> str:
    """Make an edit, and check what holds for all: the body and the line ends stay, the reader takes it."""
    new = apply(text, edit(text))
    before, after = fences.split(text), fences.split(new)
    assert before
    assert after
    assert (before.open, before.close, before.body) == (after.open, after.close, after.body)
    assert ("\r\n" in text) == ("\r\n" in new)
    assert not ("\r\n" in new and "\n" in new.replace("\r\n", ""))
    assert isinstance(read_interview(Path("x.md"), new, Settings()), Interview)
    return new


def is_in_brackets(text: str, index: int) -> bool:
    """Tell whether a person is written within braces, where an edit changes a line and adds none."""
    return f"{{name: {NAMES[index]}" in text or "interviewers = [" in text


@settings(max_examples=40, deadline=None)
@given(text=files(), which=st.integers(0, 2), value=VALUES)
def test_a_new_key_only_adds(text: str, which: int, value: str) -> None:
    """A key that was not there takes no line away, reads back, and leaves no trace when removed."""
    people = values(text)["interviewers"]
    index = which % len(people)
    name = NAMES[index]
    new = made(text, partial(set_interviewer_key, name=name, key="sent", value=value))
    assert values(new)["interviewers"][index].pop("sent") == value.replace("\r", "\n")
    expected = values(new)
    del expected["interviewers"][index]["sent"]
    assert expected == values(text)
    assert len(gone(text, new)) == (1 if is_in_brackets(text, index) else 0)
    assert made(new, partial(remove_interviewer_key, name=name, key="sent")) == text


@settings(max_examples=40, deadline=None)
@given(text=files(), which=st.integers(0, 2), key=st.sampled_from(["name", "email", "title"]), value=VALUES)
def test_a_changed_key_keeps_the_rest(text: str, which: int, key: str, value: str) -> None:
    """The old value's lines go, the new value reads back, and every other value is as it was."""
    people = values(text)["interviewers"]
    index = which % len(people)
    if key == "name" and (not value.strip() or value.strip() != value or "\n" in value):
        value = "Cy"
    new = apply(text, set_interviewer_key(text, NAMES[index], key, value))
    expected = values(text)
    expected["interviewers"][index][key] = value
    assert values(new) == expected


@settings(max_examples=40, deadline=None)
@given(text=files(), which=st.integers(0, 2), key=st.sampled_from(LIST_KEYS), item=VALUES)
def test_an_item_comes_last_and_goes_again(text: str, which: int, key: str, item: str) -> None:
    """An item is added to the list, or makes it; taken out again, the text says what it said."""
    people = values(text)["interviewers"]
    index = which % len(people)
    old = people[index].get(key, [])
    new = made(text, partial(append_item, name=NAMES[index], key=key, item=item))
    assert values(new)["interviewers"][index][key] == [*old, item]
    assert len(gone(text, new)) <= 1
    if item not in old:
        back = made(new, partial(remove_item, name=NAMES[index], key=key, item=item))
        expected = values(text)
        if not old:
            expected["interviewers"][index].pop(key, None)
        assert values(back) == expected
        assert old or key in people[index] or back == text


@settings(max_examples=40, deadline=None)
@given(text=files(), title=VALUES, phrases=st.lists(VALUES, max_size=3))
def test_a_new_person_comes_last(text: str, title: str, phrases: list[str]) -> None:
    """A new person takes no line away, and everyone else is as they were."""
    keys: dict[str, Value] = {"title": title, "sent": SENT, "talked_about": phrases}
    new = made(text, partial(add_interviewer, name="Cy de Vries", keys=keys))
    *others, last = values(new)["interviewers"]
    assert others == values(text)["interviewers"]
    assert last["name"] == "Cy de Vries"
    assert last.get("title", "") == title
    assert last.get("talked_about", []) == phrases
    assert len(gone(text, new)) <= ("interviewers = [" in text)


@settings(max_examples=30, deadline=None)
@given(text=files(), value=VALUES)
def test_a_key_of_the_interview_only_adds(text: str, value: str) -> None:
    """A new key of the interview takes no line away and leaves no trace when removed."""
    new = made(text, partial(set_key, key="note_to_self", value=value))
    assert values(new) == values(text) | {"note_to_self": value}
    assert gone(text, new) == []
    assert made(new, partial(remove_key, key="note_to_self")) == text


@settings(max_examples=30, deadline=None)
@given(text=files(), key=st.sampled_from(["title", "email", "zodiac", "address", *LIST_KEYS]))
def test_a_removed_key_takes_only_its_own(text: str, key: str) -> None:
    """What is removed is gone, everything else reads as before."""
    new = made(text, partial(remove_interviewer_key, name=NAMES[0], key=key))
    expected = values(text)
    expected["interviewers"][0].pop(key, None)
    assert values(new) == expected


@settings(max_examples=20, deadline=None)
@given(text=files(), value=VALUES)
def test_edits_in_turn_do_what_they_do_one_by_one(text: str, value: str) -> None:
    """Several edits joined to one lead to the same text as one after the other."""
    edits = [
        partial(append_item, name=NAMES[0], key="accepted", item=value),
        partial(set_interviewer_key, name=NAMES[0], key="proofread", value="0123456789"),
        partial(set_key, key="outcome", value="offer"),
    ]
    one_by_one = text
    for edit in edits:
        one_by_one = made(one_by_one, edit)
    assert apply(text, in_turn(text, *edits)) == one_by_one


@settings(max_examples=60, deadline=None)
@given(
    text=files(),
    at=st.integers(0, 400),
    slip=st.sampled_from(["\t", "\n", ":", "-", "'", '"', "{", "]", "&a ", "*a", "\u2028", "=", "[", "\r"]),
)
def test_in_spoilt_text_an_edit_is_right_or_refused(text: str, at: int, slip: str) -> None:
    """With a slip anywhere, an edit either does exactly what it should or is refused; no more."""
    at = min(at, len(text) - len(BODY) - 4)
    spoilt = text[:at] + slip + text[at:]
    try:
        new = apply(spoilt, set_interviewer_key(spoilt, NAMES[0], "sent", SENT))
    except EditRefused as refusal:
        line = refusal.line
    else:
        line = 1
        check_sent(spoilt, new)
    assert 1 <= line <= spoilt.count("\n") + spoilt.count("\r") + 1


def check_sent(spoilt: str, new: str) -> None:
    """Check that nothing but `sent` changed."""
    before, after = fences.split(spoilt), fences.split(new)
    assert before
    assert after
    assert before.body == after.body
    expected = values(spoilt)
    people = [one.get("name") for one in expected["interviewers"]]
    assert people.count(NAMES[0]) <= 1
    result = values(new)
    for one in (*expected["interviewers"], *result["interviewers"]):
        one.pop("sent", None)
    assert result == expected
