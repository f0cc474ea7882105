"""Mistaken words, verb forms, articles and prepositions: each family of slips with good English beside it."""

import pytest

from notes.proofreading.slip_patterns import LISTS, patterns
from notes.proofreading.slips import slips_in
from notes.wording.phrases import lines

WRONG = {
    "Thank you so much to teach us the knot.": ("to teach", "for teaching"),
    "This windows were made in Bremen.": ("This", "These"),
    "You said that she live above the shop.": ("live", "lives"),
    "The town sold it's brewery in May.": ("it's", "its"),
    # words that sound alike
    "I would love to here the organ again.": ("here", "hear"),
    "It was nice to here from you.": ("here", "hear"),
    "I forgot witch one I picked.": ("witch", "which"),
    "We meet every second weak.": ("weak", "week"),
    "She guided us threw the vaults.": ("threw", "through"),
    "You talked me though the budget.": ("though", "through"),
    "The principle of our village school rang the bell.": ("principle", "principal"),
    "I have all ready signed up.": ("all ready", "already"),
    "You complemented me on the soup.": ("complemented", "complimented"),
    "Then we past your old office.": ("past", "passed"),
    "He stepped on the breaks.": ("breaks", "brakes"),
    "Please except our apologies.": ("except", "accept"),
    "It was love at first site.": ("site", "sight"),
    "Your wrong about the fuse.": ("Your", "You're"),
    "I took his advise about the roof.": ("advise", "advice"),
    "Please advice me on the date.": ("advice", "advise"),
    "I was deeply effected by it.": ("effected", "affected"),
    "I felt to shy to ask.": ("to", "too"),
    "The pump looses pressure at night.": ("looses", "loses"),
    "Show me were you keep the seeds.": ("were", "where"),
    "Please let me now by Friday.": ("now", "know"),
    "I didn't no what to say.": ("no", "know"),
    "We had plum cake for desert.": ("desert", "dessert"),
    "I could not breath for laughing.": ("breath", "breathe"),
    "I will chose the early train.": ("chose", "choose"),
    "Please bare with me.": ("bare", "bear"),
    "You peaked my curiosity.": ("peaked", "piqued"),
    "The hole team sang.": ("hole", "whole"),
    "It was nice to meat everyone.": ("meat", "meet"),
    "Please fell free to call.": ("fell", "feel"),
    "I am very exited about the kiln.": ("exited", "excited"),
    "I am sure than it holds.": ("than", "that"),
    "I wont forget the goat.": ("wont", "won't"),
    "Im glad we spoke.": ("Im", "I'm"),
    "The shop protects it's young staff.": ("it's", "its"),
    "I left the ladder right their by the door.": ("their", "there"),
    "Call me when your back in town.": ("your", "you're"),
    "I would rather swim then wait.": ("then", "than"),
    "The hinges were lose.": ("lose", "loose"),
    "They're boat was the oldest.": ("They're", "Their"),
    "It was worth the weight.": ("weight", "wait"),
    "We were already to leave at dawn.": ("already", "all ready"),
    "The coarse on knots begins in May.": ("coarse", "course"),
    "I was never board with the crew.": ("board", "bored"),
    "We meet on the forth of May.": ("forth", "fourth"),
    "I wonder rather the bridge holds.": ("rather", "whether"),
    "Everybody accept me knew.": ("accept", "except"),
    "You said it straight of the cuff.": ("of", "off"),
    "Whom was at the door?": ("Whom", "Who"),
    "You questions were good.": ("You", "Your"),
    # subject and verb
    "One of your drivers were late.": ("were", "was"),
    "Every one of them have a key.": ("have", "has"),
    "Each of the valves need oil.": ("need", "needs"),
    "There was nine cats in the yard.": ("was", "were"),
    "Speaking with your crew have helped me.": ("have", "has"),
    "Everybody were awake.": ("were", "was"),
    "I saw how calmly the nurses organizes the ward.": ("organizes", "organize"),
    "The sound of the late ferries were near.": ("were", "was"),
    "The nurses I met was kind.": ("was", "were"),
    "My tools from work is old.": ("is", "are"),
    "I opened the lid, and it have a lock.": ("have", "has"),
    # forms of verbs
    "We sung the second verse.": ("sung", "sang"),
    "I am wanting to join you.": ("I am wanting", "I want"),
    "You asked me to speaking louder.": ("speaking", "speak"),
    "I can't wait meeting the crew.": ("meeting", "to meet"),
    "I am used to speak in public.": ("speak", "speaking"),
    "I avoid to speak before noon.": ("to speak", "speaking"),
    "I have visited the mill last week.": ("have ", ""),
    "If it will snow, we stay.": ("will snow", "snows"),
    "If I would paint the wall again, I would choose red.": ("would", "were to"),
    "The song was sing by a porter.": ("sing", "sung"),
    "It was lovely hear from you.": ("hear", "to hear"),
    "My brother and me were late.": ("me", "I"),
    "The porter, which is your aunt, laughed.": ("which", "who"),
    "Last month I go to the quarry.": ("go", "went"),
    "I am teaching here since 2014.": ("I am", "I have been"),
    "You suggested to join the choir.": ("to join", "joining"),
    "I am experienced in teach adults.": ("teach", "teaching"),
    "Thank you for the idea of build a raft.": ("build", "building"),
    "I can to join in May.": ("to join", "join"),
    "We would came again.": ("came", "come"),
    "I hope hear from you.": ("hear", "to hear"),
    "I would love work there.": ("work", "to work"),
    "If I would have asked, you would have told me.": ("would have", "had"),
    "I didn't say nothing about it.": ("nothing", "anything"),
    "The plan was wrote by a nurse.": ("wrote", "written"),
    "The dog has fell in the pond.": ("fell", "fallen"),
    "I have send you the list.": ("send", "sent"),
    "I'm hope we meet again.": ("I'm", "I"),
    "I was surprising by the noise.": ("surprising", "surprised"),
    "I am still interest in the post.": ("interest", "interested"),
    "I was please to hear it.": ("please", "pleased"),
    "You let me to try the saw.": ("to try", "try"),
    "It allowed me see the gears.": ("see", "to see"),
    "Nothing prevents me to learn.": ("to learn", "from learning"),
    "Him and Ruth showed me the well.": ("Him and Ruth", "He and Ruth"),
    "You showed Omar and I the vault.": ("I", "me"),
    "The nurse which helped me was kind.": ("which", "who"),
    # articles, prepositions, number
    "It was real honor to sit there.": ("real honor", "a real honor"),
    "It was such lovely afternoon.": ("lovely afternoon", "a lovely afternoon"),
    "It is one of oldest kilns here.": ("oldest", "the oldest"),
    "Thank you for opportunity to sing.": ("opportunity", "the opportunity"),
    "If you have suggestion, write to me.": ("suggestion", "suggestions"),
    "It depends of the tide.": ("of", "on"),
    "We arrived to Leeds at dawn.": ("to", "at"),
    "I am responsible of the boats.": ("of", "for"),
    "On my opinion the roof holds.": ("On", "In"),
    "We waited your reply, listening music.": ("music", "to music"),
    "Please contact with me at any hour.": ("with ", ""),
    "You mentioned about the flood.": ("about ", ""),
    "I very enjoyed the tour.": ("very", "very much"),
    "We spoke for two hour in the lobby.": ("hour", "hours"),
    "It was a stories I will keep.": ("stories", "story"),
    "You gave me a good advice.": ("a good advice", "good advice"),
    "It is up to you to you.": ("to you to you", "to you"),
    "I start in three weeks time.": ("weeks", "weeks'"),
    "A moments thought was enough.": ("moments", "moment's"),
    "The choice is your's.": ("your's", "yours"),
    "I saw how much easier is to row.": ("is", "it is"),
    "We met in the first Monday of May.": ("in", "on"),
    "I was impressed of the dam.": ("of", "by"),
    "I would love to become part the choir.": ("part", "part of"),
    "My aunt is farmer in Wales.": ("farmer", "a farmer"),
    "The milk had gone to sour.": ("to", "too"),
}

RIGHT = [
    "Thanks to you I know the way.",
    "This always was the better road.",
    "You suggested that she go by boat.",
    "When the bell rang it's hard to say who jumped.",
    "You told me to be here the next day, and I can hear the sea from here.",
    "I am weak and tired at the end of the week.",
    "He threw up his hands and threw the plans away.",
    "The underlying principle of the school is clear.",
    "We were all ready for the tour, and your skills complement mine.",
    "The coffee breaks on Fridays are long, and everyone except my brother came.",
    "We visited the site of the old mill, past the church.",
    "Your right hand is steady, and your right to say no is yours.",
    "Your welcome was warm, and your kind welcome to the team more so.",
    "I would advise them to wait; the change was effected by law.",
    "I went to bright rooms, and nobody loses sleep over it.",
    "The boss tells a good story, and the business makes sense when the boss keeps calm.",
    "One of the things that are hard is this. One of the people you are looking for is me.",
    "There was three inches of rain. Each of the pumps that work gets a star.",
    "Meeting you and seeing the barn have changed my mind.",
    "Last week I came by, and since last week I see it so.",
    "What you suggested to help me was a list, and I did what I could to help.",
    "I wonder if you would have time. That is not nothing.",
    "You have been kind, and so has everyone else. It need not be so.",
    "It was given, taken and driven away. I was broke in June.",
    "The work was exciting to watch, and my interest in bees is old.",
    "They made me coffee to begin with. You asked me questions about boats.",
    "I saw you and Maria, and I was glad. You and I met.",
    "Such good company is rare. One of the few knew. Thank you for time and patience.",
    "It depends, of course. The train arrived to cheers, and their papers arrived to let them go.",
    "I'm good in the mornings. How many progress bars do you need?",
    "You mentioned about forty boats. A two hour drive is long.",
    "A good advice column, a feedback loop and an information desk.",
    "A league of leagues of leagues; step by step by step.",
    "In its clearest form it's fun, and I found it's best to wait.",
    "I was told what I wanted to know, and you may call me if you want to.",
    "We are each entitled to our own opinion.",
    "It would have saved me an embarrassing hour last year.",
    "I have read the report you sent yesterday, and the news from town is good.",
    "If you would like to come, and if it will help, call me in your free time.",
    "What you do is give by the hour, and he was used to make a point.",
    "I went to far places, off the record, and everyone may accept the offer.",
    "A trolley took you past the mill; they sent forth one of themselves.",
    "They're all here, they're painting, and their boat is old.",
]


@pytest.mark.parametrize(("text", "expected"), WRONG.items())
def test_finds_the_slip_and_what_was_meant(text: str, expected: tuple[str, str]) -> None:
    """Each slip is found at its place, with what mends it."""
    found = slips_in(text)
    assert expected in [(slip.span.of(text), slip.suggestion) for slip in found]


@pytest.mark.parametrize("text", RIGHT)
def test_leaves_good_sentences_alone(text: str) -> None:
    """What only looks like a slip is none."""
    assert slips_in(text) == ()


def test_a_slip_later_in_a_paragraph_is_found_at_its_place() -> None:
    """Sentences are looked at one by one; places count through the whole passage."""
    text = "Thank you for the tour. Your wrong about the fuse. I'm glad we met."
    (slip,) = slips_in(text)
    assert slip.span.of(text) == "Your"
    assert text.index("Your") == slip.span.start


def test_hints_never_hide_a_slip() -> None:
    """What is looked for before a pattern is tried stands in every text that the pattern finds."""
    texts = [*WRONG, *(text.lower() for text in WRONG)]
    for pattern in patterns():
        for text in texts:
            assert pattern.may_be_in(text.lower()) or not pattern.regex.search(text)


def test_every_line_of_the_lists_can_be_read() -> None:
    """Each line is a pattern that compiles, with the wrong words marked and a sentence for the person."""
    assert len(patterns()) == sum(len(lines(name)) for name in LISTS)
    for pattern in patterns():
        assert "slip" in pattern.regex.groupindex
        assert pattern.message.endswith((".", "”."))
