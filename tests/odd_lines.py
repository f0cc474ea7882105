"""Lines of YAML frontmatter, ordinary and odd, for tests that mix them into an interview."""

from hypothesis import strategies as st

VALUES = st.sampled_from(
    [
        *(
            "Northwind",
            "Ada Park",
            "Zoë O'Hara",
            "a: b",
            "a:b",
            "a #b",
            "a#b",
            "# b",
            "null",
            "~",
            "",
            '"q"',
            "'q'",
        ),
        *(
            "2026-11-20",
            "2026-11-20T15:30:00-05:00",
            "2026-11-20 15:30",
            "2026-02-30",
            "2026-11-20T25:00:00Z",
        ),
        *(
            "2026-11-20T15:30:00+14:00",
            "1999-01-01T00:00:00+00:00",
            "2026-11-20T15:30+09:30",
            "yes",
            "no",
            "0123",
        ),
        *(
            "waiting",
            "offer",
            "[a, b]",
            "[a, [b]]",
            "[]",
            "{a: b}",
            "|",
            ">",
            "&a x",
            "*a",
            "!!str x",
            "x\t",
            "- x",
        ),
        *(
            "x  ",
            "10:30",
            "a,b",
            "%x",
            "@x",
            "`x`",
            "x]",
            "你好",
            "é",
            "ẞ",
            "x\u00a0",
            "x\u2028y",
            "x\x85y",
            "😀",
            "\x1b",
        ),
        *("1.10", "=", "<<", "?", "a? b", "x:", "...", "---", "+++", "informal", "handwritten", "Ben"),
    ]
)
KEYS = st.sampled_from(
    [
        *("company", "role", "ended", "deadline", "decision", "outcome", "industry", "timezone", "formality"),
        *(
            "name",
            "sent",
            "email",
            "channel",
            "no_note",
            "thanked_through",
            "talked_about",
            "goes_by",
            "odd",
            "null",
        ),
    ]
)
INDENTS = st.sampled_from(["", "", "  ", "    ", "  - ", "- ", "      - ", "    - ", "\t", " "])
LINES = st.one_of(
    st.builds(lambda indent, key, value: f"{indent}{key}: {value}", INDENTS, KEYS, VALUES),
    st.builds(lambda indent, value: f"{indent}{value}", INDENTS, VALUES),
    st.builds(lambda indent, key: f"{indent}{key}:", INDENTS, KEYS),
    st.sampled_from(
        ["interviewers:", "# remark", "", "  # remark", "<<<<<<< HEAD", "=======", "---", "interviewers: []"]
    ),
)
SLIPS = st.sampled_from([*":-#[]{}'\"\n \t&*!|>%@`,?~", "\r\n", "é", "\x85", "\u2028", "", "x"])
"""Characters that get into a text by a slip of the finger, or nothing."""
