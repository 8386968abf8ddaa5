"""From articles to readings: sentences are gathered, looked up, translated in large batches, checked, tried again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diglot.article import Article
from diglot.errors import UsageError
from diglot.findings import Rendering
from diglot.l10n import say
from diglot.translation.engine import Progress
from diglot.translation.guards import OTHER_WORDINGS, fault
from diglot.translation.memory import Memory
from diglot.translation.router import Route, find_route

SUPPLIED_TRUST = "The readings came with the input; diglot did not translate and does not know how good they are."
#: sentences an engine gets at once; what is done is remembered after each lot, so a kill loses one lot at most
LOT = 1024
#: characters of the longest piece an engine gets: beyond, neural models lose the thread
LONGEST = 900
#: beam width of the second try
WIDE = 4


@dataclass(frozen=True, slots=True)
class Job:
    """One article to be read in the language `into`; `of` is which edition of its comparison it is."""

    article: Article
    into: str
    of: str


def render_jobs(
    jobs: Sequence[Job],
    *,
    engines: Sequence[str] | None = None,
    beam: int = 1,
    memory: Memory | None = None,
    progress: Progress | None = None,
) -> list[Rendering]:
    """One reading a job, in order. Raises NoRouteError, UsageError, DamagedPackageError, TranslationError."""
    store = memory if memory is not None else Memory.none()
    made: dict[int, Rendering] = {}
    pairs: dict[tuple[str, str], list[int]] = {}
    for number, job in enumerate(jobs):
        if job.into in job.article.translations and (not engines or "supplied" in engines):
            made[number] = _supplied(job)
        else:
            pairs.setdefault((job.article.language, job.into), []).append(number)
    routes = {pair: find_route(*pair, engines) for pair in pairs}
    for pair, numbers in pairs.items():
        route = routes[pair]
        texts = {n: [" ".join(s.text.split()) for s in jobs[n].article.sentences] for n in numbers}
        readings = _read(_once(t for n in numbers for t in texts[n]), route, beam, store, progress)
        for n in numbers:
            lines, reliable = zip(*(readings[t] for t in texts[n]), strict=True) if texts[n] else ((), ())
            told = route.package, route.trust, route.aligns
            made[n] = Rendering(jobs[n].of, route.engine, route.languages, lines, reliable, *told)
    return [made[n] for n in range(len(jobs))]


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def _supplied(job: Job) -> Rendering:
    lines = job.article.translations[job.into]
    sentences = job.article.sentences
    if len(lines) != len(sentences):
        raise UsageError(
            "{path} brings {lines} translations for {sentences} sentences: supply one a sentence, in order.",
            path=job.article.path or say("An edition"),
            lines=len(lines),
            sentences=len(sentences),
        )
    reliable = tuple(fault(s.text, line) is None for s, line in zip(sentences, lines, strict=True))
    route = (job.article.language, job.into)
    return Rendering(job.of, "supplied", route, tuple(lines), reliable, trust=say(SUPPLIED_TRUST), aligns=True)


def _read(
    texts: list[str], route: Route, beam: int, memory: Memory, progress: Progress | None
) -> dict[str, tuple[str, bool]]:
    """Each text's reading and whether it passed the guards."""
    keep = memory if route.remembered else Memory.none()
    place = (route.engine, route.fingerprint, beam, route.languages[0], route.languages[-1])
    known = keep.get(place, texts)
    fresh = [t for t in texts if t not in known]
    for start in range(0, len(fresh), LOT):
        lot = fresh[start : start + LOT]
        told = None if progress is None else _from(progress, start, len(fresh))
        lines = dict(zip(lot, _in_pieces(lot, route, beam, told), strict=True))
        if route.guarded:
            _try_again(lines, route, beam)
        keep.put(place, lines)
        known.update(lines)
        if progress is not None:
            progress(start + len(lot), len(fresh))
    return {t: (known[t], not route.guarded or fault(t, known[t]) is None) for t in texts}


def _try_again(lines: dict[str, str], route: Route, beam: int) -> None:
    """Give what failed the guards another chance, in place: a wider search, then other wordings of the text."""
    for variant, width in (("as it is", WIDE), *((w, max(beam, WIDE)) for w in OTHER_WORDINGS)):
        failed = {t: t if variant == "as it is" else OTHER_WORDINGS[variant](t) for t in lines if fault(t, lines[t])}
        failed = {t: w for t, w in failed.items() if w and (w != t or width > beam)}
        if not failed:
            continue
        for text, line in zip(failed, _in_pieces(list(failed.values()), route, width, None), strict=True):
            if fault(text, line) is None:
                lines[text] = line


def _in_pieces(texts: Sequence[str], route: Route, beam: int, progress: Progress | None) -> list[str]:
    """Translations of texts of any length: what is too long goes in pieces."""
    pieces = [cut(t) for t in texts]
    flat = [p for parts in pieces for p in parts]
    lines = iter(route.translate(flat, beam=beam, progress=progress))
    return [" ".join(next(lines) for _ in parts).strip() for parts in pieces]


def cut(text: str, longest: int = LONGEST) -> list[str]:
    """The text in pieces of at most `longest` characters, cut after a mark or between words where there is one."""
    made = []
    while len(text) > longest:
        at = max(text.rfind(mark, longest // 2, longest) for mark in (". ", "; ", ", ", ": "))
        if at < 0:
            at = text.rfind(" ", longest // 2, longest)
        at = longest if at < 0 else at + 1
        made.append(text[:at].strip())
        text = text[at:].lstrip()
    return [*made, text] if text or not made else made


def _from(progress: Progress, start: int, total: int) -> Progress:
    """Progress of one lot as progress of the whole."""

    def told(done: int, of: int) -> None:
        progress(min(total, start + done), total)

    return told
