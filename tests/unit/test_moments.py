"""Times are read as people write them, in the right zone, also in the two nights when the clocks change."""

import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes.moments import NoMoment, NoZone, clock_doubt, parse_moment, parse_typed_moment, zone_named

NEW_YORK = "America/New_York"
BERLIN = "Europe/Berlin"


def iso(text: str, zone: str = NEW_YORK) -> str:
    """Return the moment of a file's text as ISO 8601."""
    return parse_moment(text, zone_named(zone))[0].isoformat()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-20T15:30:00-05:00", "2026-11-20T15:30:00-05:00"),
        ("2026-11-20 15:30:00 -05:00", "2026-11-20T15:30:00-05:00"),
        ("2026-11-20 15:30 +0530", "2026-11-20T15:30:00+05:30"),
        ("2026-11-20T15:30+01", "2026-11-20T15:30:00+01:00"),
        ("2026-11-20T15:30Z", "2026-11-20T15:30:00+00:00"),
        ("2026-11-20t15:30 z", "2026-11-20T15:30:00+00:00"),
        ("2026-11-20 15:30", "2026-11-20T15:30:00-05:00"),
        ("2026-11-20T9:05:07", "2026-11-20T09:05:07-05:00"),
        ("2026-11-20 15:30:00.123", "2026-11-20T15:30:00-05:00"),
        ("  2026-7-4   15:30 ", "2026-07-04T15:30:00-04:00"),
        ("2026-11-20", "2026-11-20T23:59:59-05:00"),
    ],
)
def test_the_forms_of_a_file(text: str, expected: str) -> None:
    """A date, T or a space, hours and minutes, seconds and an offset if one likes; naive ones in the zone."""
    assert iso(text) == expected


def test_a_date_alone_is_told_apart() -> None:
    """The caller says that it counts as the end of that day."""
    assert parse_moment("2026-11-20", pendulum.UTC)[1]
    assert not parse_moment("2026-11-20 23:59", pendulum.UTC)[1]


@pytest.mark.parametrize(
    ("text", "zone", "expected", "doubt"),
    [
        ("2026-03-08 01:59", NEW_YORK, "2026-03-08T01:59:00-05:00", None),
        ("2026-03-08 02:30", NEW_YORK, "2026-03-08T03:30:00-04:00", "never"),
        ("2026-03-08 03:00", NEW_YORK, "2026-03-08T03:00:00-04:00", None),
        ("2026-11-01 00:59", NEW_YORK, "2026-11-01T00:59:00-04:00", None),
        ("2026-11-01 01:30", NEW_YORK, "2026-11-01T01:30:00-04:00", "twice"),
        ("2026-11-01 02:00", NEW_YORK, "2026-11-01T02:00:00-05:00", None),
        ("2026-03-29 02:30", BERLIN, "2026-03-29T03:30:00+02:00", "never"),
        ("2026-10-25 02:30", BERLIN, "2026-10-25T02:30:00+02:00", "twice"),
        ("2026-10-25 03:00", BERLIN, "2026-10-25T03:00:00+01:00", None),
        ("2026-11-01 01:30 -05:00", NEW_YORK, "2026-11-01T01:30:00-05:00", None),
        ("2026-10-04 02:15", "Australia/Lord_Howe", "2026-10-04T02:45:00+11:00", "never"),
    ],
)
def test_the_nights_when_the_clocks_change(text: str, zone: str, expected: str, doubt: str | None) -> None:
    """What never was moves on by the hour left out; what was twice is the first; an offset settles it."""
    assert iso(text, zone) == expected
    assert clock_doubt(text, zone_named(zone)) == doubt


def test_a_day_ends_with_its_last_second() -> None:
    """Where the clocks go back at midnight, the second 23:59:59 is the end."""
    assert iso("2026-04-04", "America/Santiago") == "2026-04-04T23:59:59-04:00"
    assert clock_doubt("2026-04-04", zone_named("America/Santiago")) is None


def test_late_in_the_evening_in_another_zone() -> None:
    """23:30 in Los Angeles is the next day in Berlin; 24 hours later is 24 hours later."""
    ended = parse_moment("2026-11-20 23:30", zone_named("America/Los_Angeles"))[0]
    assert ended.in_timezone(BERLIN).isoformat() == "2026-11-21T08:30:00+01:00"
    assert ended.add(hours=24).in_timezone(BERLIN).isoformat() == "2026-11-22T08:30:00+01:00"


@pytest.mark.parametrize("zone", [NEW_YORK, BERLIN])
def test_a_day_with_a_change_has_another_length(zone: str) -> None:
    """From noon to noon over the change are 23 or 25 hours of real time."""
    spring = (
        ("2026-03-07 12:00", "2026-03-08 12:00")
        if zone == NEW_YORK
        else ("2026-03-28 12:00", "2026-03-29 12:00")
    )
    autumn = (
        ("2026-10-31 12:00", "2026-11-01 12:00")
        if zone == NEW_YORK
        else ("2026-10-24 12:00", "2026-10-25 12:00")
    )
    lengths = [
        (parse_moment(after, zone_named(zone))[0] - parse_moment(before, zone_named(zone))[0]).total_hours()
        for before, after in (spring, autumn)
    ]
    assert lengths == [23, 25]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("yes", "write it like 2026-11-20 15:30"),
        ("", "no date and time"),
        ("2026-11-20 3:30 pm", "15:30 for 3:30 pm"),
        ("20.11.2026", "the year comes first"),
        ("11/20/2026 15:30", "the year comes first"),
        ("Nov 20, 2026", "the year comes first"),
        ("2026-11-20 15:30 EST", "instead of EST"),
        ("2026-11-20 15:30 America/New_York", "instead of America/New_York"),
        ("2026-13-01", "month"),
        ("2026-02-30 10:00", "day"),
        ("2026-11-20 24:00", "hours go from 0 to 23"),
        ("2026-11-20 15:60", "minutes from 0 to 59"),
        ("2026-11-20 15:30:61", "second"),
        ("2026-11-20 15:30+99:00", "no place has the offset +99:00"),
        ("9999-12-31", "the year 9999 cannot be meant"),
        ("0001-01-01 00:00", "the year 1 cannot be meant"),
        ("2026-11-20T15", "write it like"),
        ("2026-11-20\n15:30", "write it like"),
        ("x" * 500, "…"),
    ],
)
def test_other_texts_are_no_moment(text: str, words: str) -> None:
    """The sentence says what is wrong where that is known, and how to write it; it is never long."""
    with pytest.raises(NoMoment) as error:
        parse_moment(text, pendulum.UTC)
    assert words in str(error.value)
    assert len(str(error.value)) < 250


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("now", "2026-11-01T12:00:00-05:00"),
        (" NOW ", "2026-11-01T12:00:00-05:00"),
        ("15:30", "2026-11-01T15:30:00-05:00"),
        ("today 9:00", "2026-11-01T09:00:00-05:00"),
        ("yesterday 15:30", "2026-10-31T15:30:00-04:00"),
        ("Yesterday  15:30:20", "2026-10-31T15:30:20-04:00"),
        ("yesterday", "2026-10-31T23:59:59-04:00"),
        ("tomorrow 8:00", "2026-11-02T08:00:00-05:00"),
        ("1:30", "2026-11-01T01:30:00-04:00"),
        ("3:30 pm", "2026-11-01T15:30:00-05:00"),
        ("3pm", "2026-11-01T15:00:00-05:00"),
        ("yesterday 12 a.m.", "2026-10-31T00:00:00-04:00"),
        ("12:15 PM", "2026-11-01T12:15:00-05:00"),
        ("2026-11-20 15:30", "2026-11-20T15:30:00-05:00"),
        ("2026-11-20T15:30:00+01:00", "2026-11-20T15:30:00+01:00"),
        ("2026-10-20", "2026-10-20T23:59:59-04:00"),
    ],
)
def test_the_forms_of_the_command_line(text: str, expected: str) -> None:
    """Clock times are today's, in the zone of now, over the change of the clocks too."""
    now = pendulum.datetime(2026, 11, 1, 12, 0, tz=NEW_YORK)
    assert parse_typed_moment(text, now).isoformat() == expected


@pytest.mark.parametrize(
    "text", ["", "pm", "m", "a", "15", "25:00", "13 pm", "0 am", "now 3", "15:30m", "noon", "20.11."]
)
def test_what_cannot_be_typed(text: str) -> None:
    """Everything else is refused with the forms that a command takes."""
    with pytest.raises(NoMoment, match="15:30, yesterday 15:30"):
        parse_typed_moment(text, pendulum.datetime(2026, 11, 1, tz=NEW_YORK))


@pytest.mark.parametrize(
    "name", [NEW_YORK, BERLIN, "UTC", "Asia/Kolkata", "America/Argentina/Buenos_Aires", "Etc/GMT+5"]
)
def test_zones_have_iana_names(name: str) -> None:
    """Any name of the zone database is a zone."""
    assert zone_named(name).name == name


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Berlin", "did you mean Europe/Berlin?"),
        ("new york", "did you mean America/New_York?"),
        ("europe/berlin", "did you mean Europe/Berlin?"),
        ("America/New_Yrok", "did you mean America/New_York?"),
        ("UTC+2", "IANA name"),
        ("+02:00", "IANA name"),
        ("", "IANA name"),
        ("Mars/Olympus", "IANA name"),
        ("../../etc/passwd", "IANA name"),
        ("/etc/localtime", "IANA name"),
        ("Europe", "IANA name"),
        ("a\x00b", "IANA name"),
        ("x" * 5000, "IANA name"),
    ],
)
def test_other_names_are_no_zone(name: str, words: str) -> None:
    """The sentence names the zone that is meant, or an example; nothing is opened outside the database."""
    with pytest.raises(NoZone) as error:
        zone_named(name)
    assert words in str(error.value)
    assert len(str(error.value)) < 200


@settings(max_examples=200)
@given(
    st.text()
    | st.from_regex(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?( ?([+-]\d\d:?\d\d|Z))?)?", fullmatch=True)
)
def test_any_text_is_a_moment_or_none(text: str) -> None:
    """No text does anything but give an aware moment or a `NoMoment`; the doubt about it never fails."""
    zone = zone_named(BERLIN)
    try:
        at, _ = parse_moment(text, zone)
    except NoMoment:
        return
    assert at.utcoffset() is not None
    assert clock_doubt(text, zone) in (None, "twice", "never")


@settings(max_examples=150)
@given(
    st.datetimes(min_value=pendulum.naive(1990, 1, 1), max_value=pendulum.naive(2060, 1, 1)),
    st.sampled_from([NEW_YORK, BERLIN]),
)
def test_naive_times_are_what_the_clock_showed(naive: object, zone: str) -> None:
    """Read in its zone, a naive time shows the same on the clock, unless the clocks never showed it."""
    text = str(naive)[:16]
    at, _ = parse_moment(text, zone_named(zone))
    assert (at.strftime("%Y-%m-%d %H:%M") == text) == (clock_doubt(text, zone_named(zone)) != "never")
