"""Invitations as calendars really write them become interviews."""

from pathlib import Path

import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes.editing.new_interview import NewInterview, file_text
from notes.format.reader import read_interview
from notes.interview import Interview
from notes.invitations.invite import NoInvitation, read_invite
from notes.invitations.invite_title import company_of_domains, read_title
from notes.settings import Me, Settings

INVITES = Path(__file__).parents[1] / "invites"
SAM = Me("Sam Rivera", "sam.rivera@mail.example")
ZONE = pendulum.timezone("Europe/Paris")


def invited(name: str) -> NewInterview:
    """Read one of the sample invitations."""
    return read_invite((INVITES / f"{name}.ics").read_bytes(), SAM, ZONE)


def people(interview: NewInterview) -> list[tuple[str, str]]:
    """Return names and addresses of those met."""
    return [(one.name, one.email) for one in interview.met]


def ended(interview: NewInterview) -> str:
    """Return the end as it goes into the file."""
    assert interview.ended is not None
    return interview.ended.isoformat()


def test_google_names_role_company_people_and_zone() -> None:
    """Left out: who declined, the candidate, the room, the recruiting list. Names are made of addresses."""
    found = invited("google")
    assert (found.company, found.role, found.timezone) == (
        "Northwind",
        "Backend Engineer",
        "America/New_York",
    )
    assert ended(found) == "2026-11-20T15:30:00-05:00"
    assert people(found) == [
        ("Ada Park", "ada@northwind.example"),
        ("Ben Ortiz", "ben.ortiz@northwind.example"),
    ]


def test_outlook_names_zones_as_windows_does_and_people_last_name_first() -> None:
    """W. Europe Standard Time is Berlin's; "Weiß, Clara" is Clara Weiß; whoever invites takes part."""
    found = invited("outlook")
    assert (found.company, found.timezone) == ("Initrode", "Europe/Berlin")
    assert ended(found) == "2026-11-19T11:30:00+01:00"
    assert people(found) == [
        ("Didi Okafor", "didi.okafor@initrode.example"),
        ("Clara Weiß", "clara.weiss@initrode.example"),
    ]


def test_apple_gives_a_duration_and_a_path_for_the_candidate() -> None:
    """The candidate is known by name where the invitation has no address for them."""
    found = invited("apple")
    assert (found.company, found.timezone) == ("Globex", "Europe/London")
    assert ended(found) == "2026-11-18T13:45:00+00:00"
    assert people(found) == [("Priya Nair", "priya@globex.example")]


def test_calendly_names_people_only_so_the_domain_tells_the_company() -> None:
    """Times in UTC are told in the zone of the machine."""
    found = invited("calendly")
    assert found.company == "Northwind Robotics"
    assert ended(found) == "2026-11-17T18:30:00+01:00"
    assert people(found) == [("Ada Park", "ada@northwind-robotics.com")]


def test_several_days_give_own_ends_to_who_was_met_earlier() -> None:
    """The interview ends with its last talk; Ada's clock started two days before."""
    found = invited("several-days")
    assert (found.company, found.role) == ("Globex", "Data Analyst")
    assert ended(found) == "2026-11-18T15:00:00-06:00"
    own = {one.name: one.ended.isoformat() if one.ended else None for one in found.met}
    assert own == {"Ada Park": "2026-11-16T10:00:00-06:00", "Ben Ortiz": None, "Cy Voss": None}


@pytest.mark.parametrize("name", ["moved", "one-moved"])
def test_a_moved_event_ends_when_it_was_moved_to(name: str) -> None:
    """The exception counts, with or without the series it was taken from."""
    assert ended(invited(name)) == "2026-11-12T17:00:00-06:00"


def test_a_series_keeps_when_each_person_was_met() -> None:
    """Ada was met on the first day only: the second was taken out, the third moved and given to Cy."""
    own = {one.name: one.ended.isoformat() if one.ended else None for one in invited("moved").met}
    assert own == {"Ada Park": "2026-11-09T11:00:00-06:00", "Cy Voss": None}


def test_floating_times_are_in_the_zone_given() -> None:
    """No zone is invented for the file."""
    found = invited("floating")
    assert (found.company, ended(found), found.timezone) == ("Globex", "2026-11-16T10:00:00+01:00", "")


def test_whole_days_end_with_their_last_second() -> None:
    """The end of an all-day event is the day after it, in the calendar's own zone."""
    found = invited("all-day")
    assert (found.company, ended(found)) == ("Globex", "2026-11-17T23:59:59+09:00")


def test_a_cancelled_interview_is_refused_in_a_sentence() -> None:
    """Nothing is owed for what did not take place."""
    with pytest.raises(NoInvitation, match="calls the interview off"):
        invited("cancelled")


def test_a_whole_calendar_is_refused() -> None:
    """A series without end is not one interview."""
    endless = (INVITES / "moved.ics").read_text().replace(";COUNT=3", "")
    with pytest.raises(NoInvitation, match="more than 25"):
        read_invite(endless.encode(), SAM, ZONE)


@pytest.mark.parametrize("name", sorted(path.stem for path in INVITES.glob("*.ics")))
@pytest.mark.parametrize("kind", ["yaml", "toml"])
def test_every_invitation_becomes_a_file_that_reads_back(name: str, kind: str) -> None:
    """Company, end and people stand in the file as they were found."""
    if name == "cancelled":
        return
    found = invited(name)
    content = read_interview(Path("x.md"), file_text(found, "toml" if kind == "toml" else "yaml"), Settings())
    assert isinstance(content, Interview)
    assert content.ended is not None
    assert content.ended.at == found.ended
    assert [one.name for one in content.interviewers] == [one.name for one in found.met]
    assert [one.ended.at if one.ended else None for one in content.interviewers] == [
        one.ended for one in found.met
    ]


@pytest.mark.parametrize(
    ("title", "company", "role"),
    [
        ("Interview: Backend Engineer at Northwind", "Northwind", "Backend Engineer"),
        ("Northwind <> Sam", "Northwind", ""),
        ("Sam Rivera x Northwind Robotics - Technical Interview", "Northwind Robotics", ""),
        ("Interview with Northwind", "Northwind", ""),
        ("Interview with Ada Park", "", ""),
        ("Barnes and Noble | Phone screen", "Barnes and Noble", ""),
        ("Johnson & Johnson: final round", "Johnson & Johnson", ""),
        ("Backend Engineer Interview - Northwind", "Northwind", "Backend Engineer"),
        ("Updated invitation: Globex Interview @ Fri Nov 20, 2026 2pm - 3pm (EST)", "Globex", ""),
        ("Interview for the Data Analyst position at Globex", "Globex", "Data Analyst"),
        ("CI/CD Engineer at Initrode", "Initrode", "CI/CD Engineer"),
        ("Hiring Manager Interview", "", ""),
        ("Zoom call", "", ""),
        ("Sam and Ada Park", "", ""),
        ("", "", ""),
    ],
)
def test_titles_tell_the_company_and_the_role(title: str, company: str, role: str) -> None:
    """People and kinds of interviews are no companies; what is not told stays empty."""
    found = read_title(title, SAM, ["Ada Park"])
    assert (found.company, found.role) == (company, role)


def test_mail_for_everybody_names_no_company() -> None:
    """Neither providers nor programs for scheduling are where somebody interviews."""
    assert company_of_domains(["a@gmail.com", "b@calendly.com", ""]) == ""
    assert company_of_domains(["a@mail.initrode.co.uk", "b@gmail.com"]) == "Initrode"


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_damaged_invitations_are_refused_in_a_sentence_or_read(data: st.DataObject) -> None:
    """Whatever a file holds, nothing but `NoInvitation` is raised."""
    name = data.draw(st.sampled_from(["google", "outlook", "moved", "all-day"]))
    lines = (INVITES / f"{name}.ics").read_bytes().split(b"\r\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    lines[at] = data.draw(st.binary(max_size=30) | st.just(lines[at][: len(lines[at]) // 2]))
    try:
        found = read_invite(b"\r\n".join(lines), SAM, ZONE)
    except NoInvitation as error:
        assert str(error).endswith(".")  # noqa: PT017 - either outcome is right
    else:
        assert found.ended is not None
