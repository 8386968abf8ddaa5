"""What in a pasted page is not the story: share buttons, comment forms, links to other articles, captions, datelines.

`lines` tells what each line is by itself; here stands what takes more than one line: comments behind the story, lists of
links, the headline, and the scraps around them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from diglot.article import Role
from diglot.l10n import say
from diglot.reading.lines import LABEL, LINK, PROSE, Line, Phrases, Told, looked, phrases_of, told_of

#: whole lines, and beginnings of lines
Furniture = tuple[Sequence[str], Sequence[str]]
#: share of the text that may follow a line such as "Leave a comment" and be dropped with it
AFTER = 0.5
#: words over a headline that are none, characters of a headline, both at most
KICKER, LONGEST = 2, 160
#: letters that a word needs to tell of a matter, and those by which two are one
TELLING, STEM = 5, 6
#: words that a line of the story shares with the rest of it, and the share of a headline's that does
COMMON, OF_HEADLINE = 2, 0.4
BULLETS = "-–—•·*▪►✓"


@dataclass(frozen=True, slots=True)
class Story:
    """Where a page's story runs, by the words that its lines have in common (Hearst 1997: lexical cohesion).

    `shared` is how many of a line's words other lines of prose have, `size` of how many; `first` and `last` are the
    outermost lines of prose that share COMMON words.
    """

    shared: Sequence[int]
    size: Sequence[int]
    first: int
    last: int

    @classmethod
    def of(cls, lines: Sequence[Line], made: Sequence[Told]) -> Story:
        """The story of lines of which it was told what they are."""
        stems = [{w[:STEM] for w in line.words if len(w) >= TELLING and w[0].isalpha()} for line in lines]
        prose = [
            k
            for k, (line, told) in enumerate(zip(lines, made, strict=True))
            if told.role is Role.BODY and line.closed and len(line.words) >= PROSE
        ]
        often = Counter(stem for k in prose for stem in stems[k])
        own = set(prose)
        shared = [sum(often[s] > (k in own) for s in mine) for k, mine in enumerate(stems)]
        core = [k for k in prose if shared[k] >= COMMON] or prose or [0]
        return cls(shared, [len(mine) for mine in stems], core[0], core[-1])

    def holds(self, line: int) -> bool:
        """Whether a headline's words are the story's."""
        return self.shared[line] >= COMMON or 0 < self.size[line] * OF_HEADLINE <= self.shared[line]


def classify(lines: Sequence[str], language: str, more: Furniture = ((), ()), *, pasted: bool = True) -> list[Told]:
    """For each line: its role, the reason, and how many characters of a dateline lead it.

    `more` are further whole lines and beginnings of lines that are not the story. What was not `pasted`, but read from a
    format that tells its title, has neither a title nor a page's scraps to be found.
    """
    phrases = phrases_of(language, tuple(w.lower() for w in more[0]), tuple(w.lower() for w in more[1]))
    looked_at = looked(lines)
    made: list[Told] = [told_of(line, phrases) for line in looked_at]
    _rest(looked_at, made, phrases)
    if pasted:
        _title(looked_at, made, phrases)
        _ends(looked_at, made)
    return made


# --- what takes more than one line ---


def _rest(lines: Sequence[Line], made: list[Told], phrases: Phrases) -> None:
    """Comments after "Leave a comment" at the end, and the headlines that follow "Most read"."""
    size = sum(len(line.text) for line in lines)
    after = 0
    for k in range(len(lines) - 1, -1, -1):
        line = lines[k]
        if line.low.strip(" ()0123456789") in phrases.ends and not line.closed and after <= AFTER * size:
            prose = sum(made[j][0] is Role.BODY and lines[j].closed for j in range(k))
            if prose >= 2 and (after == 0 or len(line.words) > 1 or line.low.endswith("s")):
                for j in range(k, len(lines)):
                    if made[j][0] is Role.BODY:
                        made[j] = Told(Role.FURNITURE, say("after “{line}”", line=line.text))
        after += len(line.text)
    listed = ""
    for k, line in enumerate(lines):
        if line.low in phrases.lists:
            listed = line.text
            if made[k][0] is Role.BODY:
                made[k] = Told(Role.FURNITURE, say("heads a list of links"))
        elif listed and made[k][0] is Role.BODY:
            if line.text[-1:] in '.…”»"' or len(line.words) > LINK or made[k][2]:
                listed = ""
            else:
                made[k] = Told(Role.FURNITURE, say("listed under “{line}”", line=listed))


def _title(lines: Sequence[Line], made: list[Told], phrases: Phrases) -> None:
    """The headline: the first line over the story that has words in common with it; what stands over it is the page's."""
    left = [i for i, told in enumerate(made) if told.role is Role.BODY]
    if len(left) < 2:
        return
    story = Story.of(lines, made)
    head = [i for i in left if i < story.first and _may_head(lines[i], made[i])] or left[:1]
    named = [i for i in head if len(lines[i].words) > KICKER and not _is_site(lines[i], phrases)] or head
    first = next((i for i in named if story.holds(i)), max(named, key=lambda i: (story.shared[i], -i)))
    longer = any(len(lines[i].text) > len(lines[first].text) and lines[i].closed for i in left if i > first)
    if not longer or not _may_head(lines[first], made[first]):
        return
    made[first] = Told(Role.TITLE)
    for i in left:
        if i < first and not lines[i].closed:
            made[i] = Told(Role.FURNITURE, say("stands over the headline"))
        elif i > first and lines[i].text == lines[first].text:
            made[i] = Told(Role.FURNITURE, say("the title again"))


def _may_head(line: Line, told: Told) -> bool:
    return len(line.text) <= LONGEST and told.skip == 0 and line.text.count(". ") == 0


def _is_site(line: Line, phrases: Phrases) -> bool:
    names = [w for w in line.text.split() if w[0].isalpha() and w.lower() not in phrases.share_links]
    short = not line.closed and len(line.words) <= LABEL
    return short and any(w in phrases.sites for w in line.words) and all(w[0].isupper() for w in names)


def _ends(lines: Sequence[Line], made: list[Told]) -> None:
    """Lines without a stop around the story that are short, or behind it and of other things, are the page's; so is what
    stands there again and again. Of what else may be the page's it is told that it is loose."""
    prose = [i for i, told in enumerate(made) if told.role is Role.BODY and lines[i].closed]
    if not prose:
        return
    story = Story.of(lines, made)
    often = Counter(line.low for line in lines if not line.closed and len(line.words) <= LABEL)
    for i, (line, told) in enumerate(zip(lines, made, strict=True)):
        if told.role is not Role.BODY:
            continue
        behind = i > prose[-1] or (i > story.last and not story.shared[i])
        if often[line.low] > 1:
            made[i] = Told(Role.FURNITURE, say("stands there several times"))
        elif line.closed or line.text[:1] in BULLETS or _in_table(lines, i):
            # what has the length of prose may be a sentence of one edition only, and is not made light of
            outside = not story.first <= i <= story.last and len(line.words) < PROSE
            made[i] = told._replace(loose=outside and not story.shared[i])
        elif (i < prose[0] or behind) and (_is_scrap(line) or (behind and not story.shared[i])):
            made[i] = Told(Role.FURNITURE, say("a short line outside the story"))
        else:
            made[i] = told._replace(loose=True)


def _is_scrap(line: Line) -> bool:
    return len(line.text.split()) <= LABEL


def _in_table(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is one of several with figures that stand together: prices, results."""
    near = [k for k in (at - 1, at, at + 1) if 0 <= k < len(lines)]
    return sum(any(c.isdigit() for c in lines[k].text) and not lines[k].closed for k in near) > 1
