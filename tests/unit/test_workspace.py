"""The folder in memory: small for every file, whole only for those that somebody looks at."""

from pathlib import Path

import pendulum

from notes.agenda import Group, agenda, filtered
from notes.draft import Draft
from notes.files.folder_scan import scan, summaries
from notes.format.reader import read_interview
from notes.interview import Interview
from notes.settings import Settings
from notes.workspace import Workspace
from tests.generators import grown, orderly

NOW = pendulum.datetime(2024, 1, 20, 9, 0, tz="UTC")


def listed(folder: Path, now: pendulum.DateTime = NOW) -> Workspace:
    """Return a workspace that knows the list of a folder and has read nothing whole."""
    workspace = Workspace(folder)
    found = list(summaries(folder, workspace.settings))
    workspace.take_list(found, [summary.entry(now) for summary in found], now)
    return workspace


def test_the_list_is_the_one_that_reading_everything_gives(tmp_path: Path) -> None:
    """Whether a file was looked at or read whole makes no difference to its line."""
    grown(tmp_path, 60)
    glanced, read = listed(tmp_path), Workspace(tmp_path)
    for content in scan(tmp_path, read.settings):
        read.take(content)
    assert len(glanced.entries(NOW)) >= 60
    assert glanced.entries(NOW) == read.entries(NOW)


def test_a_line_is_made_anew_only_when_it_changes(tmp_path: Path) -> None:
    """The clock's ticking leaves the lines alone until one comes into another group, which is foretold."""
    orderly(tmp_path, 30)
    workspace = listed(tmp_path)
    before = {entry.path: entry for entry in workspace.entries(NOW)}
    turn = pendulum.from_timestamp(workspace.turns_at)
    just_before = {entry.path: entry for entry in workspace.entries(turn.subtract(seconds=1))}
    assert all(just_before[path] is entry for path, entry in before.items())
    after = {entry.path: entry for entry in workspace.entries(turn.add(seconds=1))}
    turned = [path for path, entry in after.items() if entry is not before[path]]
    assert turned
    assert all(after[path].group is Group.LONG_OVERDUE for path in turned)


def test_an_open_file_is_listed_as_it_is_being_edited(tmp_path: Path) -> None:
    """An unsaved change of the company shows in the list; undone, the line is the old one."""
    orderly(tmp_path, 3)
    workspace = listed(tmp_path)
    path = next(iter(workspace.summaries))
    text = path.read_text()
    draft = Draft(path, text, workspace.settings)
    workspace.drafts[path] = draft
    before = workspace.entry(path, NOW)
    draft.become(text.replace("company: ", "company: New ", 1))
    assert workspace.entry(path, NOW).company == f"New {before.company}"
    draft.become(text)
    assert workspace.entry(path, NOW) == before


def test_companies_are_known_of_all_files_and_notes_of_those_read(tmp_path: Path) -> None:
    """Another interview's company is told from the list alone; copied text needs the notes themselves."""
    orderly(tmp_path, 20)
    workspace = listed(tmp_path)
    newest, *older = workspace.newest()
    assert [path.name for path in older] == sorted((path.name for path in older), reverse=True)
    around = workspace.surroundings(newest)
    assert around.companies == {one.company for one in workspace.summaries.values() if one.path != newest}
    assert around.notes == ()
    second = read_interview(older[0], older[0].read_text(), Settings())
    assert isinstance(second, Interview)
    workspace.take_newest([second])
    assert {note.company for note in workspace.surroundings(newest).notes} == {second.company.value}


def test_a_file_that_is_gone_is_forgotten(tmp_path: Path) -> None:
    """It stands in no list and is compared with nothing any more."""
    orderly(tmp_path, 2)
    workspace = listed(tmp_path)
    gone, kept = workspace.newest()
    workspace.forget(gone)
    assert [entry.path for entry in workspace.entries(NOW)] == [kept]


def test_a_filter_keeps_the_order_and_wants_every_word(tmp_path: Path) -> None:
    """Accents and case do not matter; groups without a match go."""
    orderly(tmp_path, 40)
    entries = listed(tmp_path).entries(NOW)
    groups = agenda(entries)
    wanted = entries[0].company.upper()
    words = wanted.lower().split()
    found = [entry for _, group in filtered(groups, wanted) for entry in group]
    assert found
    every = [entry for _, group in groups for entry in group]
    assert found == [entry for entry in every if all(word in entry.searched for word in words)]
    assert filtered(groups, "") == groups
    assert filtered(groups, f"{wanted} nosuchword") == []
