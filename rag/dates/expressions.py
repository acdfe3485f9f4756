"""The grammar: what is a date expression, by its form."""

import re
from typing import Final, Literal, cast

from rag.dates.words import COUNT_WORD, DAY, MONTH, MONTH_BESIDE_A_DAY, WEEKDAY, YEAR

Form = Literal[
    "iso",
    "day",
    "month_and_year",
    "ago",
    "near",
    "weekday_of_week",
    "stepped_weekday",
    "stepped_month",
    "stepped_period",
    "weekday",
    "month",
    "year",
    "decade",
]

_PART: Final = r"(?:morning|afternoon|evening|night|lunchtime)\b"
_STEP: Final = r"(?:[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?|[Tt]he (?:past|coming))"
_PERIOD: Final = r"(?:week(?:end)?|month|year|decade|century|spring|summer|autumn|fall|winter)\b"
_YEAR_COUNTED: Final = r"(?:of )?(?:last|this|next) year\b"
_RANGE: Final = rf"{DAY}(?:(?: and | or | to |[-–]){DAY})?"
_BOUND: Final = (
    r"(?:(?:[Jj]ust |[Aa] little |[Ss]lightly |[Ww]ell |[Ff]ar )?"
    r"(?:[Mm]ore than|[Ll]ess than|[Ff]ewer than|[Oo]ver|[Uu]nder)|[Aa]t least|[Nn]early|[Aa]lmost)"
)
_ABOUT: Final = r"(?:[Aa]bout|[Aa]round|[Rr]oughly|[Aa]pproximately|[Ss]ome|[Jj]ust|[Oo]nly|[Ee]xactly)"
_COUNT: Final = (
    rf"(?:\d{{1,3}}|{COUNT_WORD}|[Hh]alf an?|[Aa] few|[Aa] couple of|[Aa]n?|[Ff]ew|[Ss]everal|[Mm]any|[Cc]ouple of)"
)

# Weekdays in the names of days, clubs, papers and programmes; and of habits.
_NAMES: Final = """Ash Black Bloody Blue Cyber Easter Fat Freaky Giving Good Holy Man Maundy Palm Ruby Sheffield Shrove
Super Whit""".split()
_NAMED_BEFORE: Final = "".join(rf"(?<!\b{name} )" for name in (*_NAMES, "Mail on", "Independent on"))
_NAMED_AFTER: Final = (
    r"(?! (?:the \d|Business|Club|Express|Herald|Independent|Mail|Mercury|Mirror|Post|School|Sport|Telegraph|Times"
    rf"|Tribune|[Nn]ight (?:Baseball|Fever|Football|Lights|Live)|(?:{_PART[:-2]}s)\b))"
)
_WEEKDAY: Final = rf"(?=[MTWFS]){_NAMED_BEFORE}{WEEKDAY}{_NAMED_AFTER}(?: {_PART})?"

# A lone month or year is a date only after one of these: "in May" is, "the May government" and "by May" are not.
_BEFORE_LONE: Final = (
    "[Ii]n [Ss]ince [Uu]ntil [Dd]uring [Bb]efore [Aa]fter [Ff]rom [Bb]etween [Ll]ate [Ee]arly [Bb]y".split()
)
_JOINTS: Final = ("and", "or", "to", "until")
_MONTH_NAMES: Final = "January February March April May June July August September October November December".split()
_AFTER_MONTH: Final = "|".join(rf"(?<=\b{month} {joint} )" for month in _MONTH_NAMES for joint in _JOINTS)
_AFTER_YEAR: Final = "|".join(rf"(?<=\b\d\d\d\d {joint} )" for joint in _JOINTS)
_AFTER_WORD: Final = "|".join(rf"(?<=\b{word} )" for word in _BEFORE_LONE)
# After "since", "before" and the like it may be somebody called May, unless a stop or another month follows.
_LONE_MAY: Final = (
    r"(?:(?<=\b[Ii]n )|(?<=\b[Ll]ate )|(?<=\b[Ee]arly )|(?<=\b[Ss]ince )(?! [a-z]+(?:ed|as|ok|me|ft)\b)"
    rf"|{_AFTER_MONTH})May\b|(?:{_AFTER_WORD})(?<!\b[Bb]y )May\b(?=[,.;:)]| (?:and|or|to|until) {MONTH}|$)"
)
_PART_OF_YEAR: Final = (
    r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter|[Ss]tart|[Bb]eginning|[Ee]nd|[Hh]alf|[Qq]uarter)"
)
_YEAR_ENDS: Final = r"(?![\d,.%-]*\d|s\b|%| percent| per cent)"

_FORMS: Final[dict[Form, str]] = {
    "iso": r"\d{4}-\d\d-\d\d\b",
    "day": (
        rf"(?:{WEEKDAY},? (?:the )?)?(?:{_RANGE}(?: of)? {MONTH_BESIDE_A_DAY}"
        rf"|{MONTH_BESIDE_A_DAY} {DAY}(?:(?: to |[-–]){DAY})?)(?:,? {YEAR}| {_YEAR_COUNTED})?"
    ),
    "month_and_year": rf"(?:[Mm]id-)?{MONTH}(?:,? (?:of )?{YEAR}| {_YEAR_COUNTED})",
    "ago": (
        rf"(?![bdgikpqvxyzBDGIKPQVXYZ])(?:(?:{_BOUND}|{_ABOUT}) )?{_COUNT}(?: and a half)? "  # a quick way out
        r"(?:(?:day|week|month|year|decade)s?|century|centuries) ago\b"
    ),
    "near": (
        rf"(?:[Tt]he )?[Dd]ay (?:before yesterday|after tomorrow)\b|(?:[Yy]esterday|[Tt]omorrow)\b(?: {_PART})?"
        r"|(?<!USA )[Tt]oday\b(?! (?:[Ss]how|programme|FM)\b)|[Tt]onight\b(?! Show)"
        r"|[Tt]his (?:morning|afternoon|evening)\b|[Ll]ast night\b"
    ),
    "weekday_of_week": rf"{WEEKDAY}(?: of)? (?:last|this|next) week\b",
    "stepped_weekday": rf"(?:[Ee]arlier |[Ll]ater )?{_STEP} {_WEEKDAY}",
    "stepped_month": rf"(?:[Ee]arlier |[Ll]ater )?{_STEP} {MONTH}",
    "stepped_period": rf"(?:[Ee]arlier |[Ll]ater |[Ee]arly |[Ll]ate )?{_STEP} {_PERIOD}",
    "weekday": _WEEKDAY,
    "month": (
        rf"[Mm]id-{MONTH}"
        rf"|(?=[JFMASOND])(?:(?:{_AFTER_WORD}|{_AFTER_MONTH})(?!May\b){MONTH}|{_LONE_MAY})(?! [A-Z])"
    ),
    "year": (
        rf"{_PART_OF_YEAR}(?: of)? {YEAR}{_YEAR_ENDS}"
        rf"|[Mm]id-{YEAR}|(?=[12])(?:{_AFTER_WORD}|{_AFTER_YEAR}){YEAR}{_YEAR_ENDS}"
    ),
    "decade": r"(?:1[5-9]|20)\d0s\b",
}
DATE: Final = re.compile(
    rf"(?<![\w.,$£€-])(?:{'|'.join(f'(?P<{form}>{pattern})' for form, pattern in _FORMS.items())})"
)


def form_of(match: re.Match[str]) -> Form:
    """Which form of the grammar matched."""
    return cast(Form, match.lastgroup)
