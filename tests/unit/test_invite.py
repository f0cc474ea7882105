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


def test_teams_names_rooms_as_resources_and_a_recruiter_as_the_organizer() -> None:
    """Tess arranges and is no interviewer, but stays in the private notes; "mailto" may be in capitals."""
    found = invited("teams")
    assert (found.company, found.role, found.timezone) == (
        "Tidewater Bank",
        "Risk Analyst",
        "America/New_York",
    )
    assert people(found) == [
        ("Maeve O'Neill", "maeve.oneill@tidewaterbank.com"),
        ("Thomas van der Berg", "thomas.vanderberg@tidewaterbank.com"),
    ]
    assert found.private == "Arranged by Tess Lang (tess.lang@tidewaterbank.com)."


def test_outlook_zones_of_any_name_are_known_by_their_rules() -> None:
    """The name of a display or of nobody but this file: 11:00 stays 11:00, in a zone that people know."""
    found = invited("outlook-custom-zone")
    assert (ended(found), found.timezone) == ("2026-11-13T11:00:00-05:00", "America/New_York")
    data = (INVITES / "outlook-custom-zone.ics").read_bytes()
    at_home = read_invite(data, SAM, pendulum.timezone("America/Toronto"))
    assert at_home.timezone == "America/Toronto"
    assert ended(invited("outlook-customized")) == "2026-11-12T16:30:00+05:30"


def test_a_firm_called_after_a_guest_keeps_its_name() -> None:
    """Thomas Halden of Halden & Frost; whoever invites by Outlook is not listed and takes part."""
    found = invited("outlook-custom-zone")
    assert found.company == "Halden & Frost"
    assert people(found) == [
        ("Grace Kim", "grace.kim@halden-frost.com"),
        ("Thomas Halden", "thomas@halden-frost.com"),
    ]


def test_names_encoded_as_in_a_mail_are_read() -> None:
    """Quoted-printable and base64, as older Outlooks write them."""
    assert [name for name, _ in people(invited("outlook-customized"))] == ["Renée Sharma", "Deepa Iyer"]


def test_a_day_of_talks_has_one_end() -> None:
    """Times in UTC are told in the calendar's zone; no own ends within a day; no room, no notetaker.

    Google lists an organizer who takes part, so Tess, who is not listed, only arranges.
    """
    found = invited("google-onsite")
    assert (found.company, ended(found)) == ("Quill & Compass", "2026-11-18T12:45:00-08:00")
    assert [(one.name, one.ended) for one in found.met] == [
        ("Ada Park", None),
        ("Ben Ortiz", None),
        ("Cy Voss", None),
    ]
    assert found.private == "Arranged by Tess Lang (tess@quillcompass.com)."


def test_a_series_with_days_taken_out_moved_and_called_off() -> None:
    """The last talk is the moved one; Ada, who declined it, was met on the first day."""
    found = invited("google-series")
    assert ended(found) == "2026-11-17T16:45:00-05:00"
    own = {one.name: one.ended.isoformat() if one.ended else None for one in found.met}
    assert own == {"Ada Park": "2026-11-02T10:45:00-05:00", "Ben Ortiz": None}


def test_a_hiring_programs_text_names_the_interviewers() -> None:
    """Where only the candidate is invited, the line "Interviewers: …" tells who is there."""
    found = invited("greenhouse")
    assert found.company == "Lantern Games"
    assert people(found) == [("Ada Park", ""), ("Ben Ortiz", ""), ("Dr. Cy Voss", "")]


def test_a_scheduling_program_invites_lists_rooms_and_lines_too() -> None:
    """Only people stay, and not the candidate under another address; a name is made of an address."""
    found = invited("goodtime")
    assert (found.company, found.role) == ("Northwind Robotics", "Staff Data Engineer")
    assert people(found) == [
        ("Ada Park", "ada.park@northwindrobotics.com"),
        ("J Chen", "j.chen2@northwindrobotics.com"),
    ]


def test_a_free_address_is_a_person_and_no_company() -> None:
    """Calendly's title names the company; the address does not."""
    found = invited("calendly-freemail")
    assert (found.company, people(found)) == (
        "Papercrane Studio",
        [("Mina Sato", "mina.sato.papercrane@gmail.com")],
    )


def test_apple_keeps_addresses_beside_its_own_paths() -> None:
    """`EMAIL=` counts where the value is a urn; a room is none; titles may be German."""
    found = invited("apple-shared")
    assert (found.company, people(found)) == (
        "Blaureiher Gesundheit GmbH",
        [("Amara Nwosu", "amara.nwosu@blaureiher.de")],
    )


def test_interviews_at_two_companies_are_refused() -> None:
    """Which people belong to which company is not guessed."""
    with pytest.raises(NoInvitation, match="interviews at Globex and Initrode"):
        invited("two-companies")


def test_people_without_addresses_are_several_people() -> None:
    """No address in common is no identity."""
    text = (INVITES / "google.ics").read_text(encoding="utf-8").replace("\n ", "")
    both = text.replace("mailto:ada@northwind.example", "invalid:nomail").replace(
        "CN=ben.ortiz@northwind.example;X-NUM-GUESTS=0:mailto:ben.ortiz@northwind.example",
        "CN=Ben Ortiz:invalid:nomail",
    )
    assert people(read_invite(both.encode(), SAM, ZONE)) == [("Ada Park", ""), ("Ben Ortiz", "")]


def test_the_candidate_is_known_under_another_free_address() -> None:
    """`srivera7@gmail.com` without a name is Sam Rivera; at a company's domain it is somebody else."""
    text = (INVITES / "calendly.ics").read_text(encoding="utf-8")
    lines = "ATTENDEE:mailto:srivera7@gmail.com\r\nATTENDEE:mailto:srivera@globex.example\r\nSTATUS:CONFIRMED"
    found = read_invite(text.replace("STATUS:CONFIRMED", lines).encode(), SAM, ZONE)
    assert [mail for _, mail in people(found)] == ["srivera@globex.example", "ada@northwind-robotics.com"]


def test_a_candidate_nobody_told_us_of_is_the_one_guest_from_elsewhere() -> None:
    """Git knows another name and address; the invitation still has one guest who is not the company's."""
    data = (INVITES / "google-onsite.ics").read_bytes()
    found = read_invite(data, Me("sr", "sr@laptop.example"), ZONE)
    assert [name for name, _ in people(found)] == ["Ada Park", "Ben Ortiz", "Cy Voss"]


@pytest.mark.parametrize(
    ("listed", "name"),
    [
        ("Park, Ada", "Ada Park"),
        ("Ada Park, PhD", "Ada Park, PhD"),
        ("Ada Park, Engineering Manager", "Ada Park"),
        ("Park, Ada (she/her) [Contractor]", "Ada Park"),
        ("'Ada Park'", "Ada Park"),
        ("PARK Ada", "Ada Park"),
        ("Ada Park - Northwind", "Ada Park"),
        ("JP Morgan", "JP Morgan"),
        ("ada@northwind.example", "Ada Park"),
        ("", "Ada Park"),
    ],
)
def test_names_are_read_as_one_says_them(listed: str, name: str) -> None:
    """Whatever order, case and asides a directory writes them with."""
    text = (INVITES / "calendly.ics").read_text(encoding="utf-8")
    organizer = f'ORGANIZER;CN="{listed}":mailto:ada.park@northwind.example'
    text = text.replace("ORGANIZER;CN=Ada Park:mailto:ada@northwind-robotics.com", organizer)
    assert people(read_invite(text.encode(), SAM, ZONE)) == [(name, "ada.park@northwind.example")]


def test_titles_in_a_text_are_nobody() -> None:
    """A name and what its bearer does, between commas, are one person."""
    text = (INVITES / "greenhouse.ics").read_text(encoding="utf-8").replace("\n ", "")
    text = text.replace("Ada Park (Art Director)", "Ada Park\\, Art Director")
    found = read_invite(text.encode(), SAM, ZONE)
    assert [name for name, _ in people(found)] == ["Ada Park", "Ben Ortiz", "Dr. Cy Voss"]


def test_people_who_work_at_a_meeting_program_are_people() -> None:
    """Ada at zoom.us is met; a meeting's own address is not."""
    text = (INVITES / "calendly.ics").read_text(encoding="utf-8").replace("northwind-robotics.com", "zoom.us")
    assert people(read_invite(text.encode(), SAM, ZONE)) == [("Ada Park", "ada@zoom.us")]


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
    if name in ("cancelled", "two-companies"):
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
        ("Sam Rivera <> Northwind", "Northwind", ""),
        ("Onsite @ Northwind - Engineering Manager", "Northwind", "Engineering Manager"),
        ("Technical Phone Screen w/ Northwind", "Northwind", ""),
        ("Chat with Ada Park from Northwind", "Northwind", ""),
        ("Interview with Dr. Nwosu", "", ""),
        ("Interview between Sam Rivera and Ada Park", "", ""),
        ("University of Guelph: Postdoc interview", "University of Guelph", "Postdoc"),
        ("Final Interview — Head of Design — Papercrane", "Papercrane", "Head of Design"),
        ("Interview Confirmation - Northwind", "Northwind", ""),
        ("FW: Your interview with Northwind Robotics is confirmed", "Northwind Robotics", ""),
        ("Meeting with Northwind's hiring team", "Northwind", ""),
        ("Northwind Robotics Superday", "Northwind Robotics", ""),
        ("Vorstellungsgespräch Blaureiher GmbH", "Blaureiher GmbH", ""),
        ("Entretien technique - Globex", "Globex", ""),
        ("Coffee chat", "", ""),
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


def test_of_several_names_the_one_that_the_addresses_spell_is_the_companys() -> None:
    """A part of the day's plan is taken for a company only where nothing better is known."""
    title = "Architecture Review: Globex"
    assert read_title(title, SAM, [], ["ada@globex.example"]).company == "Globex"


def test_mail_for_everybody_names_no_company() -> None:
    """Neither providers nor programs for scheduling are where somebody interviews."""
    assert company_of_domains(["a@gmail.com", "b@calendly.com", ""]) == ""
    assert company_of_domains(["a@webex.com", "fred@fireflies.ai", "x@us.greenhouse-mail.io"]) == ""
    assert company_of_domains(["a@mail.initrode.co.uk", "b@gmail.com"]) == "Initrode"


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_damaged_invitations_are_refused_in_a_sentence_or_read(data: st.DataObject) -> None:
    """Whatever a file holds, nothing but `NoInvitation` is raised."""
    name = data.draw(st.sampled_from(sorted(path.stem for path in INVITES.glob("*.ics"))))
    lines = (INVITES / f"{name}.ics").read_bytes().split(b"\r\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    lines[at] = data.draw(st.binary(max_size=30) | st.just(lines[at][: len(lines[at]) // 2]))
    try:
        found = read_invite(b"\r\n".join(lines), SAM, ZONE)
    except NoInvitation as error:
        assert str(error).endswith(".")  # noqa: PT017 - either outcome is right
    else:
        assert found.ended is not None
