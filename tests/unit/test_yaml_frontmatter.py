"""YAML keeps every value as written and in its place; what is no YAML gets one sentence at its line."""

import time

import frontmatter
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes.format.fences import split
from notes.format.located import FrontmatterError, Mapping, Scalar, Sequence, Value
from notes.format.yaml_frontmatter import LocatedYaml, parse_yaml, read_yaml
from notes.place import Lines, Span

PLAIN = st.from_regex(r"[A-Za-z0-9é😀][A-Za-z0-9é😀 ./+-]{0,20}[A-Za-z0-9é]", fullmatch=True)


def plain(value: Value | None) -> object:
    """Return a tree as lists, dictionaries and texts."""
    if isinstance(value, Mapping):
        return {key.value: plain(one) for key, one in value.pairs}
    if isinstance(value, Sequence):
        return [plain(one) for one in value.items]
    return value.value if value else None


def scalars(value: Value) -> list[Scalar]:
    """Return every key and value of a tree."""
    if isinstance(value, Mapping):
        return [one for key, part in value.pairs for one in (key, *scalars(part))]
    return [one for part in value.items for one in scalars(part)] if isinstance(value, Sequence) else [value]


def refused(front: str) -> tuple[int, int, str]:
    """Return line, column and sentence of the error for some frontmatter."""
    with pytest.raises(FrontmatterError) as error:
        parse_yaml(front)
    return *Lines(front).position(error.value.offset), str(error.value)


@pytest.mark.parametrize(
    "written",
    [
        "no", "yes", "on", "null", "~x", "10:30", "190:20:30", "0123", "0x1F", "1.10", "1e3", "1_000", ".5",
        "-1", "+49 30 1234", "2026-11-20", "2026-11-20T15:30:00-05:00", "2026-11-20 15:30", "=", "<<x", "C#",
        "a#b", "a:b", "https://x.example/?a=b", "it's", 'say "hi"', "José", "😀", "王小明", "a  b", "x - y",
        "$1", "(x)",
    ],
)  # fmt: skip
def test_values_stay_as_written(written: str) -> None:
    """No word becomes a truth, a number, a time or a date."""
    tree = parse_yaml(f"a: {written}\nb:\n  - {written}\n")
    assert plain(tree) == {"a": written, "b": [written]}


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("'it''s'", "it's"),
        ('"a\\nb"', "a\nb"),
        ('"\\u00e9"', "é"),
        ('""', ""),
        ("'no'", "no"),
        ("|\n  1 Harbor Way\n  Boston\n", "1 Harbor Way\nBoston\n"),
        (">-\n  a\n  b\n", "a b"),
        ("a\n  b", "a b"),
        ("", ""),
    ],
)
def test_quotes_and_blocks_are_resolved(source: str, value: str) -> None:
    """What YAML's quoting stands for is the value."""
    assert plain(parse_yaml(f"a: {source}\n")) == {"a": value}


def test_every_value_knows_its_place() -> None:
    """Keys, values and lists stand where their spans say, counted from the start of the file."""
    text = "---\r\ncompany: Zoë 😀 GmbH   # who\r\npeople:\r\n  - {name: 'Ada', x: \"B\"}\r\n  - c\r\n---\r\n"
    parts = split(text)
    assert parts
    tree = read_yaml(text, parts)
    company, people = tree.get("company"), tree.get("people")
    assert isinstance(company, Scalar)
    assert isinstance(people, Sequence)
    assert company.span.of(text) == "Zoë 😀 GmbH"
    assert people.span.of(text) == "- {name: 'Ada', x: \"B\"}\r\n  - c"
    first = people.items[0]
    assert isinstance(first, Mapping)
    assert first.span.of(text) == "{name: 'Ada', x: \"B\"}"
    name = first.get("name")
    assert isinstance(name, Scalar)
    assert (name.span.of(text), name.place.of(text)) == ("'Ada'", "Ada")
    assert [key.span.of(text) for key, _ in tree.pairs] == ["company", "people"]
    assert tree.span.of(text).startswith("company")
    assert tree.span.of(text).endswith("- c")
    key = tree.key("people")
    assert key is not None
    assert key.place.of(text) == "people"


def test_a_text_with_escapes_can_only_be_replaced_whole() -> None:
    """Where the source differs from the value, the place is the source with its quotes."""
    front = "a: 'it''s'\n"
    value = parse_yaml(front).get("a")
    assert isinstance(value, Scalar)
    assert value.place.of(front) == "'it''s'"


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("- issue #12 of ours", "#12 of ours"),
        ("- C# code", ""),
        ("- 'issue #12'", ""),
        ("- a\t#b", "#b"),
        ("- a  # trailing  ", "# trailing"),
    ],
)
def test_what_a_comment_cuts_off_is_known(line: str, cut: str) -> None:
    """A ` #` in a value without quotes starts a comment, often by mistake."""
    tree = parse_yaml(f"a:\n  {line}\n")
    items = tree.get("a")
    assert isinstance(items, Sequence)
    assert [one.cut for one in items.items if isinstance(one, Scalar)] == [cut]


@pytest.mark.parametrize("source", ["a:", "a: ~", "a: null", "a: ''", 'a: "  "', "a: # later"])
def test_nothing_written_is_nothing(source: str) -> None:
    """A key without a value is empty, however that is spelled."""
    value = parse_yaml(source).get("a")
    assert isinstance(value, Scalar)
    assert value.is_empty


@pytest.mark.parametrize("source", ["a: 'null'", 'a: "~"', "a: Null", "a: no", "a: 0"])
def test_somebody_may_be_called_null(source: str) -> None:
    """Words in quotes, and other spellings, are words."""
    value = parse_yaml(source).get("a")
    assert isinstance(value, Scalar)
    assert not value.is_empty


@pytest.mark.parametrize("front", ["", "\n", "# only a comment\n"])
def test_frontmatter_may_be_empty(front: str) -> None:
    """Nothing between the fences is a tree without keys."""
    assert parse_yaml(front, 4) == Mapping((), Span(4, 4))


@pytest.mark.parametrize("front", ["- a\n", "text\n", "[a]\n", "'a: b'\n"])
def test_anything_but_keys_is_refused(front: str) -> None:
    """A list or a text is no frontmatter."""
    assert refused(front)[0] == 1


@pytest.mark.parametrize(
    ("slip", "line", "column", "words"),
    [
        ("role: Editor: travel and maps", 2, 13, 'needs quotes: role: "Editor: travel and maps"'),
        ("talked_about:\n  - moving: to a: b", 3, 17, 'needs quotes: - "moving: to a: b"'),
        ("role: foo:", 2, 10, 'needs quotes: role: "foo:"'),
        ('role: the "big": one', 2, 16, "needs quotes: role: 'the \"big\": one'"),
        ("interviewers:\n\t- name: A", 3, 1, "tab"),
        ("interviewers:\n  - name: A\n\ttitle: B", 4, 1, "tab"),
        ('role: "Foo\nended: x', 2, 7, "never closed"),
        ("ended: x\nrole: 'Foo", 3, 7, "never closed"),
        ("role: 'Foo\nended: it's", 3, 11, "a line above"),
        ("role: 'it's'\nended: x", 2, 11, 'write role: "it\'s"'),
        ('role: "Foo" Bar\nended: x', 2, 13, "write role: '\"Foo\" Bar'"),
        ("role: [Senior] Engineer", 2, 16, 'write role: "[Senior] Engineer"'),
        ("role: @foo", 2, 7, 'needs quotes: role: "@foo"'),
        ("role: `foo`", 2, 7, 'needs quotes: role: "`foo`"'),
        ("role: %foo", 2, 7, 'needs quotes: role: "%foo"'),
        ("role: *foo* bar", 2, 7, 'needs quotes: role: "*foo* bar"'),
        ("role: >foo", 2, 7, 'needs quotes: role: ">foo"'),
        ("role: - x", 2, 7, 'needs quotes: role: "- x"'),
        ("role: , x", 2, 7, 'needs quotes: role: ", x"'),
        ("role: &Sons", 2, 7, "starts with & needs quotes"),
        ("role: *foo", 2, 7, "starts with * needs quotes"),
        ("role: !important", 2, 7, "starts with ! needs quotes"),
        ("role: {{role}}", 2, 8, "put the text in quotes"),
        ("role: {a: b", 2, 7, 'needs quotes: role: "{a: b"'),
        ("talked_about: [a, b\nended: x", 2, 15, "never closed; add ]"),
        ("talked_about: [a #1, b]", 2, 18, "a comment"),
        ("role Senior\nended: x", 2, 1, "no `key: value`"),
        ("role:Senior\nended: x", 2, 1, "write `role: Senior`"),
        ("role: x\n ended: y", 3, 1, "indented"),
        ("interviewers:\n  - name: A\n title: B", 4, 2, "indentation"),
        ("interviewers:\n   - name: A\n  - name: B", 4, 3, "indentation"),
        ('role: "C:\\dir"', 2, 10, "single quotes"),
        ("role: x\n...\nended: y", 3, 1, "delete it"),
        ("role: x\n--- a", 3, 1, "second YAML document"),
        ("%YAML 1.2\nrole: y", 2, 1, "delete it"),
        ("role: a\nrole: b", 3, 1, "`role` stands here for the second time"),
        ("interviewers:\n  - name: A\n    name: B", 4, 5, "`name` stands here for the second time"),
        ("role: a\x00", 2, 8, "U+0000"),
        ("role: a\x1b[31m", 2, 8, "U+001B"),
        ("role: a\x9b", 2, 8, "U+009B"),
        ("\ufeffrole: a", 2, 1, "U+FEFF"),
        ("role: \ud800", 2, 7, "U+D800"),
    ],
)
def test_slips_are_named_with_their_remedy(slip: str, line: int, column: int, words: str) -> None:
    """What people mistype gets its place and how to write it instead."""
    found = refused(f"company: X\n{slip}\n")
    assert found[:2] == (line, column)
    assert words in found[2]
    assert "\n" not in found[2]


@pytest.mark.parametrize(
    "source",
    [
        "a: !!python/object/apply:os.system ['touch /tmp/pwned']",
        "a: !!python/name:os.system",
        "!!map {a: b}",
        "a: &x [1, 2]\nb: [*x, *x]",
        "a: &a [*a]",
        "a: {<<: *b}",
    ],
)
def test_nothing_is_built_or_expanded(source: str) -> None:
    """Tags, anchors and aliases are refused before anything comes of them."""
    with pytest.raises(FrontmatterError, match="quotes"):
        parse_yaml(source)


@pytest.mark.parametrize(
    "front",
    [
        "a: " + "[" * 3000,
        "a: " + "[ " * 100_000,
        "a: " + "{b: " * 3000,
        "- " * 100_000,
        "? " * 100_000,
        "".join(f"{' ' * depth}a:\n" for depth in range(600)),
        "a: [" + "b, " * 300_000 + "]",
        "a: [" + "{name: x}, " * 100_000 + "]",
        "".join(f"k{n}: v\n" for n in range(100_000)),
        "a: " + "x: " * 300_000,
        "a: " + "b " * 500_000 + "\nc\n",
    ],
    ids=lambda front: front[:12],
)
def test_endless_input_is_refused_soon(front: str) -> None:
    """Depth and length have limits, not crashes, and the answer comes at once."""
    started = time.process_time()
    with pytest.raises(FrontmatterError):
        parse_yaml(front)
    assert time.process_time() - started < 2


def test_python_frontmatter_reads_through_the_handler() -> None:
    """The handler gives python-frontmatter the parts that we split, not its own."""
    text = '---\na: "x\n\n  y"\n---\nBody\n---\n'
    parts = split(text)
    assert parts
    metadata, content = frontmatter.parse(text, handler=LocatedYaml(parts))
    tree = metadata["tree"]
    assert isinstance(tree, Mapping)
    assert plain(tree) == {"a": "x\ny"}
    assert content == "Body\n---"


@settings(max_examples=100)
@given(st.lists(st.tuples(PLAIN, PLAIN), unique_by=lambda pair: pair[0], min_size=1))
def test_plain_values_are_what_is_written(pairs: list[tuple[str, str]]) -> None:
    """Every value without quotes is, letter by letter, the source at its place."""
    front = "".join(f"{key}: {value}\n" for key, value in pairs)
    tree = parse_yaml(front)
    assert plain(tree) == dict(pairs)
    assert all(one.span.of(front) == one.value for one in scalars(tree))


@settings(max_examples=100)
@given(st.text())
def test_quoted_values_are_what_is_meant(value: str) -> None:
    """Any text that is written in quotes comes out as it went in."""
    escaped = "".join(char if char.isalnum() else f"\\U{ord(char):08x}" for char in value)
    assert plain(parse_yaml(f'a: "{escaped}"\n')) == {"a": value}


@settings(max_examples=250)
@given(
    st.text()
    | st.lists(
        st.sampled_from(
            ["a", "key", ": ", ":", "\n", "  ", "- ", "[", "]", "{", "}", ",", "'", '"', "#", " #", "\t",
             "|\n", ">", "&x ", "*x", "!", "?", "\r\n", "\r", "\x85", "\u2028", "é", "😀", "%", "@", "---",
             "...", "\\", "~"]
        )
    ).map("".join)
)  # fmt: skip
def test_any_text_is_read_or_refused(front: str) -> None:
    """No text crashes the reader; every place lies in the text, and every sentence is one line."""
    try:
        tree = parse_yaml(front, 0)
    except FrontmatterError as error:
        assert 0 <= error.offset <= len(front), str(error)  # noqa: PT017 - either outcome is checked
        assert str(error).strip()  # noqa: PT017
        return
    for one in scalars(tree):
        assert 0 <= one.span.start <= one.span.end <= len(front)
        if one.inner is not None:
            assert one.inner.of(front) == one.value
        if not one.is_quoted and one.value and len(one.value.split()) == 1:
            assert one.span.of(front) == one.value
