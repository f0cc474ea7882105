"""Which of Harper's rules serve a short personal letter, and how much each weighs: the one list.

Harper has more than nine hundred rules and sorts what they see into kinds. A kind's weight holds for all its
rules, also for those of later versions, unless a rule is named below with a reason of its own.
"""

from notes.findings import Severity
from notes.proofreading.grammar import Part

OFF = None
_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

KINDS: dict[str, Severity | None] = {
    # Spelling and grammar: the reader takes these for carelessness.
    "Agreement": _ERROR,
    "BoundaryError": _ERROR,
    "Capitalization": _ERROR,
    "Eggcorn": _ERROR,
    "Grammar": _ERROR,
    "Malapropism": _ERROR,
    "Repetition": _ERROR,
    "Spelling": _ERROR,
    "Typo": _ERROR,
    "WordChoice": _ERROR,
    # Usage on which careful writers differ: worth a look, never a cross.
    "Formatting": _WARNING,
    "Miscellaneous": _WARNING,
    "Nonstandard": _WARNING,
    "Punctuation": _WARNING,
    "Usage": _WARNING,
    # Taste: a personal letter keeps its writer's voice.
    "Enhancement": OFF,
    "Readability": OFF,
    "Redundancy": OFF,
    "Regionalism": OFF,
    "Style": OFF,
}

_SWITCHED_OFF: dict[str, str] = {
    "prints its workings to standard output, which would spoil the screen (ours: proofread/slip)": (
        "LookingForwardTo"
    ),
    "wants SAM for the name Sam; SpellCheck and the proper-noun rules know the common lower-case slips": (
        "OrthographicConsistency"
    ),
    "takes trade words and misspelt words apart (“hash able”, “aw some”); SpellCheck has better advice": (
        "SplitWords WrongNegative"
    ),
    "open, hyphenated and closed compounds are house style, and both ways stand in dictionaries": (
        "CaseSensitive ClickThroughRate Codebase Codebases CompoundNouns CrossPlatform Devops "
        "DisjointPrefixes DoubleCheckHyphen DoubleClick EverPresent FaceFirst Keystroke Keystrokes "
        "LeftRightHand MergeWords Middleware Multicore OffTheCuff OneHanded OutOfDate Overall "
        "PasswordProtectedHyphen RapidFire RightClick RoadMap SoonToBe ToDoHyphen Tradeoff WellBeing "
        "FirstPersonModifierHyphen HyphenateNumberDay FromTheGetGo AOkHyphen BuiltIn InDemandInDepth "
        "EasyGoingCompoundAdjective EagleEyed PluralDecades Lifetime Overnight"
    ),
    "typography that mail programs and keyboards settle": (
        "Dashes FootInchMinuteSecondSymbols NoFrenchSpaces NumericRangeEnDash UseEllipsisCharacter "
        "UseTitleCase NumberSuffixCapitalization QuoteSpacing IncludingButNotLimitedToPunctuation "
        "DotInitialisms UnclosedQuotes"
    ),
    "commas on which style guides disagree": "DiscourseMarkers NoOxfordComma OxfordComma",
    "a matter of taste that a personal letter may decide for itself": (
        "AndSuch AnotherThingComing AnotherThinkComing AsItHappens AvoidAndAlso AvoidContractions "
        "BoringWords ChampAtTheBit CommitmentTo CondenseAllThe Excellent FatalOutcome FillerWords FindOut "
        "Freezing Hedging HomeInOn InvestIn LitotesDirectPositive LongSentences MoreAdjective MostNumber "
        "OkToOkay Oxymorons PreferPleaded PreferPled PreferSneaked PreferSnuck QuiteMany RedundantThat "
        "SendAnEmailTo SomewhatSomething SpelledNumbers Starving SubjunctiveWasToWere ThatWhich "
        "UpdatePlaceNames VeryUnique WasComprisedOf WholeEntire WouldNeverHave SoonerOrLater "
        "CriteriaPhenomena Hallucination Towards"
    ),
    "regional English: the dialect of the settings is for spelling, not for a Briton's “in hospital”": (
        "FedUpWith HaveTakeALook InOnTheCards Regionalisms TillDate"
    ),
    "writes out short forms; slang is the business of the tone rule, trade terms of nobody": (
        "AsFarAsICanTell AsFarAsIKnow AsIUnderstandIt AsSoonAsPossible BeRightBack ByTheWay Cybersec "
        "ExpandAlgorithm ExpandAlloc ExpandArgument ExpandConfiguration ExpandControl ExpandCoordinate "
        "ExpandDecl ExpandDependencies ExpandDereference ExpandDirectory ExpandFavourite ExpandForward "
        "ExpandGovt ExpandLegitimate ExpandMemoryShorthands ExpandMinimum ExpandNotification "
        "ExpandParameter ExpandPerformance ExpandPointer ExpandPreference ExpandPrevious "
        "ExpandStandardInputAndOutput ExpandTimeShorthands ExpandVulnerability ExpandWith ExpandWithout "
        "ExplainLikeImFive ForWhatItsWorth ForYourInformation IDontKnow IfIRecallCorrectly "
        "IfIUnderstandCorrectly IfYouKnowYouKnow InCaseYouMissedIt InMyHumbleOpinion InMyOpinion "
        "InRealLife LetMeKnow NeverMind OhMyGod OnTheOtherHand OutOfTheBox PleaseTakeALook Really "
        "TalkToYouLater ToBeHonest"
    ),
    "takes common words for brands: what one does from day one, a jetpack, a pocket cast": (
        "DayOneNames JetpackNames PocketCastsNames TumblrNames"
    ),
    "guesses at missing words and is wrong more often than right in good prose": (
        "MissingDeterminer MissingPreposition MissingTo ModalBeAdjective NeedToNoun"
    ),
    "guesses at a mistaken word and is wrong more often than right in good prose": (
        "AWhile AsHow NounVerbConfusion PossessiveYour QuiteQuiet ThatThan ThereIsAgreement There "
        "MultipleFrequencyAdverbs InflectedVerbAfterTo TransposedSpace TheMy AdjectiveOfA "
        "MultipleSequentialPronouns "
        "WhomSubjectOfVerb Everyone HowTo TheyToThem EnMasse ForAWhile ToAdverb NominalWants "
        "QuantifierNeedsOf"
    ),
    "takes “it's magic” for “its”, “your opening line” for “you're opening” (ours: proofread/slip)": (
        "ItsPossessive YourPredicateAdjective"
    ),
    "takes the damages of lawyers for damage": "Damages",
}

_WEIGHED: dict[str, tuple[Severity, str]] = {
    # rule names: (severity, why it differs from its kind)
    "AnA ThenThan DoToDueTo HowMach": (_ERROR, "plain grammar, though Harper files it under miscellaneous"),
    "ItsContraction TheyreConfusions LetsConfusion WrongApostrophe": (
        _ERROR,
        "a wrong apostrophe is a misspelt word, though Harper files it under punctuation",
    ),
    "SupposedTo": (_ERROR, "“was suppose to” is grammar, though Harper files it under usage"),
    "Cant Didnt": (_ERROR, "a missing apostrophe, though Harper files it under enhancement"),
    "AdjectiveDoubleDegree MoreBetter": (_ERROR, "“more better” is grammar, not taste"),
    "InterestedIn Impressed Discuss OneOfTheSingular LookForwardTo SameAs": (
        _ERROR,
        "the wrong preposition or number in a phrase that every letter of thanks uses",
    ),
    "ExpandBecause ExpandPeople ExpandThough ExpandThrough": (
        _WARNING,
        "“cuz”, “ppl”, “tho”, “thru”: too careless for a letter, though Harper calls it style",
    ),
    "AvoidCurses": (_WARNING, "a curse in a thank-you note is seldom meant to stay"),
    "ArriveTo CommaFixes DoubleModal IfWouldve LetToDo": (
        _ERROR,
        "plain slips of grammar and typing, though Harper files them under usage and formatting",
    ),
    "BareWithMe AllIntentsAndPurposes": (_ERROR, "a mistaken word, though Harper calls it nonstandard"),
    "SafeToSave": (_WARNING, "often right, but “safe” after “should be” is common"),
}

MISTAKEN: dict[str, frozenset[str]] = {
    "AdjectiveDoubleDegree": frozenset(
        f"{degree} {plain}" for degree in ("more", "most") for plain in ("honest", "modest", "super")
    ),
    "DoubleModal": frozenset({"would dare", "will dare", "must will"}),
    "PronounContraction": frozenset({"were"}),
    "PronounVerbAgreement": frozenset({"boys", "fed", "folks", "girls", "guys", "kids", "ladies"}),
    "RepeatedWords": frozenset(
        {"had had", "that that", "very very", "so so", "no no", "bye bye", "ha ha", "is is", "was was"}
    ),
}
"""What a rule that is otherwise right takes for something else: the “guys” of “you guys” for a verb,
“fed” for a plain form."""

ONLY: dict[str, str] = {
    # “at 3 a.m.”, “A and B”, “the A is sharp”, “an honour”
    "AnA": (
        r"a \w|[Aa]n (?!(?i:honou?r|hour|heir|honest))\w"
        r"|A (?!(?:and|or|is|was|won|has|had|to|in|for|at|on)\b)\w"
    ),
    # “that everyday noise”
    "Everyday": r"(?i)everyday(?:[.,;!?]|$| (?:at|we|I|and|from|with|to|in|on|the|you|for)\b)",
    # “Will Will be there?”
    "DoubleModal": r"\w+ [a-z]",
    # “to impose its will”, “feel its chill”
    "ItsContraction": (
        r"[Ii]ts (?:an?|the|not|no|so|been|all|just|really|clear|hard|easy|great|good|nice|true|time|worth|my"
        r"|your|going|getting|about|like|such|very|too|in|on|at|also|still|always|never|why|what|how)\b"
    ),
    # “let loose the dogs”
    "LetsConfusion": r"[Ll]ets\b",
    # countable in a trade: trainings, weldings, literatures; “the one pushing on”
    "MassNouns": (
        r"(?i)(?:\w+ )*?(?:information|advice|feedback|equipment|software|hardware|knowledge|homework|luggage"
        r"|baggage|furniture|evidence|traffic|progress|luck|research|staff)(?:e?s)?\b"
    ),
    # “one of the two”, “one of the best in town”, “one of the team”, “one of the IBM engineers”
    "OneOfTheSingular": (
        r"(?!(?:\w+est|two|three|four|five|six|seven|eight|nine|ten|most|first|last|other|team|staff|crew|group"
        r"|family|lot|type|party|old|new|large|small)\b)"
        r"\w+(?:[.,;!?]| (?:is|was|I|you|we|that|who|which|in|at|on|and|has|had)\b)"
    ),
    # “Walla Walla”
    "RepeatedWords": r"(?!([A-Z]\w+) \1\b)|(?:The|And|I|You|Thank|It|We|Your|My|This|That|A|In|For) ",
    # “to impose their will”, “their two theories”
    "TheirToTheyre": (
        r"[Tt]heir (?:an?|the|not|no|so|going|here|there|all|always|never|just|really|looking|trying|doing"
        r"|planning|hiring|lucky|happy|glad)\b"
    ),
    "TheirToThere": (
        r"[Tt]heir (?:is|are|was|were|has been|have been|isn.t|aren.t|wasn.t|will be|would be)\b"
    ),
}
"""What must stand where a rule sees a slip, from its first word on: elsewhere it has been mistaken."""

ABOUT_A_SUBJECT = frozenset({"PronounInflectionBe", "PronounVerbAgreement"})
"""Rules that take a pronoun for the subject of the verb behind it: of `None of us was`, `Hearing you is`."""

_NOT_IN_FRAGMENTS = frozenset({"SentenceCapitalization"})
"""Rules about whole sentences: subjects, greetings, list items and closings are fragments by nature."""

_IN_SALUTATIONS = frozenset(
    {
        "SpellCheck",
        "The",
        "BestRegards",
        "KindRegards",
        "HelloGreeting",
        "RepeatedWords",
        "OpenCompounds",
        "ProperNouns",
    }
)
"""All that can be said of a greeting or a closing line."""

REASONS: dict[str, str] = {
    **{rule: reason for reason, rules in _SWITCHED_OFF.items() for rule in rules.split()},
    **{rule: reason for rules, (_, reason) in _WEIGHED.items() for rule in rules.split()},
}
"""Why a rule is off or weighs other than its kind."""

_WEIGHTS: dict[str, Severity | None] = {
    **{rule: OFF for rules in _SWITCHED_OFF.values() for rule in rules.split()},
    **{rule: severity for rules, (severity, _) in _WEIGHED.items() for rule in rules.split()},
}

ABOUT_A_WORD = frozenset(
    {
        "SpellCheck",
        "SentenceCapitalization",
        "ProperNouns",
        "CompaniesProductsAndTrademarks",
        "RegularIrregulars",
        "MassNouns",
        "OpenCompounds",
        "PhrasalVerbAsCompoundNoun",
        "Months",
    }
)
"""Rules about one word as such: a word of the case silences them."""


def is_on(rule: str) -> bool:
    """Tell whether Harper is to run a rule at all."""
    return _WEIGHTS.get(rule, _WARNING) is not OFF


def weight(rule: str, kind: str, part: Part) -> Severity | None:
    """Return how much a finding weighs in this part of a note; `None` drops it."""
    if part in (Part.GREETING, Part.CLOSING) and rule not in _IN_SALUTATIONS:
        return OFF
    if part.is_fragment and rule in _NOT_IN_FRAGMENTS:
        return OFF
    return _WEIGHTS[rule] if rule in _WEIGHTS else KINDS.get(kind, _WARNING)
