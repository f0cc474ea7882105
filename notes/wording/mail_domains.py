"""The domains of mail addresses: which one a company's people share, and what is a slip of it."""

import re
from collections import Counter
from functools import lru_cache

from notes.wording.names import is_near, key

_PROVIDERS = re.compile(
    r"(?:gmail|googlemail|ymail|yahoo|hotmail|outlook|live|msn|aol|icloud|me|mac|gmx|web|mail|fastmail|proton"
    r"|protonmail|pm|zoho|yandex|qq|163|126|hey|tutanota|tuta|posteo|hushmail|comcast|att|verizon)(?:\.\w+){1,2}"
)
"""Mail for everybody: two of these may look alike and both be right."""


def domain_of(address: str) -> str:
    """Return the part after the @, in lower case; empty without one."""
    return address.strip().strip("<>").rpartition("@")[2].lower() if "@" in address else ""


def is_public(domain: str) -> bool:
    """Tell whether anybody can have an address there, so that it names no company."""
    return _PROVIDERS.fullmatch(domain) is not None


@lru_cache(maxsize=256)
def near_domain(address: str, others: tuple[str, ...], company: str) -> str | None:
    """Return the domain that the others share if this address has it with a slip or two.

    Against a single other address, the one that looks less like the company's name is the slip.
    """
    mine = domain_of(address)
    domains = Counter(domain for domain in map(domain_of, others) if domain)
    if not mine or mine in domains or not domains or _PROVIDERS.fullmatch(mine):
        return None
    shared, count = domains.most_common(1)[0]
    if _PROVIDERS.fullmatch(shared) or len(domains) > 1 or not _is_slip(mine, shared):
        return None
    return shared if count > 1 or _fits(shared, company) > _fits(mine, company) else None


def _is_slip(mine: str, shared: str) -> bool:
    """Tell whether two domains differ by a slip in one of their labels, or by a label's ending."""
    return key(mine) == key(shared) or is_near(mine, shared)


def _fits(domain: str, company: str) -> int:
    """Return how many letters from the start a domain shares with the company's name."""
    name, label = key(company), key(domain.split(".")[-2] if domain.count(".") else domain)
    return next(
        (index for index, (one, other) in enumerate(zip(name, label, strict=False)) if one != other),
        min(len(name), len(label)),
    )
