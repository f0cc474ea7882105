"""What was left to fill in, in any common form, and what only looks like it."""

from collections.abc import Callable

import pytest

from notes.case import Case
from notes.checks.placeholder import placeholder
from notes.findings import Severity
from notes.wording.placeholders import placeholders

CaseOf = Callable[..., Case]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dear [Name],", "[Name]"),
        ("I liked [something we discussed] a lot.", "[something we discussed]"),
        ("at [COMPANY NAME]", "[COMPANY NAME]"),
        ("Kind regards,\n[Your Name]", "[Your Name]"),
        ("Dear [X],", "[X]"),
        ("the [role] at [company]", "[role]"),
        ("Hello [First Name]:", "[First Name]"),
        ("[[interviewer]] said", "[[interviewer]]"),
        ("working at {{company}}", "{{company}}"),
        ("working at {{ company.name }}", "{{ company.name }}"),
        ("Hi {first_name},", "{first_name}"),
        ("Hi {0},", "{0}"),
        ("Hi ${name},", "${name}"),
        ("{% if formal %}", "{% if formal %}"),
        ("our talk about <topic>", "<topic>"),
        ("at <Company Name>", "<Company Name>"),
        ("<<name>> and I", "<<name>>"),
        ("«First Name» wrote", "«First Name»"),
        ("*|FNAME|* wrote", "*|FNAME|*"),
        ("Hi %FIRST_NAME%,", "%FIRST_NAME%"),
        ("at $COMPANY now", "$COMPANY"),
        ("Hi @@name@@,", "@@name@@"),
        ("Thank you for XXX.", "XXX"),
        ("XX years of work", "XX"),
        ("I have X years of practice", "X"),
        ("the role at xxx", "xxx"),
        ("at Company X", "Company X"),
        ("at XYZ", "XYZ"),
        ("raised $XX for it", "XX"),
        ("on TBD we meet", "TBD"),
        ("TODO mention the robot", "TODO"),
        ("FIXME", "FIXME"),
        ("todo: the robot", "todo"),
        ("INSERT STORY HERE", "INSERT STORY HERE"),
        ("I liked INSERT topic", "INSERT topic"),
        ("insert company name here", "insert company name here"),
        ("ADD DETAIL", "ADD DETAIL"),
        ("lorem ipsum dolor", "lorem ipsum dolor"),
        ("Lorem ipsum dolor sit amet. Thank you", "Lorem ipsum dolor sit amet"),
        ("I could start on XX, or later", "XX"),
        ("my first week in 20XX", "20XX"),
        ("we spoke on DD/MM/YYYY", "DD/MM/YYYY"),
        ("the tour [MORE HERE] was", "[MORE HERE]"),
        ("I filed ### bugs", "###"),
        ("about [ ] we agreed", "[ ]"),
        ("I would ask (him/her) again", "(him/her)"),
        ("the date is tbd", "tbd"),
        ("everyone at @company", "@company"),
        ("Dear ____,", "____"),
        ("we talked about ___ and more", "___"),
        ("Dear .....,", "....."),
        ("about ??? we agreed", "???"),
        ("as a (role) I would", "(role)"),
        ("thanks for (insert topic)", "(insert topic)"),
        ("(your name)", "(your name)"),
        ("Dear Mr./Ms. Park", "Mr./Ms."),
        ("Your Name", "Your Name"),
        ("the COMPANY team", "COMPANY"),
        ("Dear FIRSTNAME,", "FIRSTNAME"),
        ("the YYYY building", "YYYY"),
        ("seeing [him/her] again", "[him/her]"),
        ("a team of [x] engineers", "[x]"),
        ("I enjoyed blah blah blah", "blah blah blah"),
        ("and ROBOT STORY HERE", "ROBOT STORY HERE"),
        ("at xyz", "xyz"),
        ("tk: the story of the lamp", "tk"),
        ("We met on xx May.", "xx"),
        ("and fill in later", "fill in later"),
    ],
)
def test_each_common_form_is_found(text: str, found: str) -> None:
    """The whole placeholder is found, and nothing else."""
    assert found in [one.text for one in placeholders(text)]
    for one in placeholders(text):
        assert one.span.of(text) == one.text


@pytest.mark.parametrize(
    "text",
    [
        "See [my site](https://sam.example) and [the talk][1].\n\n[1]: https://talk.example",
        "As noted[^1] in the paper [2], [3, 4] and [Smith 2020] or [Knuth and Yao, 1976].\n\n[^1]: a note",
        "per [RFC 2822] and [ISO 9001], ticket [ROBO-12]",
        "Write to <ada@north.example> or <https://north.example/a_b>.",
        "I used `<topic>` and `{{company}}` and `arr[i]`.",
        "a Map<String, Robot> and arr[i]",
        "“[the] robot caught fire” and “[w]e laughed” [sic] [...] […]",
        "<br> and <b>bold</b> are for another rule",
        "- [ ] buy milk\n- [x] write to Ada",
        'I love it :{ and {1, 2, 3} and {"a": 1}',
        "Love,\nSam xxx",
        "one XL shirt, size XXL; XXX-large is too big",
        "____\n\nA line above is a rule.",
        "my TODO list and the to-do app",
        "Wait ... what? Really?!",
        "He said he'd insert a date picker; SELECT, INSERT INTO and UPDATE",
        "the company name came up, and your name too",
        "a company (they make robots), a date (Friday), a role (mine)",
        "I earn $100 and 50% of MONEY",
        "THANK YOU FOR THE POSITION AND THE TOPIC",
        "snake_case_name and __init__.py",
        "<!-- [Name] -->",
        "mail name@company.example, see www.name.example/[id]",
        "«bonjour» et «merci»",
        "Malcolm X said so; Generation X too",
        "AAA batteries, WWW and Henry VIII, zzz",
        "IT IS ALL HERE and over there",
    ],
)
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    """Links, footnotes, citations, addresses, code, lists and ordinary brackets are meant."""
    assert placeholders(text) == ()


def test_a_placeholder_is_an_error_at_its_exact_place(case_of: CaseOf) -> None:
    """The span covers the placeholder in the file; nothing is suggested where nothing is known."""
    case = case_of("Subject: Hi\n\nHi Ada,\n\nI liked 😀 [robot story].\n\nBest,\nSam\n")
    [finding] = placeholder(case)
    assert finding.severity is Severity.ERROR
    assert finding.span.of(case.interview.text) == "[robot story]" == finding.quote
    assert finding.suggestions == ()


@pytest.mark.parametrize(
    ("note", "suggestion"),
    [
        ("Hi [Name],\n\nThe lobby!\n\nBest,\nSam\n", "Ada"),
        ("Hi Ada,\n\nI admire {{company}}.\n\nBest,\nSam\n", "Northwind Robotics"),
        ("Hi Ada,\n\nThe [role] is great.\n\nBest,\nSam\n", "Senior Backend Engineer"),
        ("Hi Ada,\n\nThe lobby!\n\nBest,\n[Your Name]\n", "Sam Rivera"),
    ],
)
def test_what_the_file_knows_is_suggested(case_of: CaseOf, note: str, suggestion: str) -> None:
    """A name, the company or the role can be put in with one key."""
    [finding] = placeholder(case_of(note))
    assert finding.suggestions == (suggestion,)


@pytest.mark.parametrize(
    "greeting",
    [
        "Dear Sir or Madam,",
        "Dear Sir/Madam,",
        "To whom it may concern,",
        "To Whom It May Concern:",
        "Dear Hiring Manager,",
        "Dear Recruiter,",
        "Dear Interviewer,",
        "Dear Sir,",
        "Dear Name,",
        "Dear HR Manager,",
    ],
)
def test_a_greeting_to_nobody_in_particular_is_an_error(case_of: CaseOf, greeting: str) -> None:
    """Where the name is known it is suggested."""
    case = case_of(f"{greeting}\n\nThank you for the story about the lobby.\n\nBest,\nSam\n")
    [finding] = placeholder(case)
    assert finding.severity is Severity.ERROR
    text = case.interview.text
    mended = text[: finding.span.start] + finding.suggestions[0] + text[finding.span.end :]
    assert "Dear Ada" in mended


@pytest.mark.parametrize(
    "greeting", ["Dear Ada,", "Dear Manager Park,", "Hi Director Park,", "Dear Sir Ian,"]
)
def test_a_title_before_a_name_is_no_placeholder(case_of: CaseOf, greeting: str) -> None:
    """Only a greeting without any name greets nobody."""
    assert list(placeholder(case_of(f"{greeting}\n\nThank you for the lobby.\n\nBest,\nSam\n"))) == []


def test_what_was_talked_about_is_no_placeholder(case_of: CaseOf) -> None:
    """A form that stands in the frontmatter is meant: a company called XYZ, a talk about `<canvas>`."""
    text = (
        "---\ncompany: XYZ Robotics\ninterviewers:\n  - name: Ada Park\n    talked_about: ['the [brackets] "
        "in Lisp']\n"
        "---\n\n## To Ada Park\nHi Ada,\n\nThe [brackets] and XYZ stay with me.\n\nBest,\nSam\n"
    )
    assert list(placeholder(case_of(text))) == []


def test_a_letter_of_another_word_excuses_nothing(case_of: CaseOf) -> None:
    """Only what stands in the file as a word of its own may be repeated: the x of “taxes” is none."""
    text = (
        "---\ncompany: Northwind\ninterviewers:\n  - name: Ada Park\n    talked_about: [taxes on exports]\n"
        "---\n\n## To Ada Park\nHi Ada,\n\nThank you for the talk about taxes. I bring X years of it.\n"
    )
    [finding] = placeholder(case_of(text))
    assert finding.quote == "X"
