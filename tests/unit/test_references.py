"""What a note takes up of the things talked about, and what is too common to count."""

from collections.abc import Callable

import pytest

from notes.case import Case
from notes.checks.reference import no_reference
from notes.findings import Severity
from notes.wording.references import mention, references
from notes.wording.usual_subject import usual_subject

CaseOf = Callable[..., Case]

FILE = """\
---
company: Northwind Robotics
role: Senior Backend Engineer
industry: software
interviewers:
  - name: Ada Park
    talked_about: ["{phrase}"]
  - name: Ben Ortiz
---

## To Ada Park
Hi Ada,

Thank you for your time. {note}

Best,
Sam
"""


@pytest.mark.parametrize("role", ["Tea Blender", ""])
@pytest.mark.parametrize(
    "phrase",
    [
        "how the tea blender interview began",
        "your time in the interview",
        "tasting tea",
        "tea time",
        "thanks",
    ],
)
def test_the_subject_that_a_note_starts_with_takes_nothing_up(
    case_of: CaseOf, role: str, phrase: str
) -> None:
    """The app wrote it, of words that prove nothing; words of the person's own count."""
    text = FILE.replace("Senior Backend Engineer", role).replace(
        "To Ada Park\n", "To Ada Park\nSubject: {subject}\n\n"
    )
    case = case_of(text.format(phrase=phrase, note="", subject=usual_subject(case_of(text).interview)))
    assert references(case) == ()
    case = case_of(text.format(phrase="tasting tea", note="", subject="Thank you for the tea tasting"))
    assert len(references(case)) == 1


THANKED = FILE.replace("Thank you for your time. {note}", "{note}")


@pytest.mark.parametrize(
    ("phrase", "note", "is_taken_up"),
    [
        ("secondhand maps", "Thank you for showing me the maps in the back. I could have stayed.", True),
        ("inventory by candlelight", "Thank you for the tale of the inventory.", True),
        ("secondhand maps", "It was good to meet you. The plan maps well to my own.", False),
        ("maps of old harbors", "Thank you for showing me the maps.", True),
        ("a fear of maps at sea", "Thank you for showing me the maps.", False),
        ("street names for the homesick", "Thanks for the hour on street names.", True),
        ("guide lines held by four hands", "Thank you for the guide lines. Four hands held them.", True),
        ("guide lines held by four hands", "Thank you for the guide lines. I was glad.", False),
        ("hay for the ponies", "Thank you for the ponies.", True),
        ("tea time on the ward", "Thank you for letting me see tea time.", True),
        ("silent carpentry", "Thank you for the silence of the hour.", True),
    ],
)
def test_the_very_thing_one_is_thanked_for_counts(
    case_of: CaseOf, phrase: str, note: str, *, is_taken_up: bool
) -> None:
    """A common noun is proof where the letter gives thanks for it, and chance elsewhere."""
    case = case_of(THANKED.format(phrase=phrase, note=note))
    assert bool(references(case)) is is_taken_up


def _case(case_of: CaseOf, phrase: str, note: str) -> Case:
    return case_of(FILE.format(phrase=phrase, note=note))


@pytest.mark.parametrize(
    ("phrase", "note"),
    [
        ("her first robot caught fire in the lobby", "I still think of the robot in your lobby."),
        ("her first robot caught fire in the lobby", "The burning robot made my day."),
        ("her first robot caught fire in the lobby", "A robot in flames by the front desk!"),
        ("moving the planner off Oracle", "Your Oracle migration sounds hard."),
        ("on-call rotation", "How you share the on call duty impressed me."),
        ("on-call rotation", "Sharing the pager like that is fair."),
        ("photography in Iceland", "Your photographs are stunning."),
        ("she runs marathons", "Good luck with the marathon."),
        (
            "marathon training",
            "Enjoy the run on Sunday, all 26 miles of it. Running that far in training is brave.",
        ),
        ("cycling to work", "I hope the bicycle ride home was dry."),
        ("his daughter's violin recital", "I hope the recital went well."),
        ("the children's code club", "A code club for children is a fine idea."),
        ("reorganising the data centre", "The data center you reorganized."),
        ("her talk at PyCon 2019", "I found your PyCon talk online."),
        ("site reliability engineering", "SRE at your scale is new to me."),
        ("SRE book", "The site reliability engineering practices were new to me."),
        ("ML for crop yields", "Machine learning on farms is what I want to do."),
        ("moving to K8s", "Kubernetes was a good choice."),
        ("code review culture", "Reviewing code in pairs suits me. Reviews of code matter."),
        ("testing", "I like how seriously you take tests."),
        ("the new building", "I hope the move to the new building goes well."),
        ("Café Zoë", "See you at Cafe Zoe."),
        ("3 kids under five", "Three kids under 5 is a full house."),
        ("机器人着火", "那台机器人着火的故事很有趣。"),
        ("back-end rewrite in Go", "A backend rewritten from scratch takes nerve."),
        ("Roadmap for Lisbon", "Lisbon is lovely in May."),
    ],
)
def test_inflection_order_and_paraphrase_are_taken_up(case_of: CaseOf, phrase: str, note: str) -> None:
    """A note that speaks of the thing, in whatever words are usual, takes it up."""
    [match] = references(_case(case_of, phrase, note))
    assert match.phrase.value == phrase
    assert match.found


@pytest.mark.parametrize(
    ("phrase", "note"),
    [
        ("the team and the role", "I am excited about the role and the team."),
        ("Northwind's mission", "Northwind has a great mission."),
        ("backend engineers", "I would love to be your next backend engineer."),
        ("growth opportunities", "I am excited about growth and opportunities."),
        ("on-call rotation", "Happy to hop on a call any time."),
        ("moving the planner off Oracle", "I plan to move forward and look forward to it."),
        ("his band", "I bring a bandwidth of experience."),
        ("how they share runbooks between product teams", "Thank you for sharing how you work together."),
        ("Ben's jokes", "Ben was kind, too."),
        ("her dog", "I look forward to the next steps."),
        ("what they do on Fridays", "I hope to hear from you by Friday."),
        ("letters of recommendation", "Let me know if you need anything."),
        ("bus fares", "So far, so good."),
    ],
)
def test_words_that_fit_any_interview_never_count(case_of: CaseOf, phrase: str, note: str) -> None:
    """Stop words, interview words, the company's, the role's and people's names prove nothing."""
    assert references(_case(case_of, phrase, note)) == ()


def test_greeting_signature_and_quoted_lines_do_not_count(case_of: CaseOf) -> None:
    """Only subject and body can take something up."""
    note = "All good.\n\n> her lobby caught fire\n"
    assert references(_case(case_of, "the lobby", note)) == ()


def test_the_subject_counts(case_of: CaseOf) -> None:
    """A subject such as `The lobby robot` takes the story up."""
    case = case_of("Subject: The lobby robot\n\nHi Ada,\n\nThank you.\n\nBest,\nSam\n")
    assert mention(case) == "lobby robot"


def test_the_words_found_have_their_places_in_the_file(case_of: CaseOf) -> None:
    """Each word shown as evidence stands at its span, after emoji and combining marks too."""
    case = case_of("Hi Ada,\n\n😀 Cafe\u0301! Your lobby, and O\u0301racle, Oracle.\n\nBest,\nSam\n")
    found = [text for match in references(case) for text in match.found]
    assert {text.value for text in found} >= {"lobby", "O\u0301racle"}
    assert all(text.span.of(case.interview.text) == text.value for text in found)


def test_neighbouring_words_are_shown_together(case_of: CaseOf) -> None:
    """The evidence reads as the note does, each run of words once."""
    case = case_of("Hi Ada,\n\nThe lobby robot! Again: the Lobby robot. And the planner.\n\nBest,\nSam\n")
    assert mention(case) == "lobby robot, planner"


def test_a_finished_note_that_takes_up_nothing_is_an_error(case_of: CaseOf) -> None:
    """The finding names one thing that could be taken up."""
    [finding] = no_reference(_case(case_of, "the lobby fire", "I enjoyed our conversation."))
    assert finding.severity is Severity.ERROR
    assert "the lobby fire" in finding.message


def test_a_note_in_words_of_its_own_is_told_that_it_may_stay(case_of: CaseOf) -> None:
    """A careful friend who does not see the link asks, and calls nobody careless."""
    note = "The trombone in the cellar made me smile. I polished my own until midnight."
    [finding] = no_reference(_case(case_of, "the lobby fire", note))
    assert finding.severity is Severity.ERROR
    assert "keep it" in finding.message


@pytest.mark.parametrize(
    ("phrase", "note"),
    [
        ("dressing rooms for the chorus", "You keep the changing rooms warm, and I noticed."),
        ("screen readers", "I tried NVDA on the way home."),
        ("winter fines", "Fines in winter seem hard on the old."),
        ("backgammon, dominoes", "Thank you for the game. I want another."),
        ("casks by the hundred, mixing glue", "Thank you for the mixing lesson. A hundred casks is a lot."),
        ("a wedding in the barn", "Your seating chart would have saved my cousin."),
        ("the long roof", "It was good of you to watch the gutters with me."),
        ("flamenco", "Good luck with the dance on Sunday."),
    ],
)
def test_kinds_compounds_and_what_is_enjoyed_are_taken_up(case_of: CaseOf, phrase: str, note: str) -> None:
    """A thing may be named by its kind, by another compound, or where the note says what it liked."""
    assert references(case_of(THANKED.format(phrase=phrase, note=note)))


@pytest.mark.parametrize(
    ("phrase", "subject", "is_taken_up"),
    [
        ("story hour with a patient dog", "The dog", True),
        ("story hour with a patient dog", "The price of a dog in the city", False),
        ("pencils by the lorry", "The dog", False),
    ],
)
def test_a_subject_of_one_word_says_what_the_note_is_about(
    case_of: CaseOf, phrase: str, subject: str, *, is_taken_up: bool
) -> None:
    """“The dog” is about their dog; a longer subject may have the word by chance."""
    text = FILE.replace("Hi Ada,", f"Subject: {subject}\n\nHi Ada,").format(phrase=phrase, note="I liked it.")
    assert bool(references(case_of(text))) is is_taken_up


def test_a_half_written_note_is_a_todo(case_of: CaseOf) -> None:
    """Without an ending nothing is judged yet."""
    [finding] = no_reference(case_of("Hi Ada,\n\nThank you for\n"))
    assert finding.severity is Severity.TODO


@pytest.mark.parametrize("phrase", ["the team", "Northwind", "the role and its responsibilities"])
def test_jottings_that_fit_any_interview_are_as_good_as_none(case_of: CaseOf, phrase: str) -> None:
    """There is nothing to compare with: unknown, with the advice to jot something down."""
    [finding] = no_reference(_case(case_of, phrase, "I liked the team and the role at Northwind."))
    assert finding.severity is Severity.UNKNOWN


def test_without_jottings_it_is_unknown(case_of: CaseOf) -> None:
    """Nothing recorded gives no tick and no cross."""
    text = FILE.replace('    talked_about: ["{phrase}"]\n', "").format(note="Hello.")
    [finding] = no_reference(case_of(text))
    assert finding.severity is Severity.UNKNOWN
    assert "talked_about" in finding.message


def test_without_a_section_nothing_is_said(case_of: CaseOf) -> None:
    """A note that does not exist yet is the business of thanked/no-note."""
    case = case_of(FILE.partition("\n## To")[0].format(phrase="the lobby fire"))
    assert list(no_reference(case)) == []


def test_a_subject_and_a_sentence_together_take_up_a_phrase(case_of: CaseOf) -> None:
    """What the subject names, the body need not say again."""
    text = FILE.replace("Hi Ada,", "Subject: The escape\n\nHi Ada,").format(
        phrase="the parrot's escape into the canteen", note="It sat among the lunch trays, you said."
    )
    assert mention(case_of(text)).startswith("escape")
