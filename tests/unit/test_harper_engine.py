"""Harper as our engine: the right rules, the right places, safe to call from threads."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from notes.findings import Severity
from notes.interview import Note, Text
from notes.place import Span
from notes.proofreading.grammar import Part, Slip
from notes.proofreading.harper_engine import HarperEngine
from notes.proofreading.harper_rules import ABOUT_A_WORD, KINDS, REASONS
from notes.proofreading.proofreader import Proofreader
from notes.wording.letter import Letter


@pytest.fixture(scope="module")
def engine() -> HarperEngine:
    """One American engine for all tests: building it is the costly part."""
    return HarperEngine()


@pytest.fixture(scope="module")
def proofreader(engine: HarperEngine) -> Proofreader:
    """Proofread with that engine."""
    return Proofreader(engine=engine)


def _errors(engine: HarperEngine, text: str, part: Part = Part.PARAGRAPH) -> list[str]:
    return [slip.rule for slip in engine.slips(text, part) if slip.severity is Severity.ERROR]


def _note(body: str, at: int = 100, **parts: Text) -> tuple[Note, Letter]:
    """Build a note of one paragraph that starts at offset `at` of its file."""
    text = Text(body, Span(at, at + len(body)))
    letter = Letter(
        parts.get("subject"), parts.get("greeting"), "", (text,), parts.get("closing"), (), (), 0, 0
    )
    return Note(Text("Ada", Span(0, 3)), text.span, text.span, None, text, ("Ada",)), letter


def test_every_rule_named_exists_in_this_harper() -> None:
    """A rule renamed upstream must not silently lose its reason."""
    import harper

    known = set(harper.get_default_lint_config())
    assert set(REASONS) - known == set()
    assert known >= ABOUT_A_WORD


def test_every_kind_of_this_harper_has_a_weight(engine: HarperEngine) -> None:
    """The kinds seen on faulty text are all in our table."""
    text = "I could of of went their alot , and your the teh bestest. very good, at this point in time"
    kinds = {lint.lint_kind for lint in engine._linter.lint(text, language="plaintext")}
    assert kinds <= set(KINDS)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("I realy liked the tour.", "SpellCheck"),
        ("Thank you for the the tour.", "RepeatedWords"),
        ("It was better then I hoped.", "ThenThan"),
        ("He don't know yet.", "PronounVerbAgreement"),
        ("I have a idea about that.", "AnA"),
        ("It was a honor to be an guest.", "AnA"),
        ("We spoke about there new product.", "ThereToTheir"),
        ("I cant wait to start.", "Cant"),
        ("Thank you for the informations.", "MassNouns"),
        ("If its a good day, we sail.", "ItsContraction"),
        ("The tour was nice ,and long.", "CommaFixes"),
        ("I will can help.", "DoubleModal"),
        ("I walked the the pier.", "RepeatedWords"),
    ],
)
def test_slips_of_the_pen_are_errors(engine: HarperEngine, text: str, rule: str) -> None:
    """Spelling and grammar are errors under Harper's own rule name."""
    assert rule in _errors(engine, text)


@pytest.mark.parametrize(
    "text",
    [
        "Sam and Ada showed me the lab -- very good coffee, too...",
        "It was, in a way, the very best tour of a code base I have had all of the year.",
        "I met Wojciech, Priya and Siobhán in the Kraków office.",
        "We moved off Oracle to a k8s cluster; OKRs, HIPAA and GraphQL came up.",
        "The onboarding, the runbooks and the multiphase rollout made sense to me.",
        "I wish I was there already, and so does my wellbeing.",
        "It's magic at 3 a.m., and at 4 a.m. it's life; I'd dare say who would dare.",
        "One of the two snores, one of the best in town sings, and one of the team told me so.",
        "A and B agree, but the A is sharp. I've been the one pushing on.",
        "The trainings and the weldings showed; the lawyers spoke of damages.",
        "He played in Duran Duran and lived in Walla Walla, very very loud.",
        "The town will impose its will, as their two plans and their very nature show.",
        "I will steal your opening line, and keep your cool with that man.",
        "Mind the p's and q's of the 1990's, and let loose the dogs.",
        "What it is is a pump, with that everyday noise every day; will Will come?",
        "It was an honor and took an hour; she fed us soup, and he fed the heir's cat.",
        "The '70s annex has all that a couple needs. We count ta'pu, si'st.",
        "Tusen takk for the ćevapi and the bao; grazie mille. À bientôt!",
    ],
)
def test_good_letters_have_no_errors(engine: HarperEngine, text: str) -> None:
    """Names, terms of a trade and matters of taste are not held against the writer."""
    assert [
        slip.rule for slip in engine.slips(text, Part.PARAGRAPH) if slip.severity is not Severity.INFO
    ] == []


def test_an_unknown_capitalised_word_is_only_mentioned(engine: HarperEngine) -> None:
    """It may well be a name: an info asks to check it once more."""
    (slip,) = engine.slips("Later that day Wojciech joined us.", Part.PARAGRAPH)
    assert (slip.severity, slip.suggestions) == (Severity.INFO, ())


@pytest.mark.parametrize("name", ["Zsófia", "Żabka", "Ngọc", "Jean-Luc", "R&D"])
def test_foreign_names_are_taken_whole(engine: HarperEngine, name: str) -> None:
    """Harper takes some letters apart; a part of a name is not blamed."""
    assert _errors(engine, f"We spoke of {name} at length.") == []


def test_brands_may_begin_a_sentence_small(engine: HarperEngine) -> None:
    """A word that is written small stays small; any other needs its capital."""
    assert _errors(engine, "We tried it. dbt was quick.") == []
    assert _errors(engine, "We tried it. the lamp was quick.") == ["SentenceCapitalization"]


def test_a_product_in_small_letters_is_a_warning(engine: HarperEngine) -> None:
    """GitHub has its capitals; without them it is no misspelling."""
    (slip,) = engine.slips("It is all on github by now.", Part.PARAGRAPH)
    assert (slip.severity, slip.suggestions[0]) == (Severity.WARNING, "GitHub")


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("I am writting to you.", "writing"),
        ("I dont know.", "don't"),
        ("See you on Wendesday.", "Wednesday"),
        ("Thnak you for the tour.", "Thank"),
        ("Definately a yes.", "Definitely"),
        ("It was very intresting.", "interesting"),
    ],
)
def test_the_first_suggestion_is_the_likely_one(engine: HarperEngine, text: str, best: str) -> None:
    """One key applies the first suggestion, so it had better be right."""
    (slip,) = engine.slips(text, Part.PARAGRAPH)
    assert slip.suggestions[0] == best
    assert best in slip.message


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("thank you, and the lobby robot", Part.SUBJECT),
        ("hi Ada,", Part.GREETING),
        ("best,", Part.CLOSING),
        ("the robot in the lobby", Part.ITEM),
    ],
)
def test_fragments_need_no_capital(engine: HarperEngine, text: str, part: Part) -> None:
    """Subjects, greetings, closings and list items are no sentences."""
    assert engine.slips(text, part) == ()


def test_closings_are_still_spelled(engine: HarperEngine) -> None:
    """A misspelt closing is the last thing the reader sees."""
    assert _errors(engine, "Kind reguards,", Part.CLOSING) == ["SpellCheck"]


def test_nothing_is_printed(engine: HarperEngine, capfd: pytest.CaptureFixture[str]) -> None:
    """One of Harper's rules prints its workings; none of ours may, or the screen and the JSON break."""
    engine.slips("I look forward to hear from you. I am looking forward to work with you.", Part.PARAGRAPH)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("word", ["robot", "Robots", "dashboards", "Monday", "meeting"])
def test_knows_words_and_inflections(engine: HarperEngine, word: str) -> None:
    """Words of the dictionary are words in any case."""
    assert engine.is_word(word)


@pytest.mark.parametrize("word", ["Addah", "Northwynd", "teh", "Wendesday", "alot"])
def test_knows_no_words_that_are_none(engine: HarperEngine, word: str) -> None:
    """Near-misses are no words."""
    assert not engine.is_word(word)


def test_dialects_spell_their_own_way(engine: HarperEngine) -> None:
    """British spelling is right in British English and wrong in American."""
    british = HarperEngine("british")
    assert _errors(british, "I like the colour of the theatre.") == []
    assert _errors(engine, "I like the colour of it.") == ["SpellCheck"]


def test_no_dialect_takes_other_spellings_for_what_they_are() -> None:
    """Where the folder names no dialect, British spelling is worth a look and a slip is still a slip."""
    either = HarperEngine("")
    for word in ("colour", "organised", "practising", "centre", "travelled", "paediatric", "programme"):
        (slip,) = either.slips(f"I like your {word} most.", Part.PARAGRAPH)
        assert (slip.severity, len(slip.suggestions)) == (Severity.INFO, 1), word
    for word in ("recieve", "realy", "behavour", "truely", "colleage"):
        assert _errors(either, f"I like your {word} most.") == ["SpellCheck"], word


@pytest.mark.parametrize(
    "text",
    [
        "You prototype in code from day one and throw it away on day three.",
        "The stories of the reindeer, and of the sledge, were the high point.",
        "We spoke about voir dire, swaptions, venipuncture, estoppel and ergativity.",
        "Limnology and paleolimnology are on my desk.",
    ],
)
def test_trades_and_common_words_are_left_alone(engine: HarperEngine, text: str) -> None:
    """Words of law, medicine, money and learning are right, and “day one” is no brand."""
    assert _errors(engine, text) == []


@pytest.mark.parametrize(("word", "meant"), [("thetour", "the tour"), ("yourtime", "your time")])
def test_a_missing_blank_is_seen(engine: HarperEngine, word: str, meant: str) -> None:
    """Two words run into one are told apart."""
    (slip,) = engine.slips(f"Thank you for {word} again.", Part.PARAGRAPH)
    assert (slip.severity, slip.suggestions) == (Severity.ERROR, (meant,))


@pytest.mark.parametrize("word", ["shoebox", "mailroom", "corkboard", "ragpicker"])
def test_a_compound_of_two_words_is_only_worth_a_look(engine: HarperEngine, word: str) -> None:
    """Words are joined at will; no suggestion is better than a far-fetched one."""
    slips = engine.slips(f"We spoke about the {word} for an hour.", Part.PARAGRAPH)
    assert [(slip.severity, slip.suggestions) for slip in slips] in ([], [(Severity.INFO, ())])


@pytest.mark.parametrize(
    "text", ["None of us was surprised.", "Hearing you is a joy.", "What moved us was the owl."]
)
def test_an_object_is_not_taken_for_the_subject(engine: HarperEngine, text: str) -> None:
    """The pronoun before the verb may belong to the word before it."""
    assert _errors(engine, text) == []


@pytest.mark.parametrize("text", ["She were very clear.", "You was right.", "They is kind."])
def test_pronouns_and_verbs_agree(engine: HarperEngine, text: str) -> None:
    """A pronoun that begins a clause is the subject."""
    assert _errors(engine, text) == ["PronounInflectionBe"]


def test_a_name_in_a_greeting_is_no_misspelt_word(engine: HarperEngine) -> None:
    """Names have rules of their own; a misspelt word of greeting is seen."""
    assert engine.slips("Hi Xiaoming,", Part.GREETING) == ()
    assert [slip.suggestions[0] for slip in engine.slips("Helo Ada,", Part.GREETING)] == ["Hello"]


@pytest.mark.parametrize(
    "before",
    ["", "👩‍👩‍👧 ", "漢字 ", "Zoe\u0308 ", "one\r\ntwo ", "\u00a0", "🇨🇭 café ", "\u200b"],
)
def test_findings_stand_where_they_should(proofreader: Proofreader, before: str) -> None:
    """Emoji, CJK, combining marks and CRLF before a slip do not move it."""
    body = f"{before}and then it was realy good."
    note, letter = _note(body)
    finding = next(f for f in proofreader.check(note, frozenset(), "Ada", letter) if f.quote == "realy")
    assert finding.span.shifted(-100).of(body) == "realy"
    assert (finding.rule, finding.check) == ("proofread/harper/SpellCheck", "proofread")
    assert finding.interviewer == "Ada"
    assert finding.suggestions[0] == "really"


def test_words_of_the_case_are_known(proofreader: Proofreader) -> None:
    """A word of the vocabulary is no misspelling, with a possessive or in a joined word either."""
    note, letter = _note("I liked frobnitz, Frobnitz's lamp and the frobnitz-lamp of Jean-Zork.")
    assert proofreader.check(note, frozenset({"frobnitz", "jean", "zork"}), "Ada", letter) == ()
    assert proofreader.check(note, frozenset(), "Ada", letter) != ()


def test_known_words_do_not_hide_other_slips(proofreader: Proofreader) -> None:
    """A word of the case said twice is still said twice, and a sentence still begins with a capital."""
    note, letter = _note("We saw the robot robot. the robot danced.")
    found = proofreader.check(note, frozenset({"robot", "the"}), "Ada", letter)
    assert [f.rule.rpartition("/")[2] for f in found] == ["RepeatedWords", "SentenceCapitalization"]


def test_addresses_and_blanks_are_left_to_others(proofreader: Proofreader) -> None:
    """Links, mail addresses and placeholders are not spelled."""
    note, letter = _note("See https://teh.example/wrld or ask teh@wrld.example about [Naem] and {{tpoic}}.")
    assert proofreader.check(note, frozenset(), "Ada", letter) == ()


def test_deleting_takes_one_blank_along(proofreader: Proofreader) -> None:
    """A suggestion that deletes a word leaves no double space."""
    body = "We spoke , and then left."
    note, letter = _note(body)
    for finding in proofreader.check(note, frozenset(), "Ada", letter):
        if finding.suggestions == ("",):
            span = finding.span.shifted(-100)
            assert "  " not in body[: span.start] + body[span.end :]


def test_only_the_changed_passage_is_checked_again() -> None:
    """A keystroke costs one paragraph: the others are remembered."""
    seen: list[str] = []

    class Counting:
        name = "counting"

        def slips(self, text: str, part: Part) -> tuple[Slip, ...]:
            seen.append(text)
            assert part is Part.PARAGRAPH
            return ()

        def is_word(self, word: str) -> bool:
            return bool(word)

    proofreader = Proofreader(engine=Counting())
    first, second = Text("First one.", Span(0, 10)), Text("Second one.", Span(12, 23))
    note, _ = _note("First one.\n\nSecond one.", 0)
    letter = Letter(None, None, "", (first, second), None, (), (), 0, 0)
    proofreader.check(note, frozenset(), "Ada", letter)
    changed = Letter(None, None, "", (first, Text("Second one!", Span(12, 23))), None, (), (), 0, 0)
    proofreader.check(note, frozenset(), "Ada", changed)
    assert seen == ["First one.", "Second one.", "Second one!"]


def test_several_threads_may_check_at_once(engine: HarperEngine) -> None:
    """A Harper linter refuses calls from two threads; the engine does not."""
    texts = [f"I realy liked number {number}." for number in range(40)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda text: _errors(engine, text), texts))
    assert found == [["SpellCheck"]] * 40
