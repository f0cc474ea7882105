"""An interview with eight interviewers and a letter of two hundred words to each: what is typed into."""

from collections.abc import Iterator
from datetime import timedelta

from tests.generators import START

PEOPLE = (
    "Ada Park",
    "Ben Ortiz",
    "Chloe Wu",
    "Dmitri Novak",
    "Elif Silva",
    "Farah Tanaka",
    "Goro Lee",
    "Hanna Ek",
)
TALKED_ABOUT = (
    "the night shift at the harbour, the choir on Thursdays",
    "moving the planner off Oracle, her first robot",
    "the map of late ferries, his allotment",
    "the strike of 2019, learning to sail",
    "customs papers on a phone, the office dog",
    "the cold chain to Tromsø, her podcast",
    "drivers who never log in, his daughter's football",
    "the year without a budget, the lighthouse",
)
SENTENCES = (
    "Thank you for taking an hour of your Tuesday to walk me through the routes.",
    "I keep thinking about the night shift and how calmly they hand the board over at four.",
    "Your map of the late ferries made the whole problem clear to me in a minute.",
    "When you described the week the planner stood still, I saw how much rests on two people.",
    "I went home and drew the handover again, this time with the drivers at its centre.",
    "Moving the last reports off Oracle sounds slow, and I would gladly do the slow part.",
    "At my present job I once moved a timetable of the same size, one depot at a time.",
    "It took a spring and a summer, and the drivers noticed nothing, which was the point.",
    "I liked that you said no to the third dashboard and asked for fewer alarms instead.",
    "You asked how I would explain a late ship to someone who has waited all night.",
    "I would start with what we know, say what we do not, and promise the next call.",
    "The choir on Thursdays sounds like the right way to end such a day.",
    "Your story of the strike of 2019 will stay with me longer than the slides.",
    "I had not thought that customs papers could be read on a phone in the rain.",
    "If it helps, I can send the notes that I made on the cold chain.",
    "Please give my thanks to the dispatcher who showed me the board.",
    "I would be glad to come by again and sit beside her for a morning.",
    "Until then I will read the paper on queues that you named.",
    "It was good to see how openly the team speaks about what went wrong in March.",
    "I left with more questions than I came with, and that is how I know it was a good talk.",
)


def round_of_eight() -> str:
    """Return the file."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    ended = (START + timedelta(days=1100)).isoformat()
    yield from ("---", "company: Kestrel Freight", "role: Analyst", f"ended: {ended}", "interviewers:")
    for name, phrases in zip(PEOPLE, TALKED_ABOUT, strict=True):
        yield from (f"  - name: {name}", f"    email: {name.split()[0].lower()}@kestrel.example")
        yield f"    talked_about: [{phrases}]"
    yield from ("---", "They decide in two weeks. Ada asked for the notes on the cold chain.", "")
    for at, name in enumerate(PEOPLE):
        yield from (f"## To {name}", "Subject: Thank you, and the board at four", "")
        yield from (f"Hi {name.split()[0]},", "")
        said = [SENTENCES[(at + step * 3) % len(SENTENCES)] for step in range(12)]
        for start in range(0, 12, 4):
            yield from (" ".join(said[start : start + 4]), "")
        yield from ("Best regards,", "Sam Rivers", "")
