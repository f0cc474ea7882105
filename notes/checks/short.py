"""Rules of “short”: what a busy reader takes in at once."""

from collections.abc import Iterator

from notes.case import Case
from notes.checks.spot import spot
from notes.findings import Finding, Severity
from notes.interview import Channel, Text
from notes.place import Span
from notes.rules import note_rule
from notes.wording.word_count import count_words

DENSE_PARAGRAPH_WORDS = 80
MOST_PARAGRAPHS = 4
MOST_SENTENCES = 10
MOST_SENTENCES_ON_CARD = 5


@note_rule(
    "short/long",
    Severity.WARNING,
    "More words than a note should have: a warning above 150 (a card: 75), an error above 200 (100); these "
    "limits are settings.",
    source="WashU Law: three sentences; Iowa State University, Engineering Career Services: five or six; the "
    "word limits are derived from these",
)
def long(case: Case) -> Iterator[Finding]:
    """Point at the place where the note goes over its limit."""
    if case.letter is None:
        return
    count, limits = case.letter.word_count, case.limits
    if count <= limits.pass_up_to:
        return
    is_error = count > limits.error_above
    severity = Severity.ERROR if is_error else Severity.WARNING
    most = limits.error_above if is_error else limits.pass_up_to
    what = "a card" if case.channel is Channel.HANDWRITTEN else "a note"
    message = f"{count} words: more than {most} is {'too ' if is_error else ''}long for {what}."
    yield spot(case, "short/long", severity, message, _over_limit(case, limits.pass_up_to), quoted=False)


def _over_limit(case: Case, limit: int) -> Span:
    """Return the word with which the body passes the limit."""
    texts = (*case.letter.paragraphs, *case.letter.after) if case.letter else ()
    counted = 0
    for text in texts:
        words = count_words(text.value)
        if counted + words > limit:
            return _word(text, limit - counted)
        counted += words
    return texts[-1].span if texts else Span(0, 0)


def _word(text: Text, skipped: int) -> Span:
    """Return the first word after so many counted ones."""
    at = 0
    for chunk in text.value.split():
        at = text.value.index(chunk, at)
        words = count_words(chunk)
        if words > skipped:
            return Span(at, at + len(chunk)).shifted(text.span.start)
        skipped -= words
        at += len(chunk)
    return text.span


@note_rule(
    "short/very-short",
    Severity.INFO,
    "Fewer words than a personal note needs (email 25, card 12; settings).",
    source="Afterword: three full sentences, the least that career offices name, have some 25 words",
)
def very_short(case: Case) -> Iterator[Finding]:
    """Mention a note too short to say anything of its own."""
    if case.letter is None or case.note is None or case.is_half_written:
        return
    count, least = case.letter.word_count, case.limits.very_short_under
    if count < least:
        message = (
            f"Only {count} word{'' if count == 1 else 's'}: is there a detail of the conversation to add?"
        )
        end = case.letter.paragraphs[-1].span.end if case.letter.paragraphs else case.note.body.span.end
        yield spot(case, "short/very-short", Severity.INFO, message, Span(end, end), quoted=False)


@note_rule(
    "short/dense",
    Severity.INFO,
    "A paragraph over 80 words; over 4 paragraphs or 10 sentences; on a card over 5 sentences.",
    source="University of Georgia School of Law: cards of three to four sentences; University of Wisconsin "
    "Law School: no more than a couple of brief paragraphs",
)
def dense(case: Case) -> Iterator[Finding]:
    """Mention what makes a note of fair length hard to read."""
    letter = case.letter
    if letter is None or not letter.paragraphs:
        return
    for paragraph in letter.paragraphs:
        if (count := count_words(paragraph.value)) > DENSE_PARAGRAPH_WORDS:
            message = f"A paragraph of {count} words: parted in two it reads more easily."
            start = paragraph.span.start
            yield spot(case, "short/dense", Severity.INFO, message, Span(start, start), quoted=False)
    is_card = case.channel is Channel.HANDWRITTEN
    most = MOST_SENTENCES_ON_CARD if is_card else MOST_SENTENCES
    last = letter.paragraphs[-1].span.end
    if letter.sentence_count > most:
        where = "on a card" if is_card else "in a note"
        message = f"{letter.sentence_count} sentences: more than {most} are much {where}."
        yield spot(case, "short/dense", Severity.INFO, message, Span(last, last), quoted=False)
    elif len(letter.paragraphs) > MOST_PARAGRAPHS and not is_card:
        message = f"{len(letter.paragraphs)} paragraphs: a note seldom needs more than {MOST_PARAGRAPHS}."
        yield spot(case, "short/dense", Severity.INFO, message, Span(last, last), quoted=False)
