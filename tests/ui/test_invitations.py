"""A new interview from an invitation: dropped on the terminal, or named by its path."""

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.ui.conftest import press, settle, until, write
from tui.app import AfterwordApp
from tui.new_interview_form import NewInterviewForm

INVITES = Path(__file__).parents[1] / "invites"
SIZE = (140, 40)


def field(app: AfterwordApp, key: str) -> str:
    """Return what stands in a field of the form."""
    return app.screen.query_one(f"#field-{key}", Input).value


def told(app: AfterwordApp) -> str:
    """Return what the form says."""
    return str(app.screen.query_one("#refusal", Static).content)


async def drop(pilot: Pilot[None], text: str) -> None:
    """Paste what a terminal pastes for a file dropped on it."""
    pilot.app.post_message(events.Paste(text))
    await settle(pilot)


async def test_a_dropped_invitation_is_looked_at_and_then_becomes_a_file(
    app: AfterwordApp, folder: Path, tmp_path: Path
) -> None:
    """Dropped while writing: nothing of it goes into the note, and nothing is written unseen."""
    invitation = tmp_path / "My invite.ics"
    invitation.write_bytes((INVITES / "several-days.ics").read_bytes())
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await drop(pilot, f"'{invitation}' ")
        await until(pilot, lambda: isinstance(app.screen, NewInterviewForm) and "and Cy Voss" in told(app))
        assert app.desk.draft is not None
        assert not app.desk.draft.has_unsaved_changes
        assert (field(app, "company"), field(app, "role")) == ("Globex", "Data Analyst")
        assert field(app, "ended") == "2026-11-18 15:00 -06:00"
        assert field(app, "met").startswith("Ada Park <ada@globex.example>, Ben Ortiz <")
        assert "Met on an earlier day: Ada Park." in told(app)
        assert [path.name for path in app.desk.workspace.contents if "2026-11-18" in path.name] == []
        app.screen.query_one("#field-company", Input).value = "Globex Corporation"
        await press(pilot, "enter")
        await press(pilot, "ctrl+s")
        assert app.desk.interview is not None
        assert app.desk.interview.company.value == "Globex Corporation"
    text = (folder / "2026-11-18-globex-corporation.md").read_text()
    assert "ended: 2026-11-18T15:00:00-06:00" in text
    assert "ended: 2026-11-16T10:00:00-06:00" in text
    assert "timezone: America/Chicago" in text


async def test_a_path_is_typed_from_the_palette_and_what_is_wrong_is_told_in_the_form(
    app: AfterwordApp, folder: Path
) -> None:
    """A wrong path stays to be corrected; what the person typed counts before the invitation."""
    (folder / "invite.ics").write_bytes((INVITES / "teams.ics").read_bytes())
    (folder / "two.ics").write_bytes((INVITES / "two-companies.ics").read_bytes())
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.app.screen.run_action("new_from_invitation")
        await until(pilot, lambda: app.focused is not None and app.focused.id == "field-invitation")
        await write(pilot, "no.ics")
        await press(pilot, "enter")
        await until(pilot, lambda: "There is no file" in told(app))
        assert app.focused is app.screen.query_one("#field-invitation")
        await drop(pilot, f"file://{folder}/two.ics\n")
        await until(pilot, lambda: "interviews at Globex and Initrode" in told(app))
        await drop(pilot, f"{folder}/two.ics {folder}/invite.ics")
        await until(pilot, lambda: "one invitation at a time" in told(app))
        app.screen.query_one("#field-role", Input).value = "Senior Risk Analyst"
        app.screen.query_one("#field-invitation", Input).value = "invite.ics"
        await press(pilot, "enter")
        await until(pilot, lambda: "Arranged by Tess Lang" in told(app))
        assert (field(app, "company"), field(app, "role")) == ("Tidewater Bank", "Senior Risk Analyst")
        await press(pilot, "enter")
        await press(pilot, "ctrl+s")
        assert app.desk.interview is not None
        assert [one.name for one in app.desk.interview.interviewers] == [
            "Maeve O'Neill",
            "Thomas van der Berg",
        ]
    assert "Arranged by Tess Lang" in (folder / "2026-11-19-tidewater-bank.md").read_text()


@pytest.mark.parametrize("text", ["see /home/sam/invite.ics", "invite.ics"])
async def test_other_pasted_text_goes_into_the_note(app: AfterwordApp, text: str) -> None:
    """Only the full path of an invitation, alone, is a file dropped."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await drop(pilot, text)
        await until(pilot, lambda: text in app.desk.editor.text)
