"""The grammar: each kind of time expression as a regular expression over token classes.

``compile_rules`` turns class names into their characters; ``find`` proposes every match of every rule and keeps,
from left to right, the longest (then the earlier rule) of those that overlap. Patterns repeat nothing without
bound, so that the search is linear in the number of tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claims.extraction.dates.match import Match
from claims.extraction.dates.plausibility import plausible
from claims.extraction.dates.scanner import Scan
from claims.extraction.dates.vocabulary import Vocabulary, load

_MACROS = {
    "<dayfig>": "[DAYNUM ORDN]",
    "<day>": "(?:DAYNUM|ORDN|ORD)",
    "<yr>": "(?:YEAR|SHORTYEAR|NUM NUM HYPHEN? NUM?|NUM MULT)",
    "<number>": (
        "(?:(?:AN|NUM|DAYNUM)? MULT AND? NUM? HYPHEN? NUM?|NUM HYPHEN NUM|NUM NUM?|AN? HALF AN?"
        "|(?:DAYNUM|INT) HYPHEN? (?:FRAC|DEC)|(?:DAYNUM|INT) AND AN HALF"
        "|NUM HYPHEN? AND HYPHEN? AN HYPHEN? HALF|DAYNUM|INT|DEC|FRAC)"
    ),
    "<part_of_century>": "(?:AN? (?:HALF|QUARTER) HYPHEN? CENTURY)",
    "<vague>": "(?:AN? FEW|AN? COUPLE OF?|NUM COUPLE|AN? HALF HYPHEN? COUPLE)",
    "<approx>": "(?:APPROX|OVER|MORE THAN|NO MORE THAN)",
    "<unit>": "(?:UNIT|CUNIT|QUARTER|CENTURY|WEEKEND)",
    "<units>": "(?:UNITS|CUNITS|QUARTERS)",
    "<anyunit>": "(?:UNIT|CUNIT|QUARTER|CENTURY|WEEKEND|UNITS|CUNITS|QUARTERS)",
    "<rel>": "(?:THIS|CURRENT|LAST|NEXT|THAT SAME|THAT|SAME|THE SAME)",
    "<pre>": "(?:THE (?:ADDITIONAL|LATEST)? EDGE OF|PRE HYPHEN TO HYPHEN PRE HYPHEN?|PRE HYPHEN?)",
    "<part>": "(?:PART|PARTS)",
    "<era>": "ERA",
    "<tz>": "(?:(?:LOCAL TIME|OPEN ZONE DOT|ZONE|REGION (?:NAME? TIME)?)? (?:OPEN (?:INT|YEAR|CLOCK) ZONE DOT)?)",
    "<clock>": (
        "(?:CLOCK AMPM?|(?:INT|YEAR)(?=ZONE)|(?:DAYNUM|NUM) AMPM|(?:DAYNUM|NUM) OCLOCK|(?:DAYNUM|NUM)(?=IN THE PART))"
    ),
    "<monthday>": "(?:MONTH THE? <day> (?:COMMA? <yr>)?|<day> OF? MONTH (?:COMMA? <yr>)?)",
}

# (rule, pattern) in order of preference between matches of the same length.
_RULES: tuple[tuple[str, str], ...] = (
    ("iso", "ISO"),
    ("big_endian", "BIGEND"),
    ("dotted", "DOTTED"),
    ("slash", "SLASH"),
    ("named_day", "FRAC"),
    # Clock times, with their day.
    (
        "time",
        "(?:APPROX? <clock>|PART(?=COMMA? ON? (?:WEEKDAY|DEICTIC|MONTH))) <tz>? (?:IN THE PART)? "
        "(?:COMMA? ON? (?:(?:WEEKDAY COMMA?)? <monthday>|PRE? WEEKDAY PART?|DEICTIC PART?|THIS PART|TONIGHT))?",
    ),
    ("time", "APPROX? PART"),
    ("part_of_date", "THE PRE? PART OF THE? (?:(?:WEEKDAY COMMA?)? <monthday>|WEEKDAY|ORDN)"),
    ("this_part", "(?:PRE|SHIFT)? (?:THIS|THAT SAME?) PART"),
    ("near_part", "(?:PRE|SHIFT)? THE? (?:LAST|NEXT|SAME) PART"),
    ("day_part", "(?:PRE HYPHEN?) PART DEICTIC?"),
    ("tonight", "(?:PRE|SHIFT)? TONIGHT"),
    ("overnight", "OVERNIGHT"),
    # Calendar dates.
    (
        "date",
        "THIS? NEXT? (?:WEEKDAY COMMA?)? (?:PART COMMA?)? (?:<pre>|THIS|NEXT)? MONTH THE? <day> (?:COMMA? "
        "<yr> <era>?|OF (?:LAST|THIS|NEXT|THAT|THE SAME) UNIT)?",
    ),
    (
        "date",
        "(?:WEEKDAY COMMA?)? (?:PART COMMA?)? THE? <pre>? <day> OF? MONTH "
        "(?:COMMA? OF? (?:<yr>|(?:LAST|THIS|NEXT|THAT|THE SAME) UNIT) <era>?)?",
    ),
    (
        "month",
        "<pre>? (?:THIS|LAST|NEXT|SAME)? (?:NEXT|LAST)? MONTH "
        "(?:COMMA? OF? <yr> <era>?|OF? (?:LAST|THIS|NEXT|THAT|THE SAME) UNIT)?",
    ),
    ("ordinal_day", "THE (?:ORDN|ORD) (?:OF (?:THIS|THAT|THE SAME|THE|LAST|NEXT) UNIT)?"),
    ("year", "<pre>? (?:THE? FISCAL|THE? UNIT|FISCAL UNIT)? (?:PRE HYPHEN?)? YEAR"),
    ("year", "THE? YEAR FISCAL UNIT"),
    ("year", "<pre>? FYEAR"),
    ("year", "<pre>? (?:THE UNIT)? (?:NUM NUM HYPHEN? NUM?|NUM MULT (?:AND? NUM)?)"),
    ("short_year", "<pre>? SHORTYEAR"),
    ("bc", "<pre>? (?:ERA (?:INT|YEAR|DAYNUM)|(?:INT|YEAR|DAYNUM) ERA)"),
    ("decade", "<pre>? THE? (?:PRE HYPHEN?)? (?:NUM? DECADE|YEAR POSS) <era>?"),
    ("century", "<pre>? THE? (?:PRE HYPHEN?)? (?:ORD|ORDN) HYPHEN? CENTURY <era>?"),
    (
        "quarter",
        "<pre>? THE? (?:LATEST|LAST|THIS|NEXT|YEAR|UNIT HYPHEN (?:AGO|SHIFT))? (?:FISCAL HYPHEN?)? "
        "(?:ORD|ORDN) LAST? "
        "FISCAL? HYPHEN? QUARTER (?:OF? (?:THE? FISCAL)? (?:FISCAL? YEAR|<rel> FISCAL? UNIT))?",
    ),
    ("quarter", "<rel> FISCAL? UNIT POSS FISCAL? (?:ORD|ORDN)? FISCAL? HYPHEN? QUARTER"),
    ("quarter", "(?:ORD|ORDN) FISCAL? QUARTERS (?:OF? YEAR)?"),
    ("half", "HCODE OF? (?:YEAR|FYEAR)"),
    ("half", "THE (?:ORD|LAST) HALF OF (?:THE? FISCAL? YEAR|<rel> UNIT|THE UNIT|THE? DECADE)"),
    ("year_ago", "(?:THE LATEST?)? (?:UNIT HYPHEN (?:AGO|SHIFT)) (?:UNIT|QUARTER|<number> UNITS)?"),
    ("year_ago", "THE (?:LATEST|SAME) (?:UNIT|QUARTER) (?:<rel> UNIT|AN UNIT (?:AGO|SHIFT))"),
    ("year_ago", "THE QUARTER AN UNIT (?:AGO|SHIFT)"),
    ("quarter", "QCODE OF? (?:YEAR|FYEAR)?"),
    ("year_period", "THE YEAR (?:UNIT|QUARTER)"),
    ("year_end", "UNIT (?:POSS|HYPHEN) EDGE"),
    # Days by name.
    ("weekday", "(?:PRE|LAST|THIS|NEXT)? (?:NEXT|LAST|PRE)? WEEKDAY PRE? PART?"),
    ("weekday_of_week", "WEEKDAY PART? OF? (?:LAST|NEXT|THIS) UNIT"),
    ("nth_weekday", "THE (?:ORD|ORDN|LAST) WEEKDAY (?:OF|IN) MONTH (?:COMMA? OF? YEAR)?"),
    ("nth_unit", "THE (?:ORD|ORDN|LAST) UNIT (?:OF|IN) (?:MONTH (?:COMMA? OF? YEAR)?|YEAR)"),
    ("week_of", "THE UNIT OF (?:MONTH <day>|<day> MONTH) (?:COMMA? YEAR)?"),
    ("weekday_by_holiday", "THE WEEKDAY MARGIN HOLIDAY"),
    ("neighbour", "THE (?:UNIT|WEEKEND) MARGIN (?:DEICTIC|LAST|NEXT)?"),
    ("neighbour", "THE PART MARGIN LAST?"),
    ("weekdays", "(?:EACH (?:OTHER|ORD)? WEEKDAY <part>?|WEEKDAYS|WEEKDAY PARTS)"),
    ("deictic", "(?:PRE|SHIFT)? DEICTIC PART?"),
    (
        "season",
        "<pre>? THE? (?:PRE HYPHEN?)? (?:THIS|LAST|NEXT|THAT|EACH)? (?:PRE HYPHEN?)? SEASON (?:COMMA? OF? "
        "<yr>|OF? <rel> UNIT)?",
    ),
    ("seasons", "THE? LAST? <number>? SEASONS"),
    ("holiday_week", "HOLIDAY (?:WEEKEND|UNIT)"),
    ("holiday", "(?:LAST|THIS|NEXT|EACH)? HOLIDAY (?:COMMA? YEAR)?"),
    # Periods relative to the day of publication or to the one spoken of.
    (
        "relative",
        "(?:<pre>|SHIFT)? THE? (?:THIS|CURRENT|LAST|NEXT|THAT|SAME|LATEST|THAT SAME) (?:NEXT|LAST)? "
        "(?:FISCAL|ADDITIONAL)? "
        "(?:UNIT|QUARTER|WEEKEND|CENTURY) PART?",
    ),
    ("the_weekend", "THE WEEKEND"),
    ("the_quarter", "THE QUARTER"),
    ("the_period", "THE (?:FISCAL|ADDITIONAL)? UNIT"),
    ("part_of_period", "(?:<pre>) THE UNIT"),
    ("part_of_period", "SHIFT IN THE UNIT"),
    # Distances.
    (
        "distance",
        "(?:<approx>? (?:<number>|AN|ANOTHER)|APPROX? <vague>) (?:OR MORE)? HYPHEN? <anyunit> (?:OR "
        "(?:SO|NUM))? (?:AGO|SHIFT)",
    ),
    ("distance", "<units> (?:AGO|SHIFT)"),
    ("distance", "(?:<approx>? (?:<number>|AN|ANOTHER)|APPROX? <vague>) <anyunit> (?:MARGIN|SINCE REF)"),
    ("distance", "<approx>? <part_of_century> AGO"),
    ("distance", "(?:ADDITIONAL|AN ADDITIONAL TIME) AGO"),
    # Lengths of time.
    (
        "duration",
        "(?:<approx>? <number>|APPROX? <vague>) (?:MORE|ADDITIONAL)? HYPHEN? <anyunit> (?:OR SO|AND AN "
        "HALF|HYPHEN OLD)?",
    ),
    ("duration", "(?:LAST|NEXT)? YEAR UNITS"),
    ("duration_range", "THE? (?:LAST|NEXT) <number> (?:TO|OR|HYPHEN) <number> <units>"),
    (
        "duration",
        "THE (?:LAST|NEXT|ORD|CURRENT|UNIT HYPHEN (?:AGO|SHIFT))? ADDITIONAL? (?:<number>|<vague>) "
        "(?:MORE|ADDITIONAL)? "
        "HYPHEN? <anyunit> (?:OR SO|AND AN HALF)?",
    ),
    ("duration", "(?:LAST|NEXT|ANOTHER|THAT) ADDITIONAL? (?:<number>|<vague>) <anyunit>"),
    (
        "duration",
        "<approx>? (?:AN|ANOTHER|NUM) (?:ADDITIONAL|MORE)? HYPHEN? <unit> (?:AND AN HALF|OR SO|OR NUM|OR "
        "MORE)?",
    ),
    ("duration", "<approx>? <part_of_century>"),
    ("duration", "<approx>? UNIT HYPHEN ADDITIONAL"),
    ("recent_units", "THE? <units> AHEAD"),
    ("recent_units", "RECENT <units> AND <units>"),
    ("recent_units", "THE? (?:LAST|NEXT|RECENT|PRE) <units>"),
    ("these_days", "THAT UNITS"),
    ("units", "<units> (?:OR <units>)?"),
    ("units", "<units> HYPHEN ADDITIONAL"),
    # Repetition.
    ("set", "(?:EACH|PER) (?:OTHER|ADDITIONAL)? (?:<number>)? <anyunit>"),
    ("set_month", "EACH (?:MONTH|HOLIDAY)"),
    ("set", "(?:ONCE|(?:NUM|DAYNUM) TIMES) (?:AN|PER|EACH) <unit>"),
    ("set", "FREQ"),
    # Vague points.
    ("reference", "REF"),
    ("reference", "CURRENT"),
    ("reference", "RECENT"),
    ("reference", "THE NEAR? REF"),
    ("the_past", "THE LAST"),
)  # fmt: skip

# A number that shares its unit, month or era with the next one: "April 24 and [25]", "[two] to six days".
_SHARED: tuple[tuple[str, str], ...] = (
    ("shared_day", "(?<=MONTH <dayfig> (?:AND|HYPHEN|TO|COMMA|OR|SINCE))<dayfig> (?:COMMA? YEAR)?(?!<anyunit>|WORD)"),
    ("shared_day", "<dayfig>(?=(?:AND|HYPHEN|TO|OR|SINCE) THE? <dayfig> OF? MONTH)"),
    ("shared_number", "(?:NUM|DAYNUM)(?=(?:TO|OR|HYPHEN TO HYPHEN|HYPHEN) (?:NUM|DAYNUM) HYPHEN? <anyunit>)"),
    ("shared_bc", "(?:INT|YEAR|DAYNUM)(?=HYPHEN (?:INT|YEAR|DAYNUM) ERA)"),
    ("shared_year", "(?<=YEAR [HYPHEN DOT])(?:INT|DAYNUM)(?!HYPHEN)"),
    ("shared_quarter", "ORD(?=(?:AND|OR) ORD (?:QUARTER|QUARTERS))"),
)

MOST_EXPRESSIONS = 10_000
_ANCHORS = (
    "MONTH", "WEEKDAY", "WEEKDAYS", "SEASON", "SEASONS", "PART", "PARTS", "DEICTIC", "TONIGHT", "OVERNIGHT",
    "DECADE", "CENTURY", "YEAR", "SHORTYEAR", "ISO", "SLASH", "CLOCK", "AMPM", "OCLOCK", "UNIT", "UNITS", "CUNIT",
    "CUNITS", "QUARTER", "QUARTERS", "WEEKEND", "HOLIDAY", "REF", "CURRENT", "RECENT", "FREQ", "ERA", "ORDN",
    "LAST", "NUM", "AGO", "QCODE", "HCODE", "FYEAR", "BIGEND", "DOTTED", "FRAC", "ONCE",
)  # fmt: skip
_BEFORE_ANCHOR, _AFTER_ANCHOR = 10, 8  # tokens around an anchor that can belong to the expression
_LONGEST_STRETCH = 2_000


def find(scan: Scan, vocabulary: Vocabulary) -> Iterator[Match]:
    """Non-overlapping matches from left to right, the longest of those that compete.

    At most ``MOST_EXPRESSIONS`` are given: no article has more, and hostile text is not worth the time.
    """
    rules = compile_rules(vocabulary.language)
    found = refused = 0
    for start, end in _stretches(scan.codes, vocabulary):
        proposals = [
            (match.start(), match.end(), priority, rule)
            for priority, (rule, pattern) in enumerate(rules)
            for match in pattern.finditer(scan.codes, start, end)
        ]
        proposals.sort(key=lambda found: (found[0], -found[1], found[2]))
        for first, last, _, rule in proposals:
            if first < start:
                continue
            match = Match(rule, first, last, scan, vocabulary.codes)
            if plausible(match, vocabulary):
                yield match
                start = last
                found += 1
            else:
                refused += 1
        if found + refused // 4 >= MOST_EXPRESSIONS:
            return


def _stretches(codes: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """The parts of a text worth a look: every expression holds an anchor, a word that only time has."""
    start = end = 0
    for match in _anchors(vocabulary.language).finditer(codes):
        begin = match.start() - _BEFORE_ANCHOR
        if begin > end or end - start > _LONGEST_STRETCH:
            if end:
                yield start, end
            start = max(begin, end)
        end = min(match.end() + _AFTER_ANCHOR, len(codes))
    if end:
        yield start, end


@cache
def _anchors(language: str) -> re.Pattern[str]:
    return re.compile("[" + "".join(load(language).codes[name] for name in _ANCHORS) + "]")


@cache
def compile_rules(language: str = "en") -> tuple[tuple[str, re.Pattern[str]], ...]:
    codes = load(language).codes
    return tuple((rule, re.compile(_translate(pattern, codes))) for rule, pattern in (*_RULES, *_SHARED))


def _translate(pattern: str, codes: dict[str, str]) -> str:
    for _ in range(3):
        for macro, meaning in _MACROS.items():
            pattern = pattern.replace(macro, meaning)
    return re.sub(r"[A-Z]{2,}", lambda match: codes[match.group()], pattern).replace(" ", "")
