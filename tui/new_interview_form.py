"""The form for a new interview: filled in by hand, or from an invitation that is dropped or named."""

import re
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import work
from textual.await_complete import AwaitComplete
from textual.content import Content
from textual.widgets import Button, Input, Static

from notes.editing.new_interview import Met, NewInterview
from notes.errors import NotesError
from notes.shown_text import one_line
from tui.form import Field, Form, Values

if TYPE_CHECKING:
    from pendulum import DateTime

INVITATION = "invitation"
_PERSON = re.compile(r"(?P<name>[^<>]*?)\s*(?:<(?P<address>[^<>]*)>)?")

Read = Callable[[str | Path], Awaitable[NewInterview]]
"""Reads the invitation at a path, as it was typed or dropped."""


class NewInterviewForm(Form):
    """Asks for an interview; an invitation fills in what the person has not typed, to be looked at first."""

    def __init__(
        self,
        read: Read,
        now: "DateTime",
        invitations: tuple[Path, ...] = (),
        *,
        by_path: bool = False,
        asks_who: bool = False,
    ) -> None:
        who = (
            (Field("who", "Your own name, to sign your notes", placeholder="Sam Rivera"),) if asks_who else ()
        )
        super().__init__(
            "New interview",
            Field("company", "Company", placeholder="Northwind Robotics"),
            Field("role", "Role", placeholder="Senior Backend Engineer"),
            Field("ended", "When the last conversation ended", "now", "now, 15:30, yesterday 15:30"),
            *who,
            Field(
                "met",
                "Whom you met, separated by commas",
                placeholder="Ada Park <ada@example.com>, Ben Ortiz",
            ),
            Field(
                INVITATION,
                "Or from an invitation: drop the file here, or type its path",
                placeholder="~/Downloads/interview.ics",
            ),
            accept="Create",
            refusal=self._objection,
        )
        self._read, self._now, self._dropped = read, now, invitations
        self.first = INVITATION if by_path else self.first
        self._found = NewInterview("")
        self._filled = {"company": "", "role": "", "ended": "now", "met": ""}
        """What stood in each field before the person typed."""
        self.who = ""
        """The person's own name, if it was asked for and given."""
        self._jotted: dict[str, str] = {}
        """What was talked about, by name."""

    def on_mount(self) -> None:
        """Start with the invitation that was dropped, if one was."""
        if self._dropped:
            self.take_invitations(self._dropped)

    # -- an invitation -------------------------------------------------------------------------------

    def take_invitations(self, paths: tuple[Path, ...]) -> None:
        """Fill the form from what was dropped on the terminal."""
        if len(paths) > 1:
            self._tell("Drop one invitation at a time; each becomes a file of its own.", is_wrong=True)
        else:
            self.fill(paths[0])

    @work(exclusive=True, group="invitation")
    async def fill(self, invitation: str | Path) -> None:
        """Read an invitation and show what it says, or why it cannot be read."""
        self._tell("Reading the invitation…")
        field = self.query_one(f"#field-{INVITATION}", Input)
        try:
            found = await self._read(invitation)
        except NotesError as error:
            field.value = str(invitation)
            field.focus()
            self._tell(str(error), is_wrong=True)
            return
        field.value = ""
        self._found = found
        for key, text in _texts(found, self._now).items():
            self._fill(key, text)
        self._tell(_summary(found))
        self._go_on()

    def _fill(self, key: str, text: str) -> None:
        """Put a text into a field unless the person typed there."""
        field = self.query_one(f"#field-{key}", Input)
        if field.value.strip() in ("", self._filled[key]):
            self._filled[key] = field.value = text

    def _go_on(self) -> None:
        """Go to what is missing, else to the button that creates."""
        company = self.query_one("#field-company", Input)
        (self.query_one("#form-yes", Button) if company.value else company).focus()

    def _tell(self, sentence: str, *, is_wrong: bool = False) -> None:
        line = self.query_one("#refusal", Static)
        line.set_class(not is_wrong, "-remark")
        line.update(Content(one_line(sentence)))

    # -- creating ------------------------------------------------------------------------------------

    def go_on(self, field: Input) -> None:
        """Enter goes on; after the last thing to know about the interview it creates."""
        if field.id in ("field-met", f"field-{INVITATION}"):
            self.action_accept()
        else:
            self.focus_next(Input)

    def action_accept(self) -> None:
        """Close with the values; with an invitation named, read that first."""
        if self.values[INVITATION]:
            self.fill(self.values[INVITATION])
            return
        self.query_one("#refusal", Static).remove_class("-remark")
        if not self._objection(self.values) and (names := self._names_to_ask_about()):
            self._ask_about(names)
        else:
            super().action_accept()

    def _names_to_ask_about(self) -> tuple[str, ...]:
        """Return with whom there has been a talk already: of one to come nothing can be jotted down."""
        new = self.interview(self.values, "")
        return tuple(one.name for one in new.met) if (new.ended or self._now) <= self._now else ()

    def _ask_about(self, names: tuple[str, ...]) -> None:
        from tui.jotting_form import JottingForm

        def take(values: Values | None) -> None:
            self._jotted |= form.jotted
            if values is not None:
                self.dismiss(self.values)
            else:
                self._wait(False)

        form = JottingForm(names, self._jotted)
        self._wait(True)
        self.app.push_screen(form, take)

    def _wait(self, is_so: bool) -> None:
        """Step aside for the form that goes on, or come back."""
        self.is_between = is_so
        self.query_one(".dialog").visible = not is_so

    def dismiss(self, result: Values | None = None) -> AwaitComplete:
        """Close; who signs is known then."""
        self.who = (result or {}).get("who", "")
        return super().dismiss(result)

    def _objection(self, values: Values) -> str:
        from notes.moments import parse_typed_moment

        if not values["company"]:
            return "The company is needed; the rest can wait."
        try:
            parse_typed_moment(values["ended"] or "now", self._now)
        except NotesError as error:
            return str(error)
        return ""

    def interview(self, values: Values, zone_name: str) -> NewInterview:
        """Return the interview; what was left as the invitation has it stays exact."""
        from notes.moments import parse_typed_moment

        found = self._found
        is_as_found = found.ended is not None and values["ended"] == self._filled["ended"]
        ended = found.ended if is_as_found else parse_typed_moment(values["ended"] or "now", self._now)
        ends = {person.name.casefold(): person.ended for person in found.met}
        met = (
            replace(one, ended=ends.get(one.name.casefold()), talked_about=(self._jotted.get(one.name, ""),))
            for one in people_typed(values["met"])
        )
        return replace(
            found,
            company=values["company"],
            role=values["role"],
            ended=ended,
            timezone=found.timezone or zone_name,
            met=tuple(met),
        )


def people_typed(text: str) -> Iterator[Met]:
    """Yield the people of `Ada Park <ada@x.example>, Ben Ortiz`."""
    for piece in re.split("[,;]", text):
        found = _PERSON.fullmatch(piece.strip())
        if found and (found["name"] or found["address"]):
            address = found["address"] or ""
            yield Met(found["name"].strip(' "') or address.partition("@")[0], address)


def _texts(found: NewInterview, now: "DateTime") -> dict[str, str]:
    """Return what an invitation says, as one would type it."""
    people = (replace(one, name=re.sub(r"\s*[,;<>]\s*", " ", one.name)) for one in found.met)
    return {
        "company": one_line(found.company),
        "role": one_line(found.role),
        "ended": _moment(found.ended, now) if found.ended else "now",
        "met": ", ".join(f"{one.name} <{one.email}>" if one.email else one.name for one in people),
    }


def _moment(ended: "DateTime", now: "DateTime") -> str:
    """Return a moment as one types it, with its offset where the clock here shows another time."""
    here = ended.in_timezone(now.timezone or "UTC")
    offset = "" if here.naive() == ended.naive() else ended.format(" Z")
    return ended.format("YYYY-MM-DD HH:mm") + offset


def _summary(found: NewInterview) -> str:
    """Return what the person should look at before the file is written."""
    names = [person.name for person in found.met]
    people = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names) or "nobody"
    earlier = [person.name for person in found.met if person.ended]
    days = f" Met on an earlier day: {', '.join(earlier)}." if earlier else ""
    remark = f" {found.private}" if found.private else ""
    return f"The invitation names {people}.{days}{remark} Correct what went otherwise, then create."
