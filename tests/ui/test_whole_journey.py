"""The journey of docs/journey.md, replayed key by key: from an empty folder to three sent notes."""

from email import message_from_bytes
from email.policy import default
from functools import partial
from pathlib import Path

from textual import events

from notes.configuration.config_template import TEMPLATE
from notes.configuration.settings_file import config_path
from tests.documents.journey_page import steps, totals
from tests.ui.conftest import NOW, front, press, settle, until
from tests.ui.mail_box import Mailbox
from tui.app import AfterwordApp, make_app
from tui.tour_screen import PAGES, Tour

PEOPLE = {
    "Ada Park <ada@nw.example>": "the robot that caught fire. It made my week.",
    "Ben Ortiz <ben@nw.example>": "on-call weeks in winter, which sounded fair",
    "Cy Young <cy@nw.example>": "the greenhouse on the roof.",
}


def shows(app: AfterwordApp, words: str) -> bool:
    """Tell whether words stand on the screen."""
    return any(words in strip.text for strip in app.screen._compositor.render_strips())


async def test_the_keys_of_the_page_lead_from_an_empty_folder_to_three_sent_notes(
    tmp_path: Path, mailbox: Mailbox
) -> None:
    """Every key as it stands in the page; then three mails are out and the file says so."""
    folder = tmp_path / "empty"
    folder.mkdir()
    (folder / "afterword.toml").write_text('timezone = "UTC"\n')
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        await until(pilot, lambda: app.desk.proofreading.proofreader is not None)
        for step in steps():
            for stroke in step.strokes:
                if stroke.key:
                    await press(pilot, stroke.key)
                else:
                    app.post_message(events.Paste(stroke.words))  # typing each letter would take long
                    await settle(pilot)
            await until(pilot, partial(shows, app, step.seen), step.what)
        assert front(app) is app.desk
        assert {path.name for path in app.desk.farewell.said} == {"2026-11-20-northwind-robotics.md"}
    mails = [message_from_bytes(data, policy=default) for data in mailbox.received]
    assert {mail["To"] for mail in mails} == set(PEOPLE)
    for mail in mails:
        assert PEOPLE[mail["To"]] in " ".join(mail.get_content().split())
        assert mail["Subject"] == "Thank you – Backend Engineer interview"
    (file,) = folder.glob("*.md")
    assert file.read_text().count("    sent: 2026-11-20T18:00:00+00:00\n") == len(PEOPLE)
    assert file.name == "2026-11-20-northwind-robotics.md"


def test_the_page_counts_its_keys_right() -> None:
    """Typed words are not counted; the total is that of the rows."""
    pressed = [stroke.key for step in steps() for stroke in step.strokes if stroke.key]
    assert totals() == (len(pressed), sum(key in ("shift+f5", "s", "escape") for key in pressed))


async def test_the_tour_comes_once_has_three_screens_and_leaves_with_any_key(
    app: AfterwordApp, tmp_path: Path
) -> None:
    """It takes no key from what lies below, and leaves settings that explain themselves."""
    config_path().unlink()
    app.desk.welcome.is_first_run = True
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(front(app), Tour))
        tour = front(app)
        assert isinstance(tour, Tour)
        assert len(PAGES) <= 3
        for page, key in ((1, "right"), (2, "right"), (2, "right"), (1, "left")):
            await pilot.press(key)
            assert tour.page == page
        assert not config_path().exists()
        await pilot.press("x")
        await until(pilot, lambda: front(app) is app.desk)
        await until(pilot, lambda: config_path().exists())
        assert config_path().read_text() == TEMPLATE
        assert app.desk.draft is not None
        assert not app.desk.draft.has_unsaved_changes


async def test_quitting_ends_the_tour_too_and_settings_that_appeared_stay(app: AfterwordApp) -> None:
    """ctrl+q is a key like any other."""
    config_path().write_text("[me]\n")
    app.desk.welcome.is_first_run = True
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: isinstance(front(app), Tour))
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not app.is_running)
    assert app.desk.welcome.is_first_run is False
    assert config_path().read_text() == "[me]\n"
