"""Tone: slang, emoji, exclamation marks, registers; and the formality that is expected."""

from collections.abc import Callable

import pytest

from notes.case import Case
from notes.checks.tone import tone
from notes.findings import Finding, Severity
from notes.interview import Formality, Interview
from notes.settings import Settings
from notes.wording.formality import expectation, expected_formality
from notes.wording.language import is_likely_english
from notes.wording.registers import Register, of_closing, of_greeting

CaseOf = Callable[..., Case]
InterviewOf = Callable[..., Interview]

FILE = """\
---
company: Northwind
industry: {industry}
interviewers:
  - name: Ada Park
    talked_about: [the chill-out room, vibe coding]
---

## To Ada Park
{greeting}

Thank you for showing me around the lobby on Friday. {text}

{closing}
Sam
"""


def _tone(
    case_of: CaseOf, text: str, industry: str = "retail", greeting: str = "Dear Ada,", closing: str = "Best,"
) -> list[Finding]:
    file = FILE.format(industry=industry, text=text, greeting=greeting, closing=closing)
    found = list(tone(case_of(file)))
    assert all(not one.quote or one.quote in " ".join(file.split()) for one in found)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "I'm gonna think about it.",
        "LOL, what a day.",
        "That was legit great.",
        "thx for that",
        "no worries about the delay",
        "Can u send it?",
        "I was stoked.",
        "The vibe was good.",
    ],
)
def test_slang_is_an_info_and_in_a_formal_setting_a_warning(case_of: CaseOf, text: str) -> None:
    """What is slang is slang everywhere; only formal readers mind much."""
    [informal] = _tone(case_of, text, "software")
    [formal] = _tone(case_of, text, "law")
    assert informal.severity is Severity.INFO
    assert formal.severity is Severity.WARNING
    assert "law" in formal.message


@pytest.mark.parametrize(
    "text",
    [
        "We talked about R and U-shaped desks, and U of T.",
        "The chill-out room and vibe coding are new to me.",
        "Later we went to the Ninja exhibit of Kyoto.",
        "Yesterday and yes were the words.",
        "A good vibration test needs a stable bench.",
        "See https://lol.example/gonna for more.",
    ],
)
def test_what_only_looks_like_slang_is_left_alone(case_of: CaseOf, text: str) -> None:
    """Initials, addresses, longer words and what was talked about itself are no slang."""
    assert [one for one in _tone(case_of, text, "software") if "ninja" not in one.quote.casefold()] == []


@pytest.mark.parametrize("text", ["Great day 🙂", "Great day 👩‍💻", "Great day :-)", "Great day ❤️"])
def test_emoji_are_mentioned(case_of: CaseOf, text: str) -> None:
    """An emoji or a face of punctuation is an info, taken out with one key."""
    [finding] = _tone(case_of, text)
    assert (finding.severity, finding.suggestions) == (Severity.INFO, ("",))


@pytest.mark.parametrize(
    "text", ["Costs are 5 € → 6 € ©", "½ of it, 日本, naïve", "a list: 1) one", "It was 3:D6"]
)
def test_other_signs_are_no_emoji(case_of: CaseOf, text: str) -> None:
    """Arrows, currency, letters of other scripts and lists are ordinary text."""
    assert _tone(case_of, text) == []


def test_one_exclamation_mark_is_fine_and_more_are_an_info(case_of: CaseOf) -> None:
    """Each one after the first is pointed at, with a full stop to put in its place."""
    assert _tone(case_of, "What a day!") == []
    [finding] = _tone(case_of, "What a day! What a view!")
    assert (finding.severity, finding.suggestions) == (Severity.INFO, (".",))
    [doubled] = _tone(case_of, "What a day!!")
    assert doubled.message.startswith("2 exclamation marks")


@pytest.mark.parametrize(
    ("greeting", "closing"),
    [("Hey Ada,", "Yours sincerely,"), ("Dear Dr. Park,", "Cheers,"), ("Hiya Ada,", "Respectfully,")],
)
def test_greeting_and_sign_off_of_different_registers_are_mentioned(
    case_of: CaseOf, greeting: str, closing: str
) -> None:
    """Casual goes with casual, formal with formal."""
    [finding] = _tone(case_of, "All good.", greeting=greeting, closing=closing)
    assert finding.severity is Severity.INFO
    assert closing in finding.message


@pytest.mark.parametrize(
    ("industry", "greeting", "closing", "word"),
    [
        ("law", "Hey Ada,", "Best regards,", "Hey Ada,"),
        ("law", "Dear Ms. Park,", "Talk soon,", "Talk soon,"),
        ("software", "Hi Ada,", "Yours faithfully,", "Yours faithfully,"),
    ],
)
def test_too_casual_or_too_stiff_for_the_setting(
    case_of: CaseOf, industry: str, greeting: str, closing: str, word: str
) -> None:
    """The words that make it so are named, with the reason."""
    found = _tone(case_of, "All good.", industry, greeting, closing)
    assert word in {one.quote for one in found}
    assert all(one.severity is Severity.INFO for one in found)


@pytest.mark.parametrize(
    ("industry", "text"),
    [("banking", "That was awesome, you guys."), ("games", "Please accept my sincere thanks, esteemed Ada.")],
)
def test_words_out_of_place_are_named(case_of: CaseOf, industry: str, text: str) -> None:
    """Casual words in a bank and stiff ones in a games studio are infos."""
    found = _tone(case_of, text, industry)
    assert len(found) == 2
    assert {one.severity for one in found} == {Severity.INFO}


@pytest.mark.parametrize(
    ("industry", "greeting", "closing"),
    [
        ("software", "Hi Ada,", "Best,"),
        ("software", "Hey Ada,", "Cheers,"),
        ("software", "Dear Ada,", "Sincerely,"),
        ("law", "Dear Ms. Park,", "Sincerely,"),
        ("law", "Hello Ada,", "Kind regards,"),
        ("retail", "Hi Ada,", "Many thanks,"),
    ],
)
def test_usual_pairs_are_fine(case_of: CaseOf, industry: str, greeting: str, closing: str) -> None:
    """Nothing is said about what people usually write."""
    assert _tone(case_of, "It was kind of you.", industry, greeting, closing) == []


def test_other_languages_are_not_judged(case_of: CaseOf) -> None:
    """Tone is unknown where the note is unlikely to be English, and where the language is switched off."""
    german = "Vielen Dank für das Gespräch, ich habe mich sehr über die Geschichte mit dem Brand gefreut."
    text = FILE.format(industry="law", greeting="Hey Ada,", closing="Gruß", text=german).replace(
        "Thank you for showing me around the lobby on Friday. ", ""
    )
    [finding] = tone(case_of(text))
    assert finding.severity is Severity.UNKNOWN
    english = FILE.format(industry="law", greeting="Hey Ada,", closing="Best,", text="")
    [off] = tone(case_of(english, settings=Settings(language="off")))
    assert off.severity is Severity.UNKNOWN


@pytest.mark.parametrize(
    ("industry", "expected"),
    [
        ("software", Formality.INFORMAL),
        ("Video Games", Formality.INFORMAL),
        ("start-up", Formality.INFORMAL),
        ("design", Formality.INFORMAL),
        ("media", Formality.INFORMAL),
        ("law", Formality.FORMAL),
        ("Investment Banking", Formality.FORMAL),
        ("insurance", Formality.FORMAL),
        ("government", Formality.FORMAL),
        ("medicine", Formality.FORMAL),
        ("academia", Formality.FORMAL),
        ("legal tech", Formality.NEUTRAL),
        ("retail", Formality.NEUTRAL),
        ("lawn care", Formality.NEUTRAL),
        ("", Formality.NEUTRAL),
    ],
)
def test_the_industry_gives_the_expected_formality(
    interview_of: InterviewOf, industry: str, expected: Formality
) -> None:
    """Whole words of the industry decide; where they disagree, nothing does."""
    interview = interview_of(f"---\ncompany: X\nindustry: '{industry}'\ninterviewers: []\n---\n")
    assert expected_formality(interview) is expected


def test_the_files_formality_overrides_and_says_so(interview_of: InterviewOf) -> None:
    """`formality: formal` in a software company is formal, and the reason says why."""
    interview = interview_of(
        "---\ncompany: X\nindustry: software\nformality: formal\ninterviewers: []\n---\n"
    )
    expected = expectation(interview)
    assert expected.formality is Formality.FORMAL
    assert "you set" in expected.reason


@pytest.mark.parametrize(
    ("line", "register"),
    [
        ("Hey Ada,", Register.CASUAL),
        ("Hi Ada,", Register.PLAIN),
        ("Dear Ada,", Register.PLAIN),
        ("Dear Prof. Park,", Register.FORMAL),
        ("Dear Sir,", Register.STIFF),
        ("Dear Drew,", Register.PLAIN),
    ],
)
def test_registers_of_greetings(line: str, register: Register) -> None:
    """A title makes a greeting formal, `Hey` makes it casual."""
    assert of_greeting(line) is register


@pytest.mark.parametrize(
    ("line", "register"),
    [
        ("Cheers,", Register.CASUAL),
        ("Best,", Register.PLAIN),
        ("Thanks again,", Register.PLAIN),
        ("Sincerely,", Register.FORMAL),
        ("Yours very truly,", Register.FORMAL),
        ("Respectfully yours,", Register.STIFF),
    ],
)
def test_registers_of_closings(line: str, register: Register) -> None:
    """`Cheers` is casual, `Best` plain, `Sincerely` formal."""
    assert of_closing(line) is register


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thank you for the tour of the lab on Friday. I enjoyed the story about the robot.", True),
        ("Thanks!", True),
        ("", True),
        (
            "Vielen Dank für das nette Gespräch am Freitag. Ich habe mich sehr gefreut, Sie kennenzulernen.",
            False,
        ),
        ("Merci beaucoup pour notre entretien de vendredi. J'ai été ravi de vous rencontrer à Lyon.", False),
        ("Muchas gracias por la entrevista del viernes. Me ha encantado conocer a todo el equipo.", False),
        (
            "Dziękuję bardzo za piątkową rozmowę. Bardzo miło wspominam opowieść o robocie w lobby firmy.",
            False,
        ),
        ("ありがとうございました。ロボットの話がとても面白かったです。", False),
        ("Спасибо за разговор в пятницу.", False),
    ],
)
def test_english_is_told_from_other_languages(text: str, expected: bool) -> None:
    """Function words and scripts decide; a short text has the benefit of the doubt."""
    assert is_likely_english(text) is expected
