"""The conversations that an invitation announces, taken together: whom one met, and at which company."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from notes.editing.new_interview import Met
from notes.invitations.invite_people import Guest
from notes.invitations.invite_title import Title, company_of_domains
from notes.wording.mail_domains import domain_of, is_public
from notes.wording.names import key

if TYPE_CHECKING:
    from pendulum import DateTime


class Part(Struct, frozen=True):
    """One conversation of the interview."""

    title: Title
    ended: "DateTime"
    zone_name: str
    guests: tuple[Guest, ...]

    @property
    def company(self) -> str:
        """What the addresses of those who take part spell."""
        return company_of_domains([guest.email for guest in self.guests])


def met_in(parts: Sequence[Part]) -> tuple[Met, ...]:
    """Return whom one met, each once; with an own end where they were last met on an earlier day."""
    ends: dict[str, tuple[Guest, DateTime]] = {}
    for part in parts:
        for guest in _taking_part(part.guests, parts):
            ends[guest.name.casefold()] = (_better(ends.get(guest.name.casefold()), guest), part.ended)
    last = parts[-1].ended
    in_order = sorted(ends.values(), key=lambda one: one[0].arranges)
    return tuple(
        Met(guest.name, guest.email, ended=None if end.date() == last.date() else end)
        for guest, end in in_order
    )


def _taking_part(guests: Sequence[Guest], parts: Sequence[Part]) -> Iterator[Guest]:
    """Yield whom one talked with; whoever only arranges counts where nobody else is named."""
    others = any(not guest.arranges for part in parts for guest in part.guests)
    return (guest for guest in guests if not (guest.arranges and others))


def _better(known: "tuple[Guest, DateTime] | None", guest: Guest) -> Guest:
    return known[0] if known and (known[0].email or not guest.email) else guest


def arranged_by(parts: Sequence[Part]) -> str:
    """Return a remark on who sent the invitation without taking part, so that nobody is lost."""
    met = {guest.name for part in parts for guest in _taking_part(part.guests, parts)}
    names = {
        f"{guest.name} ({guest.email})" if guest.email else guest.name: None
        for part in parts
        for guest in part.guests
        if guest.name not in met
    }
    return f"Arranged by {', '.join(names)}." if names else ""


def company_of(parts: Sequence[Part]) -> str:
    """Return the company as the titles name it, else as the addresses spell it."""
    told = next((part.title.company for part in parts if part.title.company), "")
    return told or next((part.company for part in parts if part.company), "")


def companies_of(parts: Sequence[Part]) -> tuple[str, ...]:
    """Return the company, or several where the conversations have no mail domain in common."""
    names = {key(part.company): part.title.company or part.company for part in parts if part.company}
    shared = set.intersection(*({domain_of(one.email) for one in part.guests} for part in parts))
    return tuple(names.values()) if not shared else tuple(names.values())[:1]


def without_candidate(parts: Sequence[Part]) -> list[Part]:
    """Leave out the one guest from elsewhere: the candidate, under a name and address not in the settings."""
    guests = {guest.email: guest for part in parts for guest in part.guests if guest.email}
    domains = Counter(domain for email in guests if not is_public(domain := domain_of(email))).most_common(2)
    if not domains or (len(domains) > 1 and domains[0][1] == domains[1][1]):
        return list(parts)
    outside = [guest for email, guest in guests.items() if domain_of(email) != domains[0][0]]
    if len(outside) != 1:
        return list(parts)
    return [replace(part, guests=tuple(one for one in part.guests if one != outside[0])) for part in parts]
