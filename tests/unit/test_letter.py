"""Taking notes apart: greeting, paragraphs, closing, signature, postscript, words."""

import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes.interview import Note, Text
from notes.place import Span
from notes.wording.letter import Letter, take_apart
from notes.wording.word_count import count_words

BEFORE = "## To Ada Park\n\n"


def letter_of(body: str, *recipients: str, sender: str = "Sam Rivera") -> Letter:
    """Take apart a body that stands below a heading."""
    span = Span(len(BEFORE), len(BEFORE) + len(body))
    heading = Text("Ada Park", Span(6, 14))
    return take_apart(
        Note(heading, Span(0, span.end), span, None, Text(body, span), recipients or ("Ada Park",)), sender
    )


def values(texts: tuple[Text, ...]) -> list[str]:
    """Return the bare texts."""
    return [text.value for text in texts]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Hi Ada,", "Ada"),
        ("Dear Dr. Park:", "Dr. Park"),
        ("Hello Ada!", "Ada"),
        ("Hi, Ada!", "Ada"),
        ("hi ada", "ada"),
        ("Hey Ada –", "Ada"),
        ("Good morning Prof. van der Berg,", "Prof. van der Berg"),
        ("Dear J. R. R. Tolkien,", "J. R. R. Tolkien"),
        ("Ada,", "Ada"),
        ("Ada", "Ada"),
        ("Ms. Park:", "Ms. Park"),
        ("Hi again, Ada,", "Ada"),
        ("Hi there,", ""),
        ("Hello!", ""),
        ("Dear all,", "all"),
        ("Dear Ada, Ben and Cy,", "Ada, Ben and Cy"),
        ("Hi Ada & team,", "Ada & team"),
        ("Dear Ada, dear Ben,", "Ada, dear Ben"),
        ("Dear Hiring Manager,", "Hiring Manager"),
        ("Dear [Name],", "[Name]"),
        ("Dear {{ name }},", "{{ name }}"),
        ("To whom it may concern,", ""),
        ("Hi Ada 😀", "Ada"),
        ("**Hi Ada,**", "Ada"),
        ("Liebe Ada,", "Ada"),
        ("Sehr geehrte Frau Dr. Müller,", "Frau Dr. Müller"),
        ("Bonjour Ada,", "Ada"),
        ("Estimado señor García:", "señor García"),
        ("王老师，", "王老师"),
        ("亲爱的小明，", "小明"),
        ("Ada您好，", "Ada"),
    ],
)
def test_greetings_are_recognised_with_the_name_they_greet(line: str, name: str) -> None:
    """A salutation, or a name alone on the first line, is a greeting; its name part is found."""
    letter = letter_of(f"{line}\n\nThank you.")
    assert letter.greeting is not None
    assert letter.greeting.value == line
    assert letter.greeted == name
    assert values(letter.paragraphs) == ["Thank you."]


@pytest.mark.parametrize(
    ("body", "greeted", "first"),
    [
        ("Hi Ada, thank you for the tour.", "Ada", "thank you for the tour."),
        ("Ada, thank you for the tour.", "Ada", "thank you for the tour."),
        ("Hi Ada thank you for the tour.", "Ada", "thank you for the tour."),
        ("Dear Ada, Ben and Cy, thank you all.", "Ada, Ben and Cy", "thank you all."),
        ("Hi Ada! Thanks for the tour.", "Ada", "Thanks for the tour."),
    ],
)
def test_a_greeting_may_run_on_into_the_text(body: str, greeted: str, first: str) -> None:
    """The rest of the line belongs to the first paragraph."""
    letter = letter_of(body)
    assert letter.greeted == greeted
    assert values(letter.paragraphs) == [first]


@pytest.mark.parametrize(
    "line",
    [
        "Thank you for the tour, Ada.",
        "Thanks,",
        "History is what you teach.",
        "Hiking was what we talked about.",
        "First of all, thank you.",
        "Yesterday, we talked about robots.",
        "It was great to meet you, Ada,",
    ],
)
def test_a_sentence_is_no_greeting(line: str) -> None:
    """Words that merely begin like a greeting, or with a capital and a comma, greet nobody."""
    assert letter_of(f"{line}\n\nMore text.").greeting is None


def test_a_date_may_stand_above_the_greeting_of_a_card() -> None:
    """Short lines above the greeting are no part of the body."""
    letter = letter_of("November 20, 2026\nBoston\n\nDear Ada,\n\nThank you.")
    assert letter.greeted == "Ada"
    assert values(letter.paragraphs) == ["Thank you."]


@pytest.mark.parametrize(
    ("end", "closing", "signature"),
    [
        ("Best,\nSam", "Best,", ["Sam"]),
        ("Kind regards,\n\n\nSam Rivera", "Kind regards,", ["Sam Rivera"]),
        ("Thanks again, Sam", "Thanks again,", ["Sam"]),
        ("Best regards - Sam Rivera", "Best regards -", ["Sam Rivera"]),
        ("— Sam", None, ["— Sam"]),
        ("Sam R.", None, ["Sam R."]),
        ("Yours sincerely\nSammy", "Yours sincerely", ["Sammy"]),
        (
            "Warmly,\nSam Rivera\nSenior Developer\n+1 555 123 4567\nsam@rivera.example",
            "Warmly,",
            ["Sam Rivera", "Senior Developer", "+1 555 123 4567", "sam@rivera.example"],
        ),
        ("With many thanks and best wishes,\nSam", "With many thanks and best wishes,", ["Sam"]),
        ("Looking forward to hearing from you,\nSam", "Looking forward to hearing from you,", ["Sam"]),
        ("Mit freundlichen Grüßen\nSam Rivera", "Mit freundlichen Grüßen", ["Sam Rivera"]),
        ("Sincerely,\n[Your Name]", "Sincerely,", ["[Your Name]"]),
        ("Best,", "Best,", []),
        ("Best,\nSam\n\nSent from my iPhone", "Best,", ["Sam", "Sent from my iPhone"]),
    ],
)
def test_endings_are_taken_apart(end: str, closing: str | None, signature: list[str]) -> None:
    """A closing phrase, the sender's name and the lines that say how to reach them end the note."""
    letter = letter_of(f"Hi Ada,\n\nThank you for the tour.\n\n{end}")
    assert (letter.closing and letter.closing.value) == closing
    assert values(letter.signature) == signature
    assert values(letter.paragraphs) == ["Thank you for the tour."]
    assert letter.after == ()
    assert letter.has_end


@pytest.mark.parametrize(
    "body",
    [
        "Hi Ada,\n\nThank you",
        "Hi Ada,\n\nThanks,",
        "Hi Ada,\n\nThank you for the tour.\n\nBest of all was the robot.",
        "Hi Ada,\n\nThank you for the tour.\n\nSam will be proud, I said.",
    ],
)
def test_a_half_written_note_has_no_end(body: str) -> None:
    """Thanks at the beginning and words that merely look like a closing do not end a note."""
    assert not letter_of(body).has_end


def test_thanks_in_the_middle_are_no_closing() -> None:
    """The closing is the phrase that the sender's name follows."""
    letter = letter_of("Hi Ada,\n\nThank you!\n\nThe robot was fun.\n\nMany thanks,\nSam")
    assert letter.closing is not None
    assert letter.closing.value == "Many thanks,"
    assert values(letter.paragraphs) == ["Thank you!", "The robot was fun."]


def test_a_postscript_belongs_to_the_text_and_other_lines_below_do_not() -> None:
    """A P.S. is read as a paragraph; a remark below the signature is `after`."""
    letter = letter_of("Hi Ada,\n\nThanks.\n\nBest,\nSam\n\nP.S. The robot!\nReally.\n\nask Ben about pay")
    assert values(letter.paragraphs) == ["Thanks.", "P.S. The robot!\nReally."]
    assert values(letter.after) == ["ask Ben about pay"]


def test_a_remark_right_below_the_name_is_no_title() -> None:
    """`Senior Engineer` may stand below the name, a sentence may not."""
    letter = letter_of("Hi Ada,\n\nThanks.\n\nBest,\nSam\nremember to ask about the salary")
    assert values(letter.after) == ["remember to ask about the salary"]


def test_quoted_mail_is_left_out() -> None:
    """Quoted lines and the line that introduces them count as nobody's words."""
    quoted = "On Fri, Nov 20, 2026 Ada Park <ada@x.example> wrote:\n> See you!\n>> Hi"
    letter = letter_of(f"Hi Ada,\n\nThank you.\n\nBest,\nSam\n\n{quoted}")
    assert values(letter.paragraphs) == ["Thank you."]
    assert letter.after == ()
    assert letter.word_count == 2


def test_the_signature_is_found_without_a_known_sender() -> None:
    """Below a closing a name-like line is the signature even when nobody said who writes."""
    letter = letter_of("Hi Ada,\n\nThank you.\n\nBest,\nMaría José", sender="")
    assert values(letter.signature) == ["María José"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Thank you", 2),
        ("on-call rotation", 2),
        ("don't worry, it’s fine", 4),
        ("the robot—which burned—is back", 6),
        ("well -- yes", 2),
        ("see https://northwind.example/a/b?c=d now", 3),
        ("mail sam@rivera.example please", 3),
        ("🎉 🎉 great 👩‍🔬!", 1),
        ("3.5 GHz, 1,000 nodes", 4),
        ("谢谢您今天的时间", 4),
        ("我喜欢 Oracle 机器人", 5),
        ("감사합니다 여러분", 2),
        ("e\u0301te\u0301", 1),
        ("* * *", 0),
    ],
)
def test_words_are_counted_as_readers_count_them(text: str, words: int) -> None:
    """Hyphens and apostrophes join, dashes part, emoji do not count, two ideographs are one word."""
    assert count_words(text) == words


def test_abbreviations_and_initials_end_no_sentence() -> None:
    """`Dr.`, `e.g.` and `J.` are no sentence ends; list items are sentences of their own."""
    assert letter_of("Hi Ada,\n\nDr. J. Park said, e.g. at 3 p.m., hello. I agree!").sentence_count == 2
    assert letter_of("Hi Ada,\n\nThree things:\n- one\n- two").sentence_count == 3


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_are_right_for_any_line_end(end: str) -> None:
    """Every part stands in the file where its span says, with emoji and ideographs before it."""
    body = end.join(
        [
            "Hi Ada 🎉,",
            "",
            "谢谢 for the tour.",
            "It was 👩‍🔬 fun.",
            "",
            "Best,",
            "Sam",
            "",
            "P.S. Hi",
            "",
            "x y",
        ]
    )
    text = BEFORE + body
    letter = letter_of(body)
    assert letter.paragraphs[0].value == f"谢谢 for the tour.{end}It was 👩‍🔬 fun."
    for part in all_parts(letter):
        assert part.span.of(text) == part.value


def all_parts(letter: Letter) -> list[Text]:
    """Return every part of a letter that has a place."""
    single = [letter.greeting, letter.closing]
    parts = [*filter(None, single), *letter.paragraphs, *letter.signature, *letter.after]
    return [*parts, Text(letter.greeted, letter.greeted_span)] if letter.greeted_span else parts


LETTERISH = st.lists(
    st.one_of(
        st.sampled_from(
            ["Hi Ada,", "Best,", "Sam", "P.S. x", "> q", "", "Dear", "—", "Thanks", "[Name]", "@", "王"]
        ),
        st.text(max_size=20),
    ),
    max_size=12,
).flatmap(lambda lines: st.sampled_from(["\n", "\r\n", "\r", " "]).map(lambda end: end.join(lines)))


@settings(max_examples=150)
@given(LETTERISH, st.text(max_size=12))
def test_any_text_can_be_taken_apart(body: str, sender: str) -> None:
    """No text raises; every part stands where its span says, in order, without overlap in the body."""
    body = body.strip()
    letter = letter_of(body, sender=sender)
    text = BEFORE + body
    for part in all_parts(letter):
        assert part.span.of(text) == part.value
    places = sorted(part.span for part in (*letter.paragraphs, *letter.signature, *letter.after))
    assert not any(one.overlaps(other) for one, other in pairwise(places))
    assert letter.word_count >= 0


def timed(work: Callable[[], object]) -> float:
    """Return the least seconds of five runs."""
    runs = []
    for _ in range(5):
        start = time.process_time()
        work()
        runs.append(time.process_time() - start)
    return min(runs)


def test_a_note_is_taken_apart_within_a_few_milliseconds() -> None:
    """Typing waits for this: a 200-word note in hard-wrapped lines, never seen before, takes no time."""
    lines = "\n".join(
        "The planner that you described is one I would love to work on some day" for _ in range(15)
    )
    bodies = iter(f"Hi Ada,\n\nThank you {number}.\n{lines}\n\nBest,\nSam" for number in range(9))
    assert timed(lambda: letter_of(next(bodies))) < 0.005


@pytest.mark.parametrize(
    "text", ["=" * 60000, "best " * 12000, "a," * 30000, "Hi " + "[" * 30000, "\n" * 60000]
)
def test_no_text_takes_long(text: str) -> None:
    """Patterns stay linear on long lines of the same sign."""
    start = time.process_time()
    letter_of(text)
    assert time.process_time() - start < 2


def test_a_note_just_begun_has_its_closing_and_no_words() -> None:
    """Greeting and sign-off are there before the first word: the sign-off is no text of the note."""
    letter = letter_of("Hi Ada,\n\n\n\nKind regards,\nSam Rivera")
    assert (letter.word_count, letter.paragraphs) == (0, ())
    assert letter.closing is not None
    assert letter.closing.value == "Kind regards,"
