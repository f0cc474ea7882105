"""The rule about what a thank-you note had better leave out."""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from notes.case import Case
from notes.checks.spot import spot
from notes.findings import Finding, Severity
from notes.interview import Text
from notes.place import Span
from notes.rules import note_rule
from notes.wording.letter import Letter
from notes.wording.stemming import roots
from notes.wording.terms import Weight, weigh
from notes.wording.words import words

_RULE = "personalized/avoid"

_PAY = re.compile(
    r"\b(?:(?:my |the |a |your )?(?:(?:base|starting|annual|expected|desired|competitive) )?salar(?:y|ies)"
    r"(?: (?:expectations?|requirements?|range|offer))?"
    r"|(?:compensation|pay|benefits?|remuneration|relocation) (?:package|expectations?|range|scale|details?"
    r"|plan)"
    r"|(?:total|my|your) compensation|the compensation(?= (?:for|is|and|you)\b)|(?:signing|sign-on|annual"
    r"|performance|year-end) bonus(?:es)?"
    r"|stock options|equity (?:grant|package|stake)|pay (?:rise|raise|rate)|hourly (?:rate|pay|wage)"
    r"|(?:health|dental|medical|vision|retirement|vacation|fringe) (?:benefits|insurance|plan|cover(?:age)?)"
    r"|401\(?k\)?|(?:health|dental|medical) (?:is )?included|the (?:salary|pay|bonus|benefits)(?= (?:is"
    r"|are|and|or|like)\b|[?,])"
    r"|(?:is|are) (?:health|dental|medical)(?= included)|(?:what|how (?:much|high|big|good)) (?:is|are) the "
    r"(?:\w+ )?(?:pay|bonus(?:es)?|benefits|wages?|raise)"
    r"|(?:paid )?(?:vacation|holiday|sick) days|paid (?:time off|leave|vacation)|pto|how much (?:you"
    r"|the job) pays?"
    r"|(?:pay|salary|wages?|money|compensation|holidays?)(?:,| and| or|, and) (?:the |your |my )?(?:\w+ )?"
    r"(?:insurance|benefits|bonus(?:es)?|vacation|pension|perks|leave|conditions|package)"
    r"|(?:starting|annual|yearly|monthly) (?:pay|wages?|salary|income)"
    r"|what (?:it|the (?:job|role|position|post)) pays"
    r"|what (?:benefits|perks) (?:do|would|does|come)|pension (?:plan|scheme|contributions?)|company car)\b",
    re.IGNORECASE,
)
_GIFT = re.compile(
    r"\b(?:(?:small|little|token|modest) gift|gift ?cards?|gift certificate|gift basket|gift voucher"
    r"|(?:accept|enclosed?|sending|send|brought|bring|attached|included?|enjoy) (?:you )?(?:this|a|the"
    r"|my)(?: \w+)? gift"
    r"|gift (?:for|to) you|(?:treat|take|invite) you (?:to|out (?:to|for)) (?:a )?(?:lunch|dinner|coffee"
    r"|drinks?|beer)"
    r"|buy you (?:a |an )?(?:lunch|dinner|coffee|drinks?|beer)|(?:lunch|dinner|coffee|drinks?) (?:is )?on me"
    r"|(?:sent|sending|send|brought|bring) (?:you |your \w+ |over )?(?:some |a box of |a )?"
    r"(?:flowers|chocolates|cupcakes)|flowers to your|bottle of (?:wine|champagne|whisk(?:e)?y|scotch)"
    r"|box of chocolates|bouquet|token of my (?:thanks|appreciation))\b",
    re.IGNORECASE,
)
_APOLOGY = re.compile(
    r"\b(?:(?:i['’]?m|i am|so|very|really|terribly|was|truly|deeply)? ?sorry(?! to (?:hear|learn|miss|read)"
    r"| about your| for your (?:loss|trouble))|apolog(?:y|ies|i[sz]e[sd]?|i[sz]ing)|forgive me|pardon (?:me"
    r"|my)"
    r"|excuse (?:me|my|the)|my (?:sincere |deepest )?regrets?)\b",
    re.IGNORECASE,
)
_PLEA = re.compile(
    r"\b(?:(?:please|just) (?:give|grant|allow) me (?:a|this|the|one|another) (?:\w+ )?(?:chance"
    r"|opportunity|shot|job)"
    r"|i (?:really |truly |desperately |badly |so )+need (?:this|the|a) (?:job|role|position|work|chance"
    r"|opportunity)"
    r"|i need (?:this|the) (?:job|position)|desperate(?:ly)?|i(?:['’]?m"
    r"| am)? beg(?:ging)?(?: you)?(?! to (?:remain|differ))"
    r"|please,? please|please (?:hire|pick|choose|select) me|(?:hire|pick|choose) me|i(?:['’]?d"
    r"| would) do anything"
    r"|i(?:['’]?ll| will) do anything|(?:you )?(?:won['’]?t|will not) regret (?:it|hiring|this|choosing)"
    r"|my (?:last|only) (?:chance|hope)|dying to (?:work|join|get)|would mean (?:the world|everything) to me"
    r"|please consider me|i implore|at your mercy|can['’]?t afford to (?:lose|miss))\b",
    re.IGNORECASE,
)
_DEVICE = re.compile(
    r"^[ \t]*(?:(?:sent|written|typed) (?:from|with|via|using|on) (?:my |an? |the )?[^\n.]{0,40}?"
    r"(?:i-?phone|i-?pad|i-?pod|android|galaxy|blackberry|mobile|phone|tablet|watch|outlook|mail|gmail"
    r"|proton|yahoo"
    r"|thunderbird|superhuman|spark|hey)\b[^\n]{0,60}|get (?:outlook|bluemail|spark|gmail"
    r"|mail) for [^\n]{2,40}"
    r"|(?:von meinem|gesendet (?:von|mit)|envoyé de(?:puis)? (?:mon|ma)|enviado desde (?:mi|el)"
    r"|inviato (?:da|dal) "
    r"|verzonden (?:vanaf|met)|skickat från|sendt fra)[^\n]{2,60}"
    r"|(?:please )?(?:excuse|pardon|forgive) (?:any |my |the )?(?:typos?|brevity|errors)[^\n]{0,60})[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)


class _Topic(Struct, frozen=True):
    pattern: re.Pattern[str]
    hints: str
    """Without one of these words the pattern need not be tried, which costs far more."""
    message: str = ""


_PAY_HINTS = """
salar pay compens benefit bonus raise wage option equity insur dental vacation holiday paid pto 401 perk money
remunerat relocation health medical pension company
"""
_WORDS_OF_PAY = (
    "pay",
    "salar",
    "wage",
    "bonus",
    "compensat",
    "remunerat",
    "benefit",
    "insur",
    "pension",
    "vacation",
)
_GIFT_HINTS = "gift lunch dinner coffee drink beer bottle chocolate bouquet token flowers cupcakes"
_PLEA_HINTS = "please need desperate beg me anything regret chance dying mean implore mercy afford hope"
_APOLOGY_HINTS = "sorry apolog forgive pardon excuse regret"

_TOPICS = (
    _Topic(
        _PAY,
        _PAY_HINTS,
        "“{}”: pay and benefits belong in the talks after an offer, not in a thank-you note.",
    ),
    _Topic(_GIFT, _GIFT_HINTS, "“{}”: a gift or an invitation can look like a bribe; thanks are enough."),
    _Topic(_PLEA, _PLEA_HINTS, "“{}” sounds like pleading; say what you would bring instead."),
)
_APOLOGIES = _Topic(_APOLOGY, _APOLOGY_HINTS)


@note_rule(
    _RULE,
    Severity.WARNING,
    "Speaks of salary and benefits, or of gifts; apologizes twice or more; pleads; has a device's footer.",
    source="fivestepstotherightjob.com: do not send a gift; recruiters' lists of thank-you blunders",
)
def avoid(case: Case) -> Iterator[Finding]:
    """Warn of pay, gifts, apologies, pleading and a device's footer."""
    if case.letter is None or case.note is None:
        return
    for topic in _TOPICS:
        yield from _of_topic(case, case.letter, topic)
    yield from _apologies(case, case.letter)
    yield from _device_footer(case, case.note.body)


def _of_topic(case: Case, letter: Letter, topic: _Topic) -> Iterator[Finding]:
    for found in _found(letter, topic):
        if not _is_talked_about(case, found.value):
            message = topic.message.format(" ".join(found.value.split()))
            yield spot(case, _RULE, Severity.WARNING, message, found.span)


def _found(letter: Letter, topic: _Topic) -> Iterator[Text]:
    texts = (letter.subject, *letter.paragraphs) if letter.subject else letter.paragraphs
    for text in texts:
        for span in _places(topic, text.value):
            yield Text(span.of(text.value), span.shifted(text.span.start))


@lru_cache(maxsize=1024)
def _places(topic: _Topic, text: str) -> tuple[Span, ...]:
    lowered = text.casefold()
    if not any(hint in lowered for hint in topic.hints.split()):
        return ()
    found = topic.pattern.finditer(text)
    return tuple(Span(one.end() - len(one[0].lstrip()), one.end()) for one in found)


def _is_talked_about(case: Case, phrase: str) -> bool:
    """Tell whether this is the trade itself: a payroll company, a role in compensation."""
    interview = case.interview
    known = [
        text.value for text in (interview.company, interview.role, interview.industry) if text is not None
    ]
    known += [text.value for text in case.interviewer.talked_about]
    known += [person.title.value for person in interview.interviewers if person.title]
    said = {root for text in known for word in words(text) for root in roots(word.text)}
    telling = [word.text for word in words(phrase) if weigh(word.text, frozenset()) is not Weight.NONE]
    of_pay = [word for word in telling if any(word.casefold().startswith(pay) for pay in _WORDS_OF_PAY)]
    is_known = [not said.isdisjoint(_near_roots(word)) for word in of_pay or telling]
    # Insurance is an insurer's trade, but “pay and health insurance” asks for more than that.
    return all(is_known) if of_pay else any(is_known)


def _near_roots(word: str) -> frozenset[str]:
    """Return the roots of a word; being sorry and apologizing are one thing."""
    return roots(word) | roots("apologize") if word.casefold() == "sorry" else roots(word)


def _apologies(case: Case, letter: Letter) -> Iterator[Finding]:
    found = [one for one in _found(letter, _APOLOGIES) if not _is_talked_about(case, one.value)]
    for place in found[1:]:
        message = f"{len(found)} apologies: once is enough, and often none is better."
        yield spot(case, _RULE, Severity.WARNING, message, place.span)


def _device_footer(case: Case, body: Text) -> Iterator[Finding]:
    for found in _DEVICE.finditer(body.value):
        start = len(body.value[: found.start()].rstrip())
        span = Span(start, found.end()).shifted(body.span.start)
        message = f"“{found[0].strip()}” is a device's footer."
        yield spot(case, _RULE, Severity.WARNING, message, span, ("",))
