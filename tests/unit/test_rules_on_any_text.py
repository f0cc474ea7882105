"""Whatever stands in a note, no rule of ours fails, and every finding lies in the file."""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notes.case import Case, OtherNote, Surroundings
from notes.findings import Severity
from notes.place import LINE_END
from notes.rulebook import load_rules
from notes.rules import RULES

load_rules()
CaseOf = Callable[..., Case]

PIECES = st.sampled_from(
    [
        "Hi Ada,\n\n",
        "Dear [Name],\n",
        "Ben",
        "Ada Park",
        "Northwynd",
        "Initech",
        " role at ",
        "lobby robot",
        "{{",
        "}}",
        "<!-- ",
        "-->",
        "**",
        "_",
        "`",
        "[",
        "](",
        ")",
        "\n\n",
        "\n",
        " ",
        ". ",
        "!!",
        "😀",
        "e\u0301",
        "机器人",
        "\u202e",
        "Subject: Re: X\n",
        "Best,\nSam\n",
        "P.S. ",
        "Sent from my iPhone",
        "I attached ",
        "salary",
        "sorry",
        "’s ",
        "| --- |",
        "> quoted\n",
        "- item\n",
        "https://x.example/a",
        "\\",
        "&amp;",
        "%%",
        "XXX",
        "....",
        "____",
        "İ",
        "ß",
        "\u2028",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=12), max_size=25).map("".join)
AROUND = Surroundings(
    (OtherNote("x.md", "Initech", "Miriam Lee", "Hi Miriam,\n\nlobby robot lobby robot 😀.\n"),),
    frozenset({"Initech"}),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_no_rule_fails_and_all_findings_have_a_place(case_of: CaseOf, text: str) -> None:
    """Spans lie in the file, quotes are one line, suggestions never bring back what they replace."""
    case = case_of(f"{LINE_END.sub(chr(10), text)}\n", surroundings=AROUND)
    for rule in RULES.values():
        if rule.notes is None or not rule.id.startswith(("personalized/", "proofread/")):
            continue
        for finding in rule.notes(case):
            assert finding.rule == rule.id
            assert finding.severity in Severity
            assert 0 <= finding.span.start <= finding.span.end <= len(case.interview.text)
            assert not LINE_END.search(finding.quote)
            assert finding.message.strip() == finding.message != ""
            assert finding.span.of(case.interview.text) not in finding.suggestions or not finding.quote
