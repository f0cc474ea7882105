"""The rule about sentences that could have been written before the interview."""

from collections.abc import Iterator

from notes.case import Case
from notes.checks.spot import spot
from notes.findings import Finding, Severity
from notes.interview import Text
from notes.rules import note_rule
from notes.wording.courtesy import is_courtesy
from notes.wording.language import is_likely_english
from notes.wording.references import own_words, references
from notes.wording.stemming import stem
from notes.wording.stock import Kind, kind_of
from notes.wording.words import sentences, words

_RULE = "personalized/stock-phrases"


@note_rule(
    _RULE,
    Severity.WARNING,
    "Most sentences could have been written before the interview; one thanks and one farewell are free.",
    source="Culture and Manners Institute (Des Moines Register, 2017): a note that could be pasted for any "
    "organization rings hollow",
)
def stock_phrases(case: Case) -> Iterator[Finding]:
    """Quote the stock sentences when they outnumber those that only this interview can have brought."""
    if case.letter is None or case.is_half_written:
        return
    body = [sentence for paragraph in case.letter.paragraphs for sentence in sentences(paragraph)]
    if len(body) < 2 or not is_likely_english("\n".join(sentence.value for sentence in body)):
        return
    kinds = {sentence: _kind(case, sentence) for sentence in body}
    stock = [sentence for sentence, kind in kinds.items() if kind is Kind.STOCK]
    own = sum(kind is Kind.OWN for kind in kinds.values())
    if len(stock) - _free(stock) <= own if own else len(stock) <= len(kinds) - len(stock):
        return
    for sentence in stock:
        message = (
            "This sentence could have been written before the interview: say what only this one brought."
        )
        yield spot(case, _RULE, Severity.WARNING, message, sentence.span)


def _kind(case: Case, sentence: Text) -> Kind:
    """Return the kind of a sentence; to name what was talked about makes it one's own."""
    taken_up = {stem(text.value) for match in references(case) for text in match.found}
    named = any(stem(word.text) in taken_up for word in words(sentence.value))
    return Kind.OWN if named else kind_of(sentence.value, own_words(case))


def _free(stock: list[Text]) -> int:
    """Return how many of the stock sentences are mere manners: at most two."""
    return min(2, sum(is_courtesy(sentence.value) for sentence in stock))
