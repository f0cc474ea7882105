"""How a note ends, its subject, and what the recipient would see: sign-off, subject, markup, attachments."""

import re
from collections.abc import Callable

import pytest

from notes.case import Case
from notes.checks.attachment import missing_attachment
from notes.checks.markup import comment, markup
from notes.checks.sign_off import after_sign_off, no_sign_off
from notes.checks.subject import no_subject, subject
from notes.findings import Finding, Severity
from notes.settings import Me

CaseOf = Callable[..., Case]

THANKS = "Hi Ada,\n\nThank you for the story about the lobby."


def _mended(case: Case, finding: Finding) -> str:
    text = case.interview.text
    return text[: finding.span.start] + finding.suggestions[0] + text[finding.span.end :]


@pytest.mark.parametrize(
    "ending",
    [
        "Best,\nSam",
        "Sincerely,\nSam Rivera",
        "With thanks and good wishes,\nSam",
        "Until the 4th,\nSam",
        "Stay dry,\nSam",
        "Yours in anticipation,\nSam",
        "Thanks again!\nSam Rivera\n+1 555 0100",
        "Best, Sam",
        "Cheers,\nS. Rivera",
        "Warm regards,\nAnneke de Wit",
        "Best,\nMaría del Carmen van der Berg",
    ],
)
def test_a_signed_note_is_fine(case_of: CaseOf, ending: str) -> None:
    """First name, full name, initials and a closing on the same line all sign."""
    assert list(no_sign_off(case_of(f"{THANKS}\n\n{ending}\n"))) == []


def test_a_closing_without_a_name_is_a_warning_that_signs_with_one_key(case_of: CaseOf) -> None:
    """The name goes below the closing."""
    case = case_of(f"{THANKS}\n\nBest regards,\n")
    [finding] = no_sign_off(case)
    assert finding.severity is Severity.WARNING
    assert _mended(case, finding).rstrip().endswith("Best regards,\nSam")


def test_a_half_written_note_is_a_todo(case_of: CaseOf) -> None:
    """Without closing and name it may simply not be finished."""
    case = case_of(f"{THANKS}\n")
    [finding] = no_sign_off(case)
    assert finding.severity is Severity.TODO
    assert _mended(case, finding).rstrip().endswith("lobby.\n\nBest,\nSam")


def test_a_confirmed_note_without_a_name_is_a_warning(case_of: CaseOf) -> None:
    """Who confirmed it thought it finished."""
    file = (
        "---\ncompany: Northwind\ninterviewers:\n  - name: Ada Park\n    proofread: 0123456789\n---\n\n"
        f"## To Ada Park\n{THANKS}\n"
    )
    [finding] = no_sign_off(case_of(file))
    assert finding.severity is Severity.WARNING


def test_a_name_without_a_closing_is_an_info(case_of: CaseOf) -> None:
    """A closing line is suggested above the name."""
    case = case_of(f"{THANKS}\n\nSam\n")
    [finding] = no_sign_off(case)
    assert finding.severity is Severity.INFO
    assert _mended(case, finding).rstrip().endswith("lobby.\n\nBest,\nSam")


def test_line_ends_of_the_file_are_kept_in_what_is_put_in(case_of: CaseOf) -> None:
    """A file with CRLF gets CRLF."""
    front = "---\ncompany: Northwind\ninterviewers:\n  - name: Ada Park\n---\n\n## To Ada Park\n"
    [finding] = no_sign_off(case_of(f"{front}{THANKS}\n".replace("\n", "\r\n")))
    assert finding.suggestions == ("\r\n\r\nBest regards,\r\nSam",)


def test_without_a_known_sender_any_signature_counts(case_of: CaseOf) -> None:
    """Nobody can check a name that is not known, nor put it in."""
    assert list(no_sign_off(case_of(f"{THANKS}\n\nBest,\nRobin\n", me=Me()))) == []
    [finding] = no_sign_off(case_of(f"{THANKS}\n\nBest,\n", me=Me()))
    assert finding.suggestions == ()


def test_other_languages_sign_off_in_their_own_way(case_of: CaseOf) -> None:
    """Their endings are not known: unknown."""
    german = "Liebe Ada,\n\nvielen Dank für das Gespräch, ich habe mich sehr über die Führung gefreut.\n"
    [finding] = no_sign_off(case_of(german))
    assert finding.severity is Severity.UNKNOWN


def test_a_remark_below_the_name_is_a_warning(case_of: CaseOf) -> None:
    """It would be sent with the note."""
    case = case_of(f"{THANKS}\n\nBest,\nSam\n\nremember to ask about the parking, she seemed tired\n")
    [finding] = after_sign_off(case)
    assert finding.severity is Severity.WARNING
    assert "parking" in finding.quote


@pytest.mark.parametrize(
    "below", ["", "\nP.S. Good luck with the fern!\n", "\n+1 555 0100\nsam@rivera.example\n"]
)
def test_a_postscript_and_contact_lines_belong_to_the_note(case_of: CaseOf, below: str) -> None:
    """They may stand below the name."""
    assert list(after_sign_off(case_of(f"{THANKS}\n\nBest,\nSam\n{below}"))) == []


@pytest.mark.parametrize("first", ["", "Subject:\n\n", "Subject:   \n"])
def test_an_email_needs_a_subject(case_of: CaseOf, first: str) -> None:
    """A finished email without one is an error; the suggestion makes it whole."""
    case = case_of(f"{first}{THANKS}\n\nBest,\nSam\n")
    [finding] = no_subject(case)
    assert finding.severity is Severity.ERROR
    assert re.search(r"Subject: +Thank you – Senior Backend Engineer interview\n", _mended(case, finding))


def test_a_half_written_email_is_a_todo_and_cards_need_no_subject(case_of: CaseOf) -> None:
    """A subject may come last; a card never has one."""
    [finding] = no_subject(case_of(f"{THANKS}\n"))
    assert finding.severity is Severity.TODO
    card = case_of("## To Ben Ortiz\nDear Ben,\n\nThank you.\n\nBest,\nSam\n", "Ben Ortiz")
    assert list(no_subject(card)) == list(subject(card)) == []


@pytest.mark.parametrize(
    ("line", "suggestion"),
    [
        ("Thank you for the story about the robot in the lobby and for the tour", None),
        ("THANK YOU, ADA PARK OF NORTHWIND", "Thank you, Ada Park of Northwind"),
        ("Re: Thank you", ""),
        ("RE: FW: Thank you", ""),
        ("Fwd: the lobby", ""),
    ],
)
def test_a_subject_that_is_long_loud_or_false(case_of: CaseOf, line: str, suggestion: str | None) -> None:
    """Each is a warning, mended where that is sure."""
    [finding] = subject(case_of(f"Subject: {line}\n\n{THANKS}\n\nBest,\nSam\n"))
    assert finding.severity is Severity.WARNING
    assert finding.suggestions == (() if suggestion is None else (suggestion,))


@pytest.mark.parametrize(
    "line", ["Thank you", "SRE", "AWS and K8s", "Regarding Friday", "Rewriting the planner", "谢谢"]
)
def test_an_ordinary_subject_is_fine(case_of: CaseOf, line: str) -> None:
    """Acronyms and words that begin with `Re` are no fault."""
    case = case_of(f"Subject: {line}\n\n{THANKS}\n\nBest,\nSam\n")
    assert list(subject(case)) == list(no_subject(case)) == []


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("It was **very** good.", "It was very good."),
        ("It was __very__ good.", "It was very good."),
        ("It was *very* good.", "It was very good."),
        ("It was _very_ good.", "It was very good."),
        ("Use `kubectl` here.", "Use kubectl here."),
        ("See [my page](https://me.example/x).", "See my page (https://me.example/x)."),
        ("See <https://me.example/x>.", "See https://me.example/x."),
        ("First\\\nsecond", "First\nsecond"),
        ("Line<br>", "Line"),
        ("Tom &amp; Co", "Tom & Co"),
        ("### A heading", "A heading"),
        ("It is \\*here", "It is *here"),
    ],
)
def test_markdown_is_a_warning_with_the_plain_text(case_of: CaseOf, marked: str, plain: str) -> None:
    """The recipient would see the marks; one key takes them away."""
    case = case_of(f"Hi Ada,\n\n{marked}\n\nBest,\nSam\n")
    [finding] = markup(case)
    assert finding.severity is Severity.WARNING
    assert plain in _mended(case, finding)


@pytest.mark.parametrize(
    "marked", ["![x](y.png)", "~~no~~ yes", "```\ncode\n```", "| a | b |\n|---|---|", "as said[^1]"]
)
def test_markup_that_cannot_be_taken_off_safely_is_only_shown(case_of: CaseOf, marked: str) -> None:
    """Nothing is suggested that would lose something."""
    found = list(markup(case_of(f"Hi Ada,\n\n{marked}\n\nBest,\nSam\n")))
    assert found
    assert all(finding.suggestions == () for finding in found)


@pytest.mark.parametrize(
    "text",
    [
        "- first\n- second\n* third\n1. fourth",
        "2 * 3 * 4 = 24 and a*b",
        "snake_case and __init__ files",
        "C# and #1 and #teamrocket",
        "AT&T and R&D; a < b > c",
        "> quoted line",
        "5 < 6, x <y> z",
        "https://me.example/a_b_c and me_too@x.example",
        "An asterisk* and a second one.",
        "~10 minutes",
    ],
)
def test_plain_text_conventions_are_no_markup(case_of: CaseOf, text: str) -> None:
    """Lists, arithmetic, file names, hashtags and quoted lines read well as they are."""
    assert list(markup(case_of(f"Hi Ada,\n\n{text}\n\nBest,\nSam\n"))) == []


@pytest.mark.parametrize(
    "hidden",
    ["<!-- say more? -->", "<!-- two\nlines -->", "%% remember %%", "[//]: # (later)", "<!-- never closed"],
)
def test_a_comment_is_an_error_and_can_be_taken_out(case_of: CaseOf, hidden: str) -> None:
    """It would be sent; taking it out takes its line along."""
    case = case_of(f"{THANKS}\n\n{hidden}\n")
    [finding] = comment(case)
    assert finding.severity is Severity.ERROR
    assert hidden not in _mended(case, finding)
    assert list(markup(case)) == []


@pytest.mark.parametrize(
    "text",
    [
        "I have attached my résumé.",
        "Please find attached the report.",
        "Attached is my portfolio.",
        "I'm attaching two references.",
        "My CV is enclosed.",
        "See the attachment for figures.",
        "The attached document has the details.",
        "You'll find my references attached.",
        "Enclosed please find my transcript.",
        "I've attached the slides to this email.",
        "I enclose a drawing of the shed.",
    ],
)
def test_a_promised_attachment_is_a_warning(case_of: CaseOf, text: str) -> None:
    """The word that promises is marked."""
    case = case_of(f"Hi Ada,\n\n{text}\n\nBest,\nSam\n")
    [finding] = missing_attachment(case)
    assert finding.severity is Severity.WARNING
    assert finding.quote in text


@pytest.mark.parametrize(
    "text",
    [
        "I became attached to the old planner.",
        "There were no strings attached.",
        "I attached the sensor to the arm.",
        "The garden is enclosed by a wall; an enclosed space it is.",
        "I attach great importance to tests.",
        "The attachment icon made me laugh, as did email attachments.",
        "Attached to the wall was a fern.",
    ],
)
def test_other_attachments_are_fine(case_of: CaseOf, text: str) -> None:
    """Sentiment, sensors and walls promise nothing."""
    assert list(missing_attachment(case_of(f"Hi Ada,\n\n{text}\n\nBest,\nSam\n"))) == []
