"""Cell -> a day: exact, read with a stated assumption, or a question about which day is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import Enum
from typing import NamedTuple

from send_audit.workbook.cleaning import key

_EPOCH = date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)
_YEARS = range(1950, 2101)
_SHORT_YEARS = range(15, 50)
"""What may be a year beside a month or a term alone: a lower number could be a day."""
_CENTURY_ENDS = 50
"""Two digits below this are years from 2000 on; from there on, nobody can tell."""
_LONGEST = 200
"""How much of a text is looked through: longer ones are no dates."""
_NAMES = (
    ("jan", "january"),
    ("feb", "february"),
    ("mar", "march"),
    ("apr", "april"),
    ("may",),
    ("jun", "june"),
    ("jul", "july"),
    ("aug", "august"),
    ("sep", "sept", "september"),
    ("oct", "october"),
    ("nov", "november"),
    ("dec", "december"),
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = (
    r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)"
    r"(?:(?<=mon|fri|sun)day|(?<=tue)s(?:day)?|(?<=wed)(?:s|nesday)|(?<=thu)r?s?(?:day)?"
    r"|(?<=sat)urday)?\.? )?"
)
_NAME = rf"(?P<name>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})"
_D, _M = r"(?P<day>[0-9]{1,2})", r"(?P<month>[0-9]{1,2})"
_LONG, _EITHER = r"(?P<year>[0-9]{4})", r"(?P<year>[0-9]{4}|[0-9]{2})"
_TH = r"(?:st|nd|rd|th)?"
_TIME = r"(?:[t ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?: ?[ap]m)?(?:z|[+-][0-9]{2}:?[0-9]{2})?)?"
_DAYS = (
    rf"{_D}(?P<gap>[/.-]){_M}(?P=gap){_EITHER}",
    rf"{_D} {_M} {_LONG}",
    rf"{_LONG}(?P<gap>[/.-]){_M}(?P=gap){_D}",
    r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
    rf"{_D}{_TH}[/. -]*{_NAME}[/. -]*'?{_EITHER}",
    rf"{_NAME}[. ]*{_D}{_TH} {_LONG}",
)
_MONTH_ALONE = (
    rf"{_NAME}[/. -]*(?P<quote>')?{_EITHER}",
    rf"{_M}[/-]{_LONG}",
    rf"{_LONG}[/-]{_M}",
)
_TERM = r"(?P<term>autumn|aut|spring|spr|summer|sum)[. -]*(?P<half>[12])?"
_SCHOOL_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})(?:[/-](?P<next>[0-9]{4}|[0-9]{2}))?"
_TERMS = (rf"{_TERM}[ -]+{_SCHOOL_YEAR}", rf"{_SCHOOL_YEAR}[ -]+{_TERM}")
_BEGINS = {
    ("aut", "1"): (9, 1),
    ("aut", "2"): (11, 1),
    ("spr", "1"): (1, 1),
    ("spr", "2"): (2, 15),
    ("sum", "1"): (4, 1),
    ("sum", "2"): (6, 1),
}
"""The month and day taken for each half term: English schools begin about then or a little later."""
_LOOSE = (
    r"\b(?:last|next|this|previous|current|currently|each|every|yesterday|today|tomorrow|now|recent"
    r"|recently|ongoing|on[- ]going|continuous|continuously|rolling|regular|regularly|termly|annual"
    r"|annually|yearly|monthly|weekly|daily|tbc|tba|tbd|to be (?:confirmed|agreed|decided)|soon|asap"
    r"|shortly|later|early|mid|late|terms?|autumn|spring|summer|winter|easter|christmas|years?"
    r"|months?|weeks?|ago|since|until|about|circa|approx|approximately"
    rf"|{'|'.join(_MONTHS)})\b"
)
_NO_DAY = (
    r"(?:19|20)[0-9]{2}|(?:[0-9]{4}|[0-9]{2})[/-](?:[0-9]{4}|[0-9]{2})|[0-9]{1,2}[/-][0-9]{1,2}"
)
_AND_MORE = r"[0-9](?:st|nd|rd|th)?(?:[-/&+]| ?(?:and|or|to|&) ?)$"
"""What stands before a date that is the second of two, such as 12-14 September 2025."""
_OLDEST = "so that evidence does not look newer than it is"


class How(Enum):
    """How a cell names a day."""

    EXACT = "a real date"
    WRITTEN = "one day, as text or a number"
    ASSUMED = "one day, when a part of it is taken for granted"
    ROUGH = "a month or a term: its first day"
    VAGUE = "no single day"
    SEVERAL = "more than one day"
    UNREAD = "nothing that can be read as a day"


class Named(NamedTuple):
    """What a cell names. ``day`` is None for VAGUE, SEVERAL and UNREAD; ``near`` may be meant then.

    ``why`` says what was assumed, or what does not fit.
    """

    how: How
    day: date | None = None
    why: str = ""
    near: date | None = None


def read_date(value: object) -> tuple[date | None, bool]:
    """Read a date that names its day; the second part tells whether something had to be assumed.

    A real date is exact. Every other form is read with an assumption: serial numbers, day first
    where there are only numbers, years of two digits as years from 2000 on. A month or a term is
    no date, nor is a year that cannot be meant.
    """
    named = name_day(value)
    if named.how in {How.EXACT, How.WRITTEN, How.ASSUMED}:
        return named.day, named.how is not How.EXACT
    return None, True


def name_day(value: object) -> Named:
    """Tell which day a cell names, and how surely."""
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return Named(How.EXACT, day) if day.year in _YEARS else Named(How.UNREAD)
    text = key(value)
    if re.fullmatch(r"[0-9]{5}(?:\.[0-9]+)?", text) and int(text[:5]) in _SERIALS:
        return _sane(Named(How.WRITTEN, _EPOCH + timedelta(days=int(text[:5]))))
    text = _plain(text)
    return _sane(_whole(text) or _rough(text) or _parts(text))


def both_ways(value: object) -> tuple[date | None, date | None]:
    """Give the day of a text of numbers, such as 7/9/2026, read day first and read month first.

    None where that cannot be; both None for anything else. A day of the week that is given counts.
    """
    if isinstance(value, date):
        return None, None
    text = _plain(key(value))
    for form in _DAYS[:2]:
        if found := re.fullmatch(_WEEKDAY + form + _TIME, text):
            year, first, second = found["year"], int(found["day"]), int(found["month"])
            full = int(year) + (
                0 if len(year) == 4 else 2000 if int(year) < _CENTURY_ENDS else 1900
            )
            days = (_exists(full, second, first), _exists(full, first, second))
            day_first, month_first = (
                _fitting(found, _sane(Named(How.WRITTEN, day))) for day in days
            )
            return day_first.day, month_first.day
    return None, None


def is_month_first(value: object) -> bool:
    """Tell whether a text can be a date only with the month first, such as 9/14/2026."""
    day_first, month_first = both_ways(value)
    return day_first is None and month_first is not None


def in_words(day: date) -> str:
    """Write a day so that nobody can read it otherwise: 7 September 2026."""
    return f"{day.day} {_NAMES[day.month - 1][-1].title()} {day.year}"


def _sane(named: Named) -> Named:
    """Take no day, and suggest none, of a year that cannot be meant."""
    if any(day is not None and day.year not in _YEARS for day in (named.day, named.near)):
        return Named(How.UNREAD)
    return named


def _plain(text: str) -> str:
    """Write one kind of dash, and no spaces or commas where they say nothing."""
    text = re.sub("[\u2010-\u2015\u2212]", "-", text[: _LONGEST + 1]).replace("\\", "/")
    text = re.sub(r" ?([/-]) ?|([.]) (?=[0-9])", r"\1\2", text)
    return " ".join(re.sub(r",|\bof\b", " ", text).split())


def _whole(text: str) -> Named | None:
    """Read a text that is one day and nothing else."""
    for form in _DAYS:
        if found := re.fullmatch(_WEEKDAY + form + _TIME, text):
            return _fitting(found, _day(found))
    return None


def _fitting(found: re.Match[str], named: Named) -> Named:
    """See that the day of the week, where it is given, is the one that the day falls on."""
    given, day = found["weekday"], named.day
    if given is None or day is None or _WEEKDAYS[day.weekday()].casefold().startswith(given):
        return named
    return Named(How.UNREAD, why=f"{day.isoformat()} is a {_WEEKDAYS[day.weekday()]}.")


def _day(found: re.Match[str]) -> Named:
    """Make a day of a match: day first, unless that cannot be."""
    part = found.groupdict()
    number, written = int(part["day"]), part["year"]
    month = _MONTHS[part["name"]] if part.get("name") else int(part["month"])
    year = int(written)
    if len(written) == 2:
        if year >= _CENTURY_ENDS:
            return Named(How.UNREAD, near=_exists(1900 + year, month, number))
        year += 2000
    day = _exists(year, month, number)
    if day is None:
        return Named(How.UNREAD, near=_exists(year, number, month))
    if len(written) == 2:
        return Named(How.ASSUMED, day, f"the year {written} is taken as {year}")
    return Named(How.WRITTEN, day)


def _exists(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _rough(text: str) -> Named | None:
    """Read a month with its year, or a term with its year."""
    for form in _MONTH_ALONE:
        if found := re.fullmatch(form, text):
            return _month(found)
    if re.search(r"half[- ]?term(?! ?[12]\b)", text):
        return None  # the week off has that name too
    bare = " ".join(re.sub(r"\b(?:half[- ]?)?term\b|[()]", " ", text).split())
    for form in _TERMS:
        if found := re.fullmatch(form, bare):
            return _term(found)
    return None


def _month(found: re.Match[str]) -> Named | None:
    part = found.groupdict()
    month = _MONTHS[part["name"]] if part.get("name") else int(part["month"])
    year, why = int(part["year"]), f"only a month is given, and its first day is taken, {_OLDEST}"
    if len(part["year"]) == 2:
        if year not in _SHORT_YEARS and not (part["quote"] and year < _CENTURY_ENDS):
            return None
        name = _NAMES[month - 1][-1].title()
        meant = (
            f"{name} {2000 + year}" if part["quote"] else f"{name} {2000 + year}, not {year} {name}"
        )
        year, why = 2000 + year, f"taken as {meant}; {why}"
    elif found[0].startswith(part["year"]) and _is_school_year(part["year"], part["month"]):
        return None
    day = _exists(year, month, 1)
    return Named(How.ROUGH, day, why) if day else None


def _is_school_year(first: str, second: str) -> bool:
    """Tell whether a second year follows on the first, as in 2025/26 or 25-26."""
    return int(second) == (int(first) + 1) % int("1" + "0" * len(second))


def _term(found: re.Match[str]) -> Named | None:
    term, written, following = found["term"][:3], found["year"], found["next"]
    year = int(written)
    if len(written) == 2:
        if year not in _SHORT_YEARS:
            return None
        year += 2000
    if following is not None:
        if not _is_school_year(written, following):
            return None
        year += term != "aut"
    month, day = _BEGINS[term, found["half"] or "1"]
    why = f"only a term is given, and the day about which it begins is taken, {_OLDEST}"
    return Named(How.ROUGH, _exists(year, month, day), why)


def _parts(text: str) -> Named:
    """Look through a text that is no date for the days and months in it."""
    found = list(_inside(text))
    if len(found) > 1 or (found and re.search(_AND_MORE, text[: found[0].start()])):
        return Named(How.SEVERAL)
    if found and "day" in found[0].groupdict():
        return Named(How.UNREAD, near=_day(found[0]).day)
    if re.search(_LOOSE, text) or re.fullmatch(_NO_DAY, text):
        return Named(How.VAGUE)
    return Named(How.UNREAD)


def _inside(text: str) -> Iterator[re.Match[str]]:
    """Find the days and months in a text, no part of it twice."""
    taken: list[range] = []
    for form in (*_DAYS, _MONTH_ALONE[0]):
        for found in re.finditer(rf"(?<![0-9a-z]){form}(?![0-9])", text):
            place = range(*found.span())
            if all(place.stop <= other.start or other.stop <= place.start for other in taken):
                taken.append(place)
                yield found
