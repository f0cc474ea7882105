"""Plants faults in good letters by program: one fault, one letter, and the rule that must see it.

The hand-written labels say what a reader sees; these cases say how many forms of a fault the rules know.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle

from notes.case import Case
from notes.checklist import case_of
from notes.interview import Channel, Formality
from notes.place import Span
from notes.wording.formality import expected_formality
from notes.wording.names import parts
from tests.accuracy.labelled import HERE, LabelledFile, labelled_file
from tests.accuracy.measure import label_of, proofreader, report_of

Edit = tuple[Span, str]

_TITLES = (
    "captain",
    "chef",
    "dean",
    "director",
    "judge",
    "maestro",
    "principal",
    "professor",
    "sheriff",
    "sister",
)
_THANKS_FOR = re.compile(r"\b(?:many |with )?(?:thanks|thank you)\b(?: so much| again)? for\b", re.IGNORECASE)
_OTHER_THANKS = re.compile(r"thank|grateful|gratitude|appreciat|obliged|of you to", re.IGNORECASE)


@dataclass(frozen=True)
class Planted:
    """A good letter with one fault in it."""

    file: LabelledFile
    person: str
    rules: frozenset[str]
    what: str

    def is_found(self) -> bool:
        """Tell whether one of the rules sees the fault."""
        note = report_of(self.file).note(self.person)
        assert note is not None
        return any(label_of(finding) in self.rules for finding in note.findings)


@dataclass(frozen=True)
class Fault:
    """A way to spoil a letter: the rules that must see it, and the edits; no edits where it does not fit."""

    rules: str
    """Alternatives parted by `|`; the first names the row of the table."""
    forms: tuple[str, ...]
    """Forms of the fault, used in turn."""
    spoil: Callable[[Case, str], list[Edit]]


def planted(files: list[LabelledFile], letters_per_fault: int) -> Iterator[Planted]:
    """Yield faults planted in letters of which no label expects anything."""
    clean = [
        (file, case_of(file.round, person))
        for file in files
        for person in file.interview.interviewers
        if person.name not in file.expected and person.sent is None
    ]
    for number, fault in enumerate(faults()):
        forms = cycle(fault.forms)
        step = max(1, len(clean) // (2 * letters_per_fault))
        letters = clean[number % step :: step] + clean[(number + 1) % step :: step]
        done = 0
        for file, case in letters:
            form = next(forms)
            edits = fault.spoil(case, form) if case.letter else []
            if edits and done < letters_per_fault:
                done += 1
                yield _spoilt(file, case, fault, form, edits)


def _spoilt(file: LabelledFile, case: Case, fault: Fault, form: str, edits: list[Edit]) -> Planted:
    text = file.interview.text
    for span, replacement in sorted(edits, reverse=True):
        text = text[: span.start] + replacement + text[span.end :]
    return Planted(
        labelled_file(file.path, text), case.interviewer.name, frozenset(fault.rules.split("|")), form
    )


def _after_first_paragraph(case: Case, sentence: str) -> list[Edit]:
    """Add a sentence where the first paragraph ends."""
    assert case.letter
    paragraphs = case.letter.paragraphs
    if not paragraphs or not paragraphs[0].value.endswith((".", "!", "?")):
        return []
    end = paragraphs[0].span.end
    return [(Span(end, end), f" {sentence}")]


def _first_name(case: Case) -> str | None:
    """Return the first name as it stands in the greeting, if it does."""
    assert case.letter
    first = case.interviewer.name.split()[0]
    return first if len(first) > 3 and case.letter.greeted == first else None


def _greet(case: Case, name: str) -> list[Edit]:
    assert case.letter
    if case.letter.greeting is None:
        return []
    start = case.letter.greeting.span.start + case.letter.greeting.value.find(case.letter.greeted)
    return [(Span(start, start + len(case.letter.greeted)), name)]


def _greet_colleague(case: Case, _: str) -> list[Edit]:
    mine = {*case.interviewer.name.casefold().split(), *_TITLES}
    others = (parts(person.name).given for person in case.interview.interviewers)
    other = next((name for name in others if name.casefold() not in mine and name.isalpha()), None)
    return _greet(case, other) if other and _first_name(case) else []


def _greet_misspelt(case: Case, form: str) -> list[Edit]:
    name = _first_name(case)
    return _greet(case, _typo(name, form)) if name and len(name) > 4 else []


def _typo(word: str, form: str) -> str:
    """Drop, double or swap a letter in the middle."""
    at = len(word) // 2
    if form == "swap" and word[at] != word[at + 1]:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if form == "drop":
        return word[:at] + word[at + 1 :]
    return word[:at] + word[at] + word[at:]


def _company_misspelt(case: Case, form: str) -> list[Edit]:
    company = case.interview.company.value
    word = max(company.split(), key=len)
    if len(word) < 7 or not word.isalpha():
        return []
    misspelt = company.replace(word, _typo(word, form))
    return _after_first_paragraph(case, f"I could see myself at {misspelt} for years.")


def _word_misspelt(case: Case, form: str) -> list[Edit]:
    """Misspell the first long dictionary word whose slip makes no other word."""
    assert case.letter
    engine = proofreader(case.round.settings.dialect)
    known = " ".join(text.value for text in case.interviewer.talked_about).casefold()
    for paragraph in case.letter.paragraphs:
        for found in re.finditer(r"\b[a-z]{7,}\b", paragraph.value):
            typo = _typo(found[0], form)
            if engine.is_word(found[0]) and not engine.is_word(typo) and found[0] not in known:
                return [(Span(*found.span()).shifted(paragraph.span.start), typo)]
    return []


def _word_doubled(case: Case, word: str) -> list[Edit]:
    assert case.letter
    for paragraph in case.letter.paragraphs:
        found = re.search(rf" {word} ", paragraph.value)
        if found:
            at = paragraph.span.start + found.end()
            return [(Span(at, at), f"{word} ")]
    return []


def _no_greeting(case: Case, _: str) -> list[Edit]:
    assert case.letter
    return [(case.letter.greeting.span, "")] if case.letter.greeting else []


def _greeting(case: Case, greeting: str) -> list[Edit]:
    assert case.letter
    return [(case.letter.greeting.span, greeting)] if case.letter.greeting else []


def _group_greeting(case: Case, greeting: str) -> list[Edit]:
    assert case.letter
    if case.letter.greeting is None:
        return []
    names = [person.name.split()[0] for person in case.interview.interviewers[:2]]
    if "{1}" in greeting and (len(names) < 2 or not all(name.isalpha() for name in names)):
        return []
    return [(case.letter.greeting.span, greeting.format(*names))]


def _no_subject(case: Case, _: str) -> list[Edit]:
    assert case.note
    if case.channel is not Channel.EMAIL or case.note.subject is None:
        return []
    line = case.interview.text.rindex("Subject:", 0, case.note.subject.span.start)
    return [(Span(line, case.note.subject.span.end), "")]


def _subject(case: Case, form: str) -> list[Edit]:
    assert case.note
    subject = case.note.subject
    if subject is None or case.channel is not Channel.EMAIL or not subject.value.isascii():
        return []
    longer = f"{subject.value}, and some more words of thanks for the time you took for me"
    return [
        (
            subject.span,
            {"capitals": subject.value.upper(), "long": longer}.get(form, f"{form} {subject.value}"),
        )
    ]


def _no_sign_off(case: Case, _: str) -> list[Edit]:
    assert case.letter
    if case.letter.closing is None or not case.letter.signature:
        return []
    return [(Span(case.letter.closing.span.start, case.letter.signature[-1].span.end), "")]


def _after_sign_off(case: Case, remark: str) -> list[Edit]:
    assert case.letter
    if case.letter.closing is None or not case.letter.signature:
        return []
    end = case.letter.signature[-1].span.end
    return [(Span(end, end), f"\n\n{remark}")]


def _copied(case: Case, _: str) -> list[Edit]:
    """Take over the longest paragraph of a colleague's note."""
    for person in case.interview.interviewers:
        letter = case_of(case.round, person).letter
        if person is case.interviewer or letter is None:
            continue
        longest = max((text.value for text in letter.paragraphs), key=len, default="")
        if len(longest.split()) > 30:
            return _after_first_paragraph(case, " ".join(longest.split()))
    return []


def _generic(case: Case, body: str) -> list[Edit]:
    """Put a letter for any interview in the place of this one."""
    assert case.letter
    paragraphs = case.letter.paragraphs
    if not paragraphs or not case.interviewer.talked_about or "P.S." in paragraphs[-1].value:
        return []
    edits = [(Span(paragraphs[0].span.start, paragraphs[-1].span.end), body)]
    if case.letter.subject:
        edits.append((case.letter.subject.span, "Thank you for your time"))
    return edits


def _too_long(case: Case, sentence: str) -> list[Edit]:
    assert case.letter
    times = 220 // len(sentence.split()) + 1
    return _after_first_paragraph(case, " ".join([sentence] * times))


def _slang(case: Case, sentence: str) -> list[Edit]:
    if expected_formality(case.interview) is not Formality.FORMAL:
        return []
    return _after_first_paragraph(case, sentence)


def _no_thanks(case: Case, _: str) -> list[Edit]:
    """Turn the thanks into something else."""
    assert case.letter
    edits = [
        (Span(*found.span()).shifted(paragraph.span.start), "I enjoyed")
        for paragraph in case.letter.paragraphs
        for found in _THANKS_FOR.finditer(paragraph.value)
    ]
    text = " ".join(paragraph.value for paragraph in case.letter.paragraphs)
    closing = case.letter.closing.value if case.letter.closing else ""
    return [] if _OTHER_THANKS.search(_THANKS_FOR.sub("", text) + closing) else edits


WAYS: dict[str, Callable[[Case, str], list[Edit]]] = {
    "after first paragraph": _after_first_paragraph,
    "after sign off": _after_sign_off,
    "company misspelt": _company_misspelt,
    "copied": _copied,
    "generic": _generic,
    "greet colleague": _greet_colleague,
    "greet misspelt": _greet_misspelt,
    "greeting": _greeting,
    "group greeting": _group_greeting,
    "no greeting": _no_greeting,
    "no sign off": _no_sign_off,
    "no subject": _no_subject,
    "no thanks": _no_thanks,
    "slang": _slang,
    "subject": _subject,
    "too long": _too_long,
    "word doubled": _word_doubled,
    "word misspelt": _word_misspelt,
}


def faults() -> Iterator[Fault]:
    """Read the faults of `faults.txt`."""
    text = (HERE / "faults.txt").read_text(encoding="utf-8")
    for heading, body in re.findall(r"^\[(.+)\]\n((?:.+\n)+)", text, re.MULTILINE):
        rules, _, way = heading.rpartition(" / ")
        forms = tuple("" if line == "-" else line.replace("\\n", "\n") for line in body.splitlines())
        yield Fault(rules, forms, WAYS[way])
