"""Values as read from text, with exact spans."""

from __future__ import annotations

from dataclasses import dataclass, field

#: the unit of "dozens", "hundreds": the power of ten
POWER = "oom"
#: the unit of ages that are told in tens: "octogenarian"
AGED = "age"
#: scales that figures are told in
SCALES = (1e12, 1e9, 1e6, 1e3)
#: the unit of multiples: "twice", "three times", "fourfold"
TIMES = "x"
#: the unit of lengths of time that a watch tells
SECONDS = "sec"
#: the unit of degrees that are of neither scale, or of an angle
DEGREES = "deg"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: `value` in its `unit` (a name of the packs' unit tables, "" for none).

    `grain` is the unit of the last digit shown (1.2 million: 100,000); `vague` marks figures told as not exact, `words`
    those spelt out, `ordinal` those that number a thing, `per` the stretch of time that the figure is for ("a year").
    `bound` is 1 for a floor ("at least"), -1 for a ceiling ("fewer than"), 0 for neither; `bounded` the text with those
    words. `parts` are the figures of a share ("9 out of 20"). `lent` tells that the unit stands with the next
    figure only ("5 to 10 km"), `aside` that it stands in brackets behind another figure ("€94m (£80m)"). `beside` is 1
    where one more is told beside them ("four others"), -1 for what is left out ("all but four"). `reach` is "by" or "to"
    where the text tells by how much something changes, or to which level.
    """

    start: int
    end: int
    text: str
    value: float
    unit: str = ""
    grain: float = 1.0
    vague: bool = False
    words: bool = False
    ordinal: bool = False
    per: str = ""
    bound: int = 0
    bounded: str = ""
    lent: bool = False
    aside: bool = False
    parts: tuple[float, ...] = ()
    beside: int = 0
    reach: str = ""


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date or a time of day, or the parts of one that the text names. `month` and `day` from 1, `weekday` from 0.

    `half` is 0 for a.m. and 1 for p.m. where the text says, else None; `zone` is in hours ahead of UTC;
    `decade` marks "the 1980s", `season` is 0 for spring; `feast` is the place of a feast in the packs' lists; `bound` is 1
    for what begins there ("after 3 March"), -1 for what ends there ("until 3 March"), else 0; `bounded` the text with
    those words.
    """

    start: int
    end: int
    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    half: int | None = None
    zone: float | None = None
    decade: bool = False
    season: int | None = None
    feast: int | None = None
    bound: int = 0
    bounded: str = ""


@dataclass(frozen=True, slots=True)
class Values:
    """What a passage holds; `relative` tells that it names days by "yesterday" or the like.

    `changes` are percentages that its verbs say without a figure: 50 of "halved". `year` is that of publication, where it
    is known.
    """

    numbers: tuple[Quantity, ...] = ()
    dates: tuple[DateValue, ...] = ()
    relative: bool = False
    changes: frozenset[float] = frozenset()
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """A value of one side that the other side has changed or has not.

    `status`: changed, missing_in_target, missing_in_source, or, for what is no error, rounded, converted, reworded.
    """

    status: str
    source: Quantity | DateValue | None
    target: Quantity | DateValue | None
    confidence: float = field(default=0.9)
