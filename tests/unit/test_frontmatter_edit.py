"""Edits of frontmatter: what changes, what must not, and what is refused."""

import tomllib
from collections.abc import Callable
from difflib import SequenceMatcher
from functools import partial

import pendulum
import pytest
import yaml

from notes.editing.edit_errors import EditRefused
from notes.editing.frontmatter_edit import (
    Edits,
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
from notes.replacement import apply

SENT = pendulum.datetime(2026, 11, 20, 18, 0, tz="America/New_York")

YAML = """\
---
company: Northwind Robotics   # the robots
ended: 2026-11-20T15:30:00-05:00

interviewers:
  # the lead
  - name: Ada Park
    email: "ada@northwind.example"   # from the invite
    talked_about:
      - her first robot
      # this one matters
      - moving the planner

  - name: Ben Ortiz
    channel: handwritten
    address: |
      1 Harbor Way

      Boston, MA 02110
    zodiac: lion
    talked_about: [his band, on-call rotation]
# the end
---
Private: `sent: never`

## To Ada Park
"""

TOML = """\
+++
company = "Northwind Robotics"   # the robots
ended = 2026-11-20T15:30:00-05:00

# the lead
[[interviewers]]
name = 'Ada Park'
email = "ada@northwind.example"   # from the invite
talked_about = [
  "her first robot",
  # this one matters
  "moving the planner",   # really
]

# the drummer
[[interviewers]]
  name = "Ben Ortiz"
  channel = "handwritten"
  talked_about = ["his band", "on-call rotation"]
  zodiac.sign = "lion"

# the end
+++
Private: `sent = never`
"""


def made(text: str, edit: Callable[[str], Edits]) -> str:
    """Return the text with an edit made."""
    return apply(text, edit(text))


def changed(old: str, new: str) -> tuple[list[str], list[str]]:
    """Return the lines that went and the lines that came."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    steps = [
        one for one in SequenceMatcher(None, before, after, autojunk=False).get_opcodes() if one[0] != "equal"
    ]
    gone = [line for _, start, end, _, _ in steps for line in before[start:end]]
    come = [line for _, _, _, start, end in steps for line in after[start:end]]
    return gone, come


def values(text: str) -> dict[str, object]:
    """Return what the frontmatter says, read by the plainest parsers there are."""
    parts = fences.split(text)
    assert parts
    if parts.kind == "toml":
        return tomllib.loads(parts.front)
    loaded = yaml.load(parts.front, Loader=yaml.CBaseLoader)  # noqa: S506 - text only
    assert isinstance(loaded, dict)
    return loaded


def person(text: str, index: int) -> dict[str, object]:
    """Return one interviewer of the frontmatter."""
    people = values(text)["interviewers"]
    assert isinstance(people, list)
    one = people[index]
    assert isinstance(one, dict)
    return one


class TestSent:
    """Setting `sent`, the edit everybody makes."""

    def test_adds_one_line_to_yaml(self) -> None:
        """A new key is one new line below the person's other keys."""
        new = made(YAML, partial(set_interviewer_key, name="Ada Park", key="sent", value=SENT))
        assert changed(YAML, new) == ([], ["    sent: 2026-11-20T18:00:00-05:00\n"])
        assert person(new, 0)["sent"] == "2026-11-20T18:00:00-05:00"

    def test_adds_one_line_to_toml(self) -> None:
        """A new key is one new line, not below the next table's comment."""
        new = made(TOML, partial(set_interviewer_key, name="Ada Park", key="sent", value=SENT))
        assert changed(TOML, new) == ([], ["sent = 2026-11-20T18:00:00-05:00\n"])
        assert new.index("sent = 2026") < new.index("# the drummer")
        assert person(new, 0)["sent"] == SENT

    def test_keeps_the_indent_of_toml_tables(self) -> None:
        """A key added to an indented table is indented."""
        new = made(TOML, partial(set_interviewer_key, name="Ben Ortiz", key="sent", value="x"))
        assert changed(TOML, new) == ([], ['  sent = "x"\n'])

    @pytest.mark.parametrize("text", [YAML, TOML])
    def test_changes_one_line_when_it_is_there(self, text: str) -> None:
        """Setting it again changes that line alone, and keeps a comment behind it."""
        once = made(text, partial(set_interviewer_key, name="Ben Ortiz", key="sent", value=SENT))
        once = once.replace("18:00:00-05:00", "18:00:00-05:00  # by post")
        twice = made(
            once, partial(set_interviewer_key, name="Ben Ortiz", key="sent", value=SENT.add(hours=1))
        )
        (gone,), (come,) = changed(once, twice)
        assert come == gone.replace("T18", "T19")

    @pytest.mark.parametrize("text", [YAML, TOML])
    def test_removing_it_gives_the_old_text_back(self, text: str) -> None:
        """Set and removed again, no byte is left of it."""
        once = made(text, partial(set_interviewer_key, name="Ben Ortiz", key="sent", value=SENT))
        assert made(once, partial(remove_interviewer_key, name="Ben Ortiz", key="sent")) == text

    def test_is_one_insertion(self) -> None:
        """The edit is one replacement that takes nothing away, at the start of a line."""
        (edit,) = set_interviewer_key(YAML, "Ada Park", "sent", SENT)
        assert edit.span.start == edit.span.end
        assert YAML[edit.span.start - 1] == "\n"

    def test_fills_an_empty_key(self) -> None:
        """A key that waits for its value gets it where it stands."""
        text = "---\ncompany: N\ninterviewers:\n  - name: Ada\n    sent:   # when?\n    title: x\n---\n"
        new = made(text, partial(set_interviewer_key, name="Ada", key="sent", value="2026-11-20"))
        assert len(changed(text, new)[0]) == 1
        assert "# when?" in new
        assert person(new, 0)["sent"] == "2026-11-20"


STYLES = {
    "dashes not indented": "interviewers:\n- name: Ada\n  talked_about:\n  - one\n- name: Ben\n",
    "four spaces": "interviewers:\n    -   name: Ada\n        talked_about:\n            - one\n"
    "    -   name: Ben\n",
    "dash alone": "interviewers:\n  -\n    name: Ada\n    talked_about: [one]\n  -\n    name: Ben\n",
    "one line": "interviewers: [{name: Ada, talked_about: [one]}, {name: Ben}]\n",
    "braces": "interviewers:\n  - {name: Ada, talked_about: [one]}  # lead\n  - { name: Ben }\n",
    "brackets over lines": "interviewers: [\n  {name: Ada,\n   talked_about: [one]},  # lead\n"
    "  {name: Ben},\n]\n",
    "JSON": '"interviewers": [{"name": "Ada", "talked_about": ["one"]}, {"name": "Ben"}]\n',
    "tabs": "interviewers:\t# who\n  - name:\tAda\t\n    talked_about:\t[one]\t# x\n  - name: Ben\t\n",
    "text over lines": "interviewers:\n  - name: Ada\n    title: a long\n      title\n    talked_about:\n"
    "      - one\n  - name: Ben\n    address: >-\n      a\n      b\n",
    "TOML lists": 'interviewers = [{name = "Ada", talked_about = ["one"]}, { name = "Ben" }]  # all\n',
    "TOML list over lines": 'interviewers = [\n\t{name = "Ada", talked_about = ["one"]},  # lead\n'
    '\t{name = "Ben"},\n]\n',
    "TOML sub-table": '[[interviewers]]\nname = "Ada"\ntalked_about = ["one"]\n[interviewers.more]\nx = 1\n'
    '[[interviewers]]\nname = "Ben"\n[outro]\nx = 1\n',
}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("style", STYLES)
class TestStyles:
    """Each way to write a frontmatter keeps its ways."""

    def text(self, style: str, line_end: str) -> str:
        """Return a file in this style."""
        fence = "+++" if "TOML" in style else "---"
        company = 'company = "N"' if "TOML" in style else "company: N"
        if style == "JSON":
            return f'---\n{{"company": "N", {STYLES[style].strip()}}}\n---\nBody\n'.replace("\n", line_end)
        return f"{fence}\n{company}\n{STYLES[style]}{fence}\nBody\n".replace("\n", line_end)

    def check(self, old: str, new: str, index: int, key: str, value: object) -> None:
        """Check the value and that nothing else changed: at most one line, and no line end."""
        assert person(new, index)[key] == value
        before, after = values(old), values(new)
        for data in (before, after):
            people = data["interviewers"]
            assert isinstance(people, list)
            people[index].pop(key, None)
        assert before == after
        assert len(changed(old, new)[0]) <= 1
        assert ("\r\n" in old) == ("\r\n" in new)
        assert not ("\r\n" in new and "\n" in new.replace("\r\n", ""))

    @pytest.mark.parametrize(("index", "name"), [(0, "Ada"), (1, "Ben")])
    def test_a_key_is_set_and_removed(self, style: str, line_end: str, index: int, name: str) -> None:
        """A new key takes one line at most; removed, the text is what it was."""
        text = self.text(style, line_end)
        new = made(text, partial(set_interviewer_key, name=name, key="email", value="a@b.example"))
        self.check(text, new, index, "email", "a@b.example")
        assert len(changed(text, new)[1]) <= 2
        assert made(new, partial(remove_interviewer_key, name=name, key="email")) == text

    def test_an_item_is_added_and_removed(self, style: str, line_end: str) -> None:
        """A list grows by one item and shrinks again."""
        text = self.text(style, line_end)
        new = made(text, partial(append_item, name="Ada", key="talked_about", item="two: # no"))
        self.check(text, new, 0, "talked_about", ["one", "two: # no"])
        assert made(new, partial(remove_item, name="Ada", key="talked_about", item="two: # no")) == text

    def test_a_list_is_made_and_removed(self, style: str, line_end: str) -> None:
        """The first item makes the list; with the last one it goes."""
        text = self.text(style, line_end)
        new = made(text, partial(append_item, name="Ben", key="goes_by", item="Benny"))
        self.check(text, new, 1, "goes_by", ["Benny"])
        assert values(made(new, partial(remove_item, name="Ben", key="goes_by", item="Benny"))) == values(
            text
        )

    def test_a_person_is_added(self, style: str, line_end: str) -> None:
        """A new interviewer comes last, and the others stay."""
        text = self.text(style, line_end)
        new = made(
            text,
            partial(
                add_interviewer,
                name="Cy",
                keys={"email": "c@d.example", "title": "", "talked_about": ["a: b", "c"]},
            ),
        )
        assert person(new, 2) == {"name": "Cy", "email": "c@d.example", "talked_about": ["a: b", "c"]}
        assert [person(new, 0), person(new, 1)] == [person(text, 0), person(text, 1)]
        assert len(changed(text, new)[0]) <= 1
        assert not ("\r\n" in new and "\n" in new.replace("\r\n", ""))


class TestLayout:
    """New lines look like their neighbours."""

    def test_a_new_list_is_indented_like_the_others(self) -> None:
        """Where dashes stand below their key's first letter, a new list's do too."""
        text = f"---\ncompany: N\n{STYLES['dashes not indented']}---\n"
        new = made(text, partial(append_item, name="Ben", key="goes_by", item="Benny"))
        assert changed(text, new)[1] == ["  goes_by:\n", "  - Benny\n"]

    def test_the_first_lists_of_a_file_are_indented_as_in_the_documentation(self) -> None:
        """Without any neighbour, two spaces."""
        keys = {"talked_about": ["a", "b"]}
        new = made("---\ncompany: N\n---\n", partial(add_interviewer, name="Ada", keys=keys))
        assert new == (
            "---\ncompany: N\ninterviewers:\n  - name: Ada\n    talked_about:\n      - a\n      - b\n---\n"
        )

    def test_people_set_apart_by_blank_lines_stay_so(self) -> None:
        """A new person gets the blank line the others have, below the last one's own comments."""
        people = "interviewers:\n  - name: Ada\n\n  # two\n  - name: Ben\n    # late\n"
        text = f"---\ncompany: N\n{people}\nrole: E\n---\n"
        new = made(text, partial(add_interviewer, name="Cy"))
        assert new == text.replace("# late\n", "# late\n\n  - name: Cy\n")

    @pytest.mark.parametrize("listed", ["", "interviewers:\n", "interviewers: []\n", "interviewers: ~\n"])
    def test_the_first_person_makes_the_list(self, listed: str) -> None:
        """A missing or empty list becomes one with dashes."""
        text = f"---\ncompany: N\n{listed}role: E  # keep\n---\n"
        new = made(text, partial(add_interviewer, name="Ada Park", keys={"email": "a@b.c"}))
        assert person(new, 0) == {"name": "Ada Park", "email": "a@b.c"}
        assert "  - name: Ada Park\n    email: a@b.c\n" in new
        assert "role: E  # keep\n" in new

    @pytest.mark.parametrize("listed", ["", "interviewers = []\n"])
    def test_the_first_person_in_toml_makes_a_table(self, listed: str) -> None:
        """A missing or empty list becomes `[[interviewers]]` below everything else."""
        text = f'+++\ncompany = "N"\n{listed}role = "E"  # keep\n+++\n'
        new = made(text, partial(add_interviewer, name="Ada Park", keys={"talked_about": ["a", "b"]}))
        assert new == (
            '+++\ncompany = "N"\nrole = "E"  # keep\n\n[[interviewers]]\nname = "Ada Park"\n'
            'talked_about = [\n  "a",\n  "b",\n]\n+++\n'
        )

    def test_a_table_in_toml_comes_before_the_comment_at_the_end(self) -> None:
        """A new table follows the last one at the same distance; comments below stay below."""
        new = made(TOML, partial(add_interviewer, name="Cy"))
        assert changed(TOML, new)[0] == []
        assert '  zodiac.sign = "lion"\n\n[[interviewers]]\nname = "Cy"\n\n# the end\n' in new

    def test_an_address_gets_lines_of_its_own(self) -> None:
        """Text of several lines is written as such, not with backslashes."""
        new = made(YAML, partial(set_interviewer_key, name="Ada Park", key="address", value="1 Way\nBoston"))
        assert changed(YAML, new)[1] == ["    address: |-\n", "      1 Way\n", "      Boston\n"]
        new = made(TOML, partial(set_interviewer_key, name="Ada Park", key="address", value="1 Way\nBoston"))
        assert changed(TOML, new)[1] == ['address = """\n', "1 Way\n", 'Boston"""\n']

    def test_a_scalar_becomes_the_first_item(self) -> None:
        """A single text in place of a list is kept as the first item."""
        text = "---\ncompany: N\ninterviewers:\n  - name: Ada\n    talked_about: just this\n---\n"
        new = made(text, partial(append_item, name="Ada", key="talked_about", item="and that"))
        assert person(new, 0)["talked_about"] == ["just this", "and that"]


class TestTopLevel:
    """Keys of the interview itself."""

    def test_a_key_is_set_changed_and_removed(self) -> None:
        """In both languages, and the text is what it was at the end."""
        for text in (YAML, TOML):
            once = made(text, partial(set_key, key="outcome", value="waiting"))
            assert len(changed(text, once)[0]) == 0
            assert values(once)["outcome"] == "waiting"
            twice = made(once, partial(set_key, key="outcome", value="offer: yes"))
            assert values(twice)["outcome"] == "offer: yes"
            assert made(twice, partial(remove_key, key="outcome")) == text

    def test_removing_what_is_not_there_changes_nothing(self) -> None:
        """No replacement at all."""
        assert remove_key(YAML, "outcome") == ()
        assert remove_interviewer_key(TOML, "Ada Park", "sent") == ()
        assert remove_item(YAML, "Ada Park", "talked_about", "the weather") == ()

    def test_a_key_in_toml_stays_out_of_the_tables(self) -> None:
        """A new key of the interview is above the first table."""
        new = made('+++\n[[interviewers]]\nname = "Ada"\n+++\n', partial(set_key, key="company", value="N"))
        assert new == '+++\ncompany = "N"\n[[interviewers]]\nname = "Ada"\n+++\n'


# fmt: off
PLAIN = [
    "no", "10:30", "1.10", "0123", "~", "null", "true", "2026-11-20", "1_000", "#x", "a:", "a:b", "@x",
    "it's",    "[x]", "{x}", "*a", "&a", "!x", "%x", "---", "+++", "...", "<<", "a\\b", "=", "`", ">", "a,b",
]
ODD = [
    "- x", "# x", "a # b", "a: b", "? x", " lead", "trail ", "naïve", "王小明", "😀 hi", 'she said "no"',
    'personalized/tone: Yay "you"', "a\tb",
]
# fmt: on
LINES = [
    "",
    "\n",
    "a\nb",
    "a\n\nb\n",
    "a\n---\nb",
    "a\n+++\nb",
    'a\n"""\nb',
    "x" * 300,
    "\x07",
    "\u2028",
    "\x85",
]


@pytest.mark.parametrize("value", [*PLAIN, *ODD, *LINES])
@pytest.mark.parametrize("text", [YAML, TOML, f"---\ncompany: N\n{STYLES['one line']}---\n"])
def test_every_text_reads_back_as_it_was(text: str, value: str) -> None:
    """Values are quoted where they must be, as key and as item, and the body never moves."""
    name = str(person(text, 0)["name"])
    new = made(text, partial(set_interviewer_key, name=name, key="title", value=value))
    new = made(new, partial(append_item, name=name, key="talked_about", item=value))
    assert person(new, 0)["title"] == value
    items = person(new, 0)["talked_about"]
    assert isinstance(items, list)
    assert items[-1] == value
    before, after = fences.split(text), fences.split(new)
    assert before
    assert after
    assert before.body == after.body
    if after.kind == "yaml":  # also where PyYAML comes without its C parts, which are stricter
        assert yaml.load(after.front, Loader=yaml.BaseLoader) == values(new)  # noqa: S506 - text only


def test_several_edits_are_one() -> None:
    """Edits made in turn come out as small replacements of the first text."""
    edits = in_turn(
        YAML,
        partial(append_item, name="Ada Park", key="accepted", item="personalized/tone: Yay"),
        partial(set_interviewer_key, name="Ada Park", key="proofread", value="0123456789"),
        partial(set_interviewer_key, name="Ben Ortiz", key="proofread", value="deadbeef01"),
    )
    new = apply(YAML, edits)
    assert len(edits) == 2
    assert changed(YAML, new)[0] == []
    assert person(new, 0)["proofread"] == "0123456789"
    assert person(new, 0)["accepted"] == ["personalized/tone: Yay"]
    assert person(new, 1)["proofread"] == "deadbeef01"


REFUSED = {
    "no frontmatter": ("Just text.\n", 1),
    "never closed": ("---\ncompany: N\n", 1),
    "no YAML": ("---\ncompany: N\nrole: a: b\n---\n", 3),
    "no TOML": ("+++\ncompany = N\n+++\n", 2),
    "nobody of this name": ("---\ncompany: N\ninterviewers:\n  - name: Ben\n---\n", 3),
    "two of this name": ("---\ncompany: N\ninterviewers:\n  - name: Ada\n  - name: Ada\n---\n", 3),
    "no list": ("---\ncompany: N\ninterviewers: Ada\n---\n", 3),
    "a key twice": ("---\ncompany: N\ninterviewers:\n  - name: Ada\n    sent: a\n    sent: b\n---\n", 6),
    "an alias": ("---\ncompany: &x N\nrole: *x\ninterviewers:\n  - name: Ada\n---\n", 2),
    "a merge": ("---\ncompany: N\n<<<<<<< HEAD\nrole: a\n=======\nrole: b\n>>>>>>> x\n---\n", 3),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_edited_is_refused_with_its_line(case: str) -> None:
    """A refusal names the line and says one sentence; nothing is returned."""
    text, line = REFUSED[case]
    with pytest.raises(EditRefused) as refusal:
        set_interviewer_key(text, "Ada", "sent", SENT)
    assert refusal.value.line == line
    assert str(refusal.value).startswith(f"Line {line}: ")
    assert str(refusal.value).count("\n") == 0


def test_a_second_person_of_the_same_name_is_refused() -> None:
    """Names are unique in a file."""
    with pytest.raises(EditRefused, match="Ada Park is in the list already"):
        add_interviewer(YAML, "Ada Park")


def test_dotted_keys_are_not_overwritten() -> None:
    """A key that is itself a table of dotted keys is left to the person."""
    with pytest.raises(EditRefused):
        set_interviewer_key(TOML, "Ben Ortiz", "zodiac", "lion")


def test_characters_no_file_can_hold_are_refused() -> None:
    """Half a surrogate pair has no place in UTF-8."""
    for text in (YAML, TOML):
        with pytest.raises(EditRefused):
            set_interviewer_key(text, "Ada Park", "title", "\ud800")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_blank_lines_left_behind_do_not_join_a_text_that_keeps_them(end: str) -> None:
    """Below a `|+` text blank lines are part of it, so those of a removed key go with the key."""
    lines = (
        *("---", "company: N", "interviewers:", "- name: Ada Park", "  zodiac: |+", "    keep", ""),
        *("  talked_about:", "  - one", "", "", "  address: one", "---", ""),
    )
    text = end.join(lines)
    new = apply(text, remove_interviewer_key(text, "Ada Park", "talked_about"))
    assert new == end.join((*lines[:7], *lines[11:]))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_new_person_is_not_set_apart_below_a_text_that_keeps_blank_lines(end: str) -> None:
    """The blank line that stands between the others would become part of what the last one says."""
    lines = (
        *("---", "company: N", "interviewers:", "- name: Ada Park", "  title: |+", "    keep", ""),
        *("- name: Ben Ortiz", "  title: |+", "    keep", "", "---", ""),
    )
    text = end.join(lines)
    new = apply(text, add_interviewer(text, "Cy Young"))
    assert new == end.join((*lines[:11], "- name: Cy Young", *lines[11:]))
