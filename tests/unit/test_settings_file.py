"""The settings files: what they say, what is wrong in them, and changes that keep the rest."""

import re
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes.configuration.config_template import TEMPLATE as CONFIG_TEMPLATE
from notes.configuration.loaded import Loaded
from notes.configuration.settings_file import (
    add_word,
    config_path,
    folder_root,
    load_config,
    load_settings,
    set_setting,
)
from notes.configuration.settings_reading import read_config, read_settings
from notes.configuration.settings_template import TEMPLATE as SETTINGS_TEMPLATE
from notes.editing.edit_errors import EditRefused
from notes.interview import Channel
from notes.settings import Config, Settings

FULL = """\
# Ours
timezone = "Europe/Berlin"
frontmatter = "toml"

[deadline]
hours = 36.5   # a day and a half
business_days = true
holidays = [2026-12-25, "2027-01-01"]

[limits.email]
pass = 120
error = 180
very_short = 20

[limits.handwritten]
pass = 60
error = 90

[proofreading]
dialect = "british"
language = "off"
words = [
  "Kubernetes",  # the tool
  "Northwind",
]

[channel]
default = "handwritten"

[rules]
"personalized/stock-phrases" = false
"thanked/no-note" = true
"""


def read(text: str) -> Loaded[Settings]:
    """Read the text of an `afterword.toml`."""
    return read_settings(text, Path("afterword.toml"))


def sentences(loaded: Loaded[Settings] | Loaded[Config]) -> list[tuple[int, str]]:
    """Return the problems as line and sentence."""
    return [(problem.line, problem.message) for problem in loaded.problems]


class TestReading:
    """What the files say."""

    def test_every_setting_is_read(self) -> None:
        """Each key of the documentation reaches its field, without a complaint."""
        loaded = read(FULL)
        value = loaded.value
        assert loaded.problems == loaded.warnings == ()
        assert (value.timezone, value.frontmatter, value.channel) == (
            "Europe/Berlin",
            "toml",
            Channel.HANDWRITTEN,
        )
        assert (value.deadline_hours, value.business_days) == (36.5, True)
        assert value.holidays == {date(2026, 12, 25), date(2027, 1, 1)}
        assert (value.email.pass_up_to, value.email.error_above, value.email.very_short_under) == (
            120,
            180,
            20,
        )
        assert (value.handwritten.pass_up_to, value.handwritten.error_above) == (60, 90)
        assert (value.dialect, value.language) == ("british", "off")
        assert value.words == {"Kubernetes", "Northwind"}
        assert value.rules_off == {"personalized/stock-phrases"}

    def test_a_missing_file_is_defaults(self, tmp_path: Path) -> None:
        """Nothing to read is nothing to complain about."""
        assert load_settings(tmp_path) == Loaded(Settings())
        assert load_settings(tmp_path / "gone") == Loaded(Settings())
        assert load_config(tmp_path / "config.toml") == Loaded(Config())

    @pytest.mark.parametrize(
        ("template", "reader", "name"),
        [(SETTINGS_TEMPLATE, read_settings, "afterword.toml"), (CONFIG_TEMPLATE, read_config, "config.toml")],
    )
    def test_the_templates_say_nothing_until_uncommented(
        self, template: str, reader: object, name: str
    ) -> None:
        """A new file holds the defaults, and each of its lines is right when the # goes."""
        assert callable(reader)
        fresh = reader(template, Path(name))
        assert fresh.value in (Settings(), Config())
        assert (fresh.problems, fresh.warnings) == ((), ())
        used = reader(re.sub(r'(?m)^# (?=[\w"/-]+ = )', "", template), Path(name))
        assert (used.problems, used.warnings) == ((), ())
        assert used.value != fresh.value

    def test_the_settings_template_shows_the_defaults(self) -> None:
        """What stands behind the # is what holds without it, examples aside."""
        used = read(re.sub(r'(?m)^# (?=[\w"/-]+ = )', "", SETTINGS_TEMPLATE)).value
        usual = Settings()
        for field in (
            "frontmatter",
            "channel",
            "deadline_hours",
            "business_days",
            "email",
            "handwritten",
        ):
            assert getattr(used, field) == getattr(usual, field)

    def test_the_config_is_read(self) -> None:
        """Name, address, folder, and the tables of others as they are."""
        text = (
            '[me]\nname = "Sam Rivera"\nemail = "sam@rivera.example"\n[ui]\nfolder = "~/interviews"\n'
            'theme = "nord"\nkeys = {save = "ctrl+s"}\n[mail]\nvia = "smtp"\nport = 465\n'
            'password_command = ["pass", "show", "mail"]\n'
        )
        loaded = read_config(text, Path("config.toml"))
        assert loaded.problems == loaded.warnings == ()
        assert (loaded.value.me.name, loaded.value.me.email) == ("Sam Rivera", "sam@rivera.example")
        assert loaded.value.folder == "~/interviews"
        assert loaded.value.ui["theme"] == "nord"
        assert loaded.value.mail["password_command"] == ["pass", "show", "mail"]


WRONG = {
    'timezone = "Mars/Olympus"': 'timezone is "Mars/Olympus"; expected the name of a time zone',
    'frontmatter = "json"': 'expected "yaml" or "toml"',
    "[deadline]\nhours = true": "[deadline] hours is true; expected a number of hours above 0, such as 24",
    "[deadline]\nhours = -1": "[deadline] hours is -1",
    "[deadline]\nhours = nan": "[deadline] hours is nan",
    '[deadline]\nbusiness_days = "yes"': "expected true or false",
    "[deadline]\nholidays = 2026-12-25": "expected a list of dates",
    '[deadline]\nholidays = ["Christmas"]': '[deadline] holidays is ["Christmas"]; expected a list of dates',
    "[limits.email]\npass = 0": "[limits.email] pass is 0; expected a whole number of words above 0",
    "[limits.email]\npass = 1.5": "[limits.email] pass is 1.5",
    '[proofreading]\ndialect = "klingon"': '"american", "british", "canadian", "australian" or "indian"',
    '[proofreading]\nwords = "one"': "expected a list of words in quotes",
    '[channel]\ndefault = "pigeon"': 'default is "pigeon"; expected "email", "handwritten" or "other"',
    '[rules]\n"thanked/no-note" = "off"': "expected true or false",
    "[rules]\ntone = false": "[rules] tone is no rule; write its whole name in quotes",
    "deadline = 24": "deadline must be a table; write its settings below a line [deadline]",
    "[limits]\nemail = 3": "write its settings below a line [limits.email]",
    "rules = true": "rules must be a table",
}


class TestProblems:
    """A wrong value names file, place and key, and what was expected; the rest stays live."""

    @pytest.mark.parametrize("text", WRONG)
    def test_a_wrong_value_falls_back_to_its_default(self, text: str) -> None:
        """The sentence stands at the line of the setting, and everything else counts."""
        loaded = read(f"# first\n{text}\n")
        ((line, sentence),) = sentences(loaded)
        assert WRONG[text] in sentence
        assert line == 1 + len(text.splitlines())
        assert loaded.problems[0].path == Path("afterword.toml")
        assert loaded.value == Settings()

    def test_good_items_of_a_list_count_all_the_same(self) -> None:
        """One slip among the folder's words does not make all of them misspelt."""
        loaded = read('[proofreading]\nwords = ["Kubernetes", 7, ""]\n')
        assert len(loaded.problems) == 1
        assert loaded.value.words == {"Kubernetes"}

    def test_limits_that_contradict_each_other_are_an_error(self) -> None:
        """Pass above error, also where one of them is the usual one."""
        loaded = read("[limits.email]\nerror = 100\n[limits.handwritten]\npass = 90\nerror = 80\n")
        assert [line for line, _ in sentences(loaded)] == [2, 4]
        assert "allows 150 words (pass) but calls 100 too long (error)" in loaded.problems[0].message
        assert loaded.value == Settings()

    def test_problems_come_in_the_order_of_the_file(self) -> None:
        """Whatever kind they are of."""
        loaded = read('frontmatter = 1\ntoken = "x"\ntimezone = 2\n')
        assert [line for line, _ in sentences(loaded)] == [1, 2, 3]

    @pytest.mark.parametrize(
        ("text", "line"),
        [
            ('password = "x"', 1),
            ('\n[mail]\nvia = "smtp"\nsmtp_password = "x"', 4),
            ('[mail]\npassword_command = "pass show mail"', 2),
            ('[[accounts]]\n[proofreading]\napi_key = "x"', 3),
        ],
    )
    def test_a_secret_in_a_folder_is_an_error(self, text: str, line: int) -> None:
        """Also a command that would run for whoever opens the folder; the secret itself is not repeated."""
        ((found, sentence),) = sentences(read(text))
        assert found == line
        assert "looks like a secret, and afterword.toml is shared" in sentence
        assert '"x"' not in sentence

    def test_a_password_in_the_config_is_an_error(self) -> None:
        """There it is a command, never the password."""
        loaded = read_config('[mail]\npassword = "x"\npassword_command = "pass"\n', Path("config.toml"))
        ((line, sentence),) = sentences(loaded)
        assert line == 2
        assert "password_command" in sentence

    @pytest.mark.parametrize(
        ("text", "line", "words"),
        [
            ("<<<<<<< HEAD\na = 1\n=======\n>>>>>>> x\n", 1, "unresolved merge"),
            ("a = 1\nb = \n", 2, "This is no TOML (invalid value)"),
            ("[rules]\npersonalized/tone = false\n", 2, 'needs quotes: "personalized/tone" = false'),
            ('a = "x\n', 1, "This is no TOML"),
            ("a = [1,\n", 1, "This is no TOML"),
            (f"a = {'[' * 5000}", 1, "This is no TOML"),
        ],
    )
    def test_what_is_no_toml_is_told_with_its_line(self, text: str, line: int, words: str) -> None:
        """Then the defaults hold."""
        loaded = read(text)
        ((found, sentence),) = sentences(loaded)
        assert found == line
        assert words in sentence
        assert loaded.value == Settings()

    def test_bytes_that_are_no_text_are_told(self, tmp_path: Path) -> None:
        """With the line they are in."""
        (tmp_path / "afterword.toml").write_bytes(b"a = 1\nname = 'caf\xe9'\n")
        ((line, sentence),) = sentences(load_settings(tmp_path))
        assert line == 2
        assert "not UTF-8" in sentence

    def test_a_folder_in_the_files_place_is_told(self, tmp_path: Path) -> None:
        """What is no file is not read."""
        (tmp_path / "afterword.toml").mkdir()
        assert len(load_settings(tmp_path).problems) == 1

    def test_a_byte_order_mark_is_no_trouble(self, tmp_path: Path) -> None:
        """Windows editors write one."""
        (tmp_path / "afterword.toml").write_bytes(b'\xef\xbb\xbffrontmatter = "toml"\r\n')
        assert load_settings(tmp_path).value.frontmatter == "toml"

    @given(st.text(max_size=60))
    def test_no_text_makes_it_fail(self, text: str) -> None:
        """Any text gives settings."""
        assert isinstance(read(text).value, Settings)


class TestWarnings:
    """Keys nobody knows are ignored, with a guess at what was meant."""

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ('timezon = "UTC"', "There is no setting timezon; did you mean timezone?"),
            ("hours = 3", "did you mean [deadline] hours?"),
            ("[deadline]\nbusines_days = true", "did you mean [deadline] business_days?"),
            ("[proofreeding]\nx = 1", "did you mean [proofreading]?"),
            ("zodiac = 3", "There is no setting zodiac; it is ignored."),
            ('[me]\nname = "Sam"', "[me] is about one person; it belongs in your own config.toml."),
        ],
    )
    def test_unknown_keys(self, text: str, words: str) -> None:
        """A warning, and no problem."""
        loaded = read(text)
        assert loaded.problems == ()
        (warning,) = loaded.warnings
        assert words in warning.message

    def test_unknown_rules_are_told_when_all_rules_are_known(self) -> None:
        """Harper's own rules are too many to list, and are taken as they are."""
        text = (
            '[rules]\n"thanked/no-nots" = false\n"proofread/harper/Foo" = false\n"thanked/no-note" = false\n'
        )
        (warning,) = read_settings(text, Path("afterword.toml"), rules=["thanked/no-note"]).warnings
        assert warning.message == "There is no rule thanked/no-nots; did you mean thanked/no-note?"
        assert warning.line == 2
        assert read(text).warnings == ()


class TestPlaces:
    """Where the files are."""

    def test_the_root_is_the_nearest_folder_with_settings(self, tmp_path: Path) -> None:
        """Before the repository's top, and for a file as for its folder."""
        inner = tmp_path / "repo" / "folder" / "2026"
        inner.mkdir(parents=True)
        (tmp_path / "repo" / ".git").mkdir()
        file = inner / "x.md"
        file.touch()
        assert folder_root(file) == tmp_path / "repo"
        (tmp_path / "repo" / "folder" / "afterword.toml").touch()
        assert folder_root(file) == folder_root(inner) == tmp_path / "repo" / "folder"

    def test_a_lonely_folder_is_its_own_root(self, tmp_path: Path) -> None:
        """Without settings and repository."""
        assert folder_root(tmp_path / "x.md") == tmp_path

    def test_a_worktree_is_a_repository(self, tmp_path: Path) -> None:
        """There `.git` is a file."""
        (tmp_path / "sub").mkdir()
        (tmp_path / ".git").write_text("gitdir: elsewhere\n")
        assert folder_root(tmp_path / "sub") == tmp_path

    def test_the_config_is_where_the_platform_wants_it(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """On Linux XDG_CONFIG_HOME counts."""
        if sys.platform == "linux":
            monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
            assert config_path() == tmp_path / "afterword" / "config.toml"
        assert config_path().name == "config.toml"

    def test_reading_settings_loads_nothing_heavy(self) -> None:
        """Commands that only look start fast."""
        code = (
            "import sys, pathlib; from notes.configuration.settings_file import load_settings, load_config;"
            "load_settings(pathlib.Path('.')); load_config(pathlib.Path('none'));"
            "print(sorted({'tomlkit', 'yaml', 'yaml_edit', 'textual', 'platformdirs'} & set(sys.modules)))"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "[]"


class TestChanges:
    """Settings changed in the file's text."""

    def test_a_value_changes_and_its_comment_stays(self) -> None:
        """One line differs."""
        assert set_setting(FULL, ("deadline", "hours"), 48) == FULL.replace("36.5 ", "48 ")

    def test_a_new_key_joins_its_table(self) -> None:
        """Below the keys that are there."""
        text = "[deadline]\nhours = 3  # c\n\n# next\n[channel]\n"
        new = set_setting(text, ("deadline", "business_days"), True)
        assert new == "[deadline]\nhours = 3  # c\nbusiness_days = true\n\n# next\n[channel]\n"

    def test_a_new_table_comes_last(self) -> None:
        """Set apart by a blank line; the templates' comments stay where they are."""
        assert set_setting("a = 1", ("me", "name"), "Sam") == 'a = 1\n\n[me]\nname = "Sam"\n'

    def test_a_template_is_filled_in_where_it_shows_the_key(self) -> None:
        """Below the line that has it behind a #."""
        new = set_setting(CONFIG_TEMPLATE, ("me", "email"), "sam@own.example")
        shown = '# email = "sam@example.org"\n'
        assert new == CONFIG_TEMPLATE.replace(shown, f'{shown}email = "sam@own.example"\n', 1)
        new = set_setting(SETTINGS_TEMPLATE, ("timezone",), "Europe/Berlin")
        shown = '# timezone = "America/New_York"\n'
        assert new == SETTINGS_TEMPLATE.replace(shown, f'{shown}timezone = "Europe/Berlin"\n', 1)

    def test_a_setting_is_taken_out(self) -> None:
        """With its line, and nothing happens when it is not there."""
        assert set_setting(FULL, ("timezone",), None) == FULL.replace('timezone = "Europe/Berlin"\n', "")
        assert set_setting(FULL, ("me", "name"), None) == FULL

    def test_dotted_keys_and_inline_tables_are_kept(self) -> None:
        """The way it is written is the way it stays."""
        assert set_setting("deadline.hours = 3\n", ("deadline", "business_days"), True) == (
            "deadline.hours = 3\ndeadline.business_days = true\n"
        )
        assert set_setting("deadline = {hours = 3}  # c\n", ("deadline", "hours"), 4) == (
            "deadline = {hours = 4}  # c\n"
        )

    def test_rules_are_written_in_quotes(self) -> None:
        """Their names hold a slash."""
        new = set_setting("", ("rules", "personalized/tone"), False)
        assert new == '[rules]\n"personalized/tone" = false\n'
        assert read(new).value.rules_off == {"personalized/tone"}

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("", '[proofreading]\nwords = ["gRPC"]\n'),
            ('[proofreading]\nwords = ["a"]  # ours\n', '[proofreading]\nwords = ["a", "gRPC"]  # ours\n'),
            ("[proofreading]\nwords = []\n", '[proofreading]\nwords = ["gRPC"]\n'),
            ('[proofreading]\nwords = ["gRPC"]\n', '[proofreading]\nwords = ["gRPC"]\n'),
            (
                '[proofreading]\r\nwords = [\r\n  "a",\r\n]\r\n',
                '[proofreading]\r\nwords = [\r\n  "a",\r\n  "gRPC",\r\n]\r\n',
            ),
        ],
    )
    def test_a_word_is_added_once(self, text: str, expected: str) -> None:
        """To the list there is, in its layout."""
        assert add_word(text, "gRPC") == expected

    def test_words_keep_their_comments(self) -> None:
        """Each item's own."""
        assert add_word(FULL, "gRPC") == FULL.replace('  "Northwind",\n', '  "Northwind",\n  "gRPC",\n')

    @pytest.mark.parametrize("text", ["proofreading = 3\n", "a = \n", "[[proofreading]]\n"])
    def test_what_cannot_be_changed_is_refused(self, text: str) -> None:
        """With the line, and the text stays."""
        with pytest.raises(EditRefused) as refusal:
            add_word(text, "gRPC")
        assert refusal.value.line == 1

    @settings(max_examples=60, deadline=None)
    @given(
        st.lists(
            st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12),
            max_size=5,
            unique=True,
        )
    )
    def test_any_words_read_back(self, words: list[str]) -> None:
        """Whatever is added is what the file says, and all the rest is as it was."""
        text = FULL
        for word in words:
            text = add_word(text, word)
        expected = tomllib.loads(FULL)
        expected["proofreading"]["words"] += [
            word for word in words if word not in ("Kubernetes", "Northwind")
        ]
        assert tomllib.loads(text) == expected
        old = FULL.split("\n")
        assert [line for line in text.split("\n") if line in old] == old
