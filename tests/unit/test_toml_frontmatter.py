"""TOML gives the same tree as YAML: values as written, each in its place; slips get one sentence."""

import time
import tomllib

import frontmatter
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes.format.fences import split
from notes.format.located import FrontmatterError, Mapping, Scalar, Sequence, Value
from notes.format.toml_frontmatter import LocatedToml, parse_toml, read_toml
from notes.place import Lines


def plain(value: Value) -> object:
    """Return a tree as lists, dictionaries and texts."""
    if isinstance(value, Mapping):
        return {key.value: plain(one) for key, one in value.pairs}
    return [plain(one) for one in value.items] if isinstance(value, Sequence) else value.value


def scalars(value: Value) -> list[Scalar]:
    """Return every key and value of a tree."""
    if isinstance(value, Mapping):
        return [one for key, part in value.pairs for one in (key, *scalars(part))]
    return [one for part in value.items for one in scalars(part)] if isinstance(value, Sequence) else [value]


def as_text(data: object) -> object:
    """Return what tomllib read with every text as it is, and every other value as a mark."""
    if isinstance(data, dict):
        return {key: as_text(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_text(value) for value in data]
    return data if isinstance(data, str) else ...


def texts_only(tree: Value) -> object:
    """Return a tree in the form of `as_text`."""
    if isinstance(tree, Mapping):
        return {key.value: texts_only(value) for key, value in tree.pairs}
    if isinstance(tree, Sequence):
        return [texts_only(value) for value in tree.items]
    return tree.value if tree.is_quoted else ...


def refused(front: str) -> tuple[int, int, str]:
    """Return line, column and sentence of the error for some frontmatter."""
    with pytest.raises(FrontmatterError) as error:
        parse_toml(front)
    return *Lines(front).position(error.value.offset), str(error.value)


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-20T15:30:00-05:00", "2026-11-20 15:30:00", "2026-11-20", "2026-11-20T15:30", "15:30:00",
        "1_000", "0x1F", "1.10", "+1", "1e3", "true", "inf",
    ],
)  # fmt: skip
def test_values_stay_as_written(written: str) -> None:
    """Dates, numbers and truths are text, seconds left out or not."""
    assert plain(parse_toml(f"a = {written}\nb = [ {written} , {written}]  # c\n")) == {
        "a": written,
        "b": [written, written],
    }


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("'C:\\dir'", "C:\\dir"),
        ('"it\'s"', "it's"),
        ('"a\\nb\\u00e9"', "a\nbé"),
        ('""', ""),
        ('"""\n1 Harbor Way\nBoston"""', "1 Harbor Way\nBoston"),
        ('"""say ""hi"" ""\\"""""', 'say ""hi"" """"'),
        ("'''\nit's'''", "it's"),
        ('"""a \\\n   b"""', "a b"),
        ('"# no comment = [1]"', "# no comment = [1]"),
    ],
)
def test_quotes_are_resolved(source: str, value: str) -> None:
    """Every kind of string stands for the same text as in tomllib."""
    assert plain(parse_toml(f"a = {source} # c\nb = 1")) == {"a": value, "b": "1"}


def test_every_value_knows_its_place() -> None:
    """Names in comments and in other values mislead nobody."""
    text = (
        "+++\r\n# company = name\r\ncompany = 'name' # name\r\n\r\n[[interviewers]]\r\nname = \"name\"\r\n"
        'talked_about = [ # "a"\r\n  "a", "b",\r\n]\r\n[[interviewers]]\r\nname = "Bé 😀"\r\n+++\r\n'
    )
    parts = split(text)
    assert parts
    tree = read_toml(text, parts)
    for one in scalars(tree):
        assert one.span.of(text).strip("\"'") == one.value
        assert one.place.of(text) == one.value
        assert "#" not in text[text.rfind("\n", 0, one.span.start) : one.span.start]


def test_a_place_is_the_value_not_a_namesake() -> None:
    """An equal text that stands earlier, in a comment or as a key, is not taken for the value."""
    front = '# role\nrole = "role"\nb = ["x", "x"]\n'
    tree = parse_toml(front)
    role, b = tree.get("role"), tree.get("b")
    assert isinstance(role, Scalar)
    assert isinstance(b, Sequence)
    assert role.span.start == front.index('"role"')
    assert [item.span.start for item in b.items] == [front.index('"x"'), front.rindex('"x"')]
    assert b.span.of(front) == '["x", "x"]'
    key = tree.key("role")
    assert key
    assert key.span.start == 7


@pytest.mark.parametrize(
    "front",
    [
        "[[p]]\nn=1\n[v]\n[p.r]\nz='1'\n[[p]]\nn='2'\n",
        "[[fruit]]\nname='a'\n[settings]\nx='1'\n[[fruit]]\nname='b'\n",
        "x.y.z='1'\nx.y.w='2'\n[x.q]\nr='3'\n",
        "[a.b.c]\nd='1'\n[a]\ne='2'\n[a.b]\nf='3'\n",
        "a={b='1', c.d='2', e=[{f='3'},{}]}\n",
        "\"quoted key\"='1'\n'lit.eral'='2'\n\"\\u00e9\"='3'\n",
        "a=[\n['b'],\n[ ], # c\n]\n",
        "  a  =  'b'  \n\t[ t ]\n\t\tc='d'\n[[ u . v ]]\ne='f'",
    ],
)
def test_tables_are_built_as_toml_says(front: str) -> None:
    """Dotted keys, tables out of order and arrays of tables give the tree that tomllib gives."""
    assert texts_only(parse_toml(front)) == as_text(tomllib.loads(front))


@pytest.mark.parametrize(
    ("slip", "line", "column", "words"),
    [
        ("role = Senior Engineer", 2, 8, 'needs quotes: role = "Senior Engineer"'),
        ("role = “x”", 2, 8, 'needs quotes: role = "“x”"'),
        ("role = yes", 2, 8, 'needs quotes: role = "yes"'),
        ("ended = 2026-11-20 3pm", 2, 20, 'needs quotes: ended = "2026-11-20 3pm"'),
        ("ended = 2026-11-20 15:30:00 -05:00", 2, 29, 'needs quotes: ended = "2026-11-20 15:30:00 -05:00"'),
        ('role: "x"', 2, 5, 'equals sign: role = "x"'),
        ("- name: Ada", 2, 3, 'equals sign: name = "Ada"'),
        ('role = "x\nended = 1', 2, 10, "never closed"),
        ('role = "x', 2, 10, "never closed"),
        ('role = """x\ny', 3, 2, "never closed"),
        ("role = 'it's'", 2, 12, 'double quotes: role = "it\'s"'),
        ('role = "C:\\dir"', 2, 13, "write role = '…'"),
        ("a = [1, 2\nb = 3", 2, 1, "never closed; add ]"),
        ("a = ['x' 'y']", 2, 10, "comma is missing"),
        ("a = {b = 1\nc = 2", 2, 11, "add }"),
        ("role =", 2, 7, "value is missing"),
        ("= 3", 2, 1, "key is missing"),
        ("talked about = 1", 2, 8, "write talked_about = "),
        ("[[interviewers]\nname='a'", 2, 15, "as many ] as ["),
        ("role", 2, 5, "no `key = value`"),
        ("role = 1\nrole = 2", 3, 1, "`role` stands here for the second time"),
        ("[[interviewers]]\nname='A'\nname='B'", 4, 1, "`name` stands here for the second time"),
        ("interviewers = []\n[[interviewers]]\nname='a'", 3, 3, "`interviewers` stands here for the second"),
        ("[a]\nb=1\n[a]\nc=1", 4, 3, "table stands here for the second time"),
        ("role = 'x\x07'", 2, 10, "U+0007"),
        ("role = 'x'\rended = 1", 2, 11, "carriage return"),
    ],
)
def test_slips_are_named_with_their_remedy(slip: str, line: int, column: int, words: str) -> None:
    """What people mistype gets its line and how to write it instead."""
    found = refused(f"company = 'X'\n{slip}\n" if not slip.endswith('"x') else f"company = 'X'\n{slip}")
    assert found[0] == line
    assert found[1] == column
    assert words in found[2]
    assert "\n" not in found[2]


@pytest.mark.parametrize(
    "front",
    [
        "a = " + "[" * 3000,
        "a = " + "[ " * 100_000,
        "a = " + "{b=" * 3000,
        "a." * 100_000 + "b = 1",
        "q = {" + "a." * 9000 + "b = 1}",
        "[" + "a." * 9000 + "b]",
        "[[interviewers]]\nname = 'a'\n" * 35_000,
        "a = [" + "1," * 400_000 + "]",
        "a = '" + "x" * 900_000,
        "x" * 900_000,
        "'''" * 200_000,
        "[]" * 100_000,
    ],
    ids=lambda front: front[:12],
)
def test_endless_input_is_refused_soon(front: str) -> None:
    """Depth and length have limits, not crashes, and the answer comes at once."""
    started = time.process_time()
    with pytest.raises(FrontmatterError):
        parse_toml(front)
    assert time.process_time() - started < 2


def test_python_frontmatter_reads_through_the_handler() -> None:
    """python-frontmatter's own TOML handler needs an unmaintained package; ours does not."""
    text = "+++\na = 'x'\n+++\nBody\n+++\n"
    parts = split(text)
    assert parts
    metadata, content = frontmatter.parse(text, handler=LocatedToml(parts))
    tree = metadata["tree"]
    assert isinstance(tree, Mapping)
    assert plain(tree) == {"a": "x"}
    assert content == "Body\n+++"


PIECES = st.lists(
    st.sampled_from(
        ["a", "b", "c.d", "'k'", " = ", "=", "\n", "\r\n", " ", "[", "]", "[[", "]]", "{", "}", ",", "'", '"',
         "'x'", '"y"', '"\\n"', '"""', "'''", "# c", ".", "1", "2026-11-20", "true", "\\", "é", "[t]\n",
         "[[u]]\n", "e = 'f'\n", "g = [1, 'h']\n", "i = {j = 'k'}\n"]
    )
).map("".join)  # fmt: skip


@settings(max_examples=250)
@given(PIECES | st.text())
def test_any_text_is_read_or_refused(front: str) -> None:
    """No text crashes the reader, and what it reads is what tomllib reads, each text in its place."""
    try:
        tree = parse_toml(front)
    except FrontmatterError as error:
        assert 0 <= error.offset <= len(front), str(error)  # noqa: PT017 - either outcome is checked
        return
    for one in scalars(tree):
        assert 0 <= one.span.start <= one.span.end <= len(front)
        if one.inner is not None:
            assert one.inner.of(front) == one.value
        elif not one.is_quoted:
            assert one.span.of(front) == one.value
    try:
        data = tomllib.loads(front)
    except tomllib.TOMLDecodeError:  # what only tomlkit reads
        return
    assert texts_only(tree) == as_text(data)


STATEMENTS = st.lists(
    st.sampled_from(
        ["[a]", "[b]", "[a.c]", "[[p]]", "[[p.q]]", "[p.r]", "[v]", "x = 'x'", "y.z = 'y'",
         "w = ['w', {v = 'u'}]", "# c", "", "t = '''\nt\n'''", 's = "\\u00e9"', "n = 1 # n"]
    ),
    max_size=9,
).map("\n".join)  # fmt: skip


@settings(max_examples=150)
@given(STATEMENTS)
def test_documents_are_read_as_tomllib_reads_them(front: str) -> None:
    """In any order of tables that TOML allows, the tree has the values that tomllib has."""
    try:
        data = tomllib.loads(front)
    except tomllib.TOMLDecodeError:
        return
    assert texts_only(parse_toml(front)) == as_text(data)
