"""The whole way: reading, translation, alignment, checks, and the comparison that comes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from os import PathLike
from typing import TYPE_CHECKING, Any

from diglot import __version__
from diglot.alignment import Side, align
from diglot.article import Article, Role
from diglot.checks import CHECKS, load_check
from diglot.checks.base import Context
from diglot.checks.joining import regroup
from diglot.checks.unrelated import part
from diglot.editorial import merge_causes
from diglot.errors import DiglotError, NoRouteError, ReadError, UsageError
from diglot.findings import Bead, Comparison, Finding, Rendering
from diglot.glossary import glossary_findings
from diglot.house import House, house_of
from diglot.l10n import say
from diglot.translation.reach import editions_as_sides
from diglot.verdict import judge

if TYPE_CHECKING:
    from diglot.translation.lexicon import Lexicon
    from diglot.translation.memory import Memory
    from diglot.translation.router import Route
    from diglot.translation.witness import Models, Witness

Progress = Callable[[str, int, int], None]
#: two editions and the name of their comparison
Named = tuple[Article, Article, str | None]
#: pairs whose readings are made at once, and sentences from which fewer are
LOT, LONG = 32, 2000


@dataclass(frozen=True)
class Options:
    """How to compare.

    `engines` are tried in their order of quality; None means all that are installed. `only` limits the checks to
    some aspects. `force` compares texts that are no editions of one story. `house` is what a newsroom has laid down;
    None means the `diglot.toml` nearest to the source. `witness` tells whether translation models are asked about words
    that seem lost; None means where the engines may be Argos packages.
    """

    engines: tuple[str, ...] | None = None
    beam: int = 1
    only: tuple[str, ...] | None = None
    force: bool = False
    segmented: bool = False
    memory: Memory | None = None
    house: House | None = None
    witness: bool | None = None
    progress: Progress | None = None


def compare(
    source: str | PathLike[str] | Article,
    target: str | PathLike[str] | Article,
    options: Options | None = None,
) -> Comparison:
    """Compare two language editions of one article.

    Raises a DiglotError: ReadError, LanguageError, UsageError (one language, one file twice), NoRouteError.
    """
    return next(iter(compare_many([(source, target, None)], options)))


def compare_many(
    pairs: Iterable[tuple[str | PathLike[str] | Article, str | PathLike[str] | Article, str | None]],
    options: Options | None = None,
) -> Iterable[Comparison]:
    """Compare pairs (source, target, id or None), in their order; the readings of some are made at once.

    Raises what `compare` raises, when the pair's turn comes.
    """
    chosen = options or Options()
    for lot, error in _lots(pairs, chosen):
        renderings = _render(lot, chosen)
        installed = cache(_models)
        for one, two, name in lot:
            yield _compare(context_of(one, two, chosen, next(renderings), installed), chosen, name)
        if error is not None:
            raise error


def _lots(
    pairs: Iterable[tuple[str | PathLike[str] | Article, str | PathLike[str] | Article, str | None]], options: Options
) -> Iterator[tuple[list[Named], DiglotError | None]]:
    """Pairs that are read, some at a time; with the last ones the error that ended it."""
    lot: list[Named] = []
    for source, target, name in pairs:
        try:
            one, two = read_edition(source, options), read_edition(target, options)
            _same(one, two)
        except DiglotError as error:
            yield lot, error
            return
        lot.append((one, two, name))
        if len(lot) >= LOT or sum(len(side.sentences) for *sides, _ in lot for side in sides) >= LONG:
            yield lot, None
            lot = []
    yield lot, None


def read_edition(edition: str | PathLike[str] | Article, options: Options) -> Article:
    """The article of a path, read by the settings of its house; an Article as it is. Raises what reading raises."""
    if isinstance(edition, Article):
        return edition
    from diglot.reading import read_article

    house = options.house or house_of(str(edition))
    return read_article(str(edition), segmented=options.segmented, furniture=(house.lines, house.begins))


def _same(one: Article, two: Article) -> None:
    if one.path and one.path == two.path:
        raise UsageError("{path} is named twice: name two language editions of the article.", path=one.path)
    if one.language == two.language:
        told = {"one": one.path, "two": two.path, "language": one.language}
        if one.path and two.path:
            raise UsageError(
                "{one} and {two} are in one language ({language}): diglot compares editions in different languages.",
                **told,
            )
        raise UsageError(
            "Both editions are in one language ({language}): diglot compares editions in different languages.", **told
        )
    for article in (one, two):
        if not article.sentences:
            raise ReadError(
                "{path} holds no sentences: nothing can be compared.", path=article.path or say("The edition")
            )


def context_of(
    one: Article,
    two: Article,
    options: Options,
    rendering: Rendering | None = None,
    installed: Callable[[], Models] | None = None,
) -> Context:
    """Both articles with the reading (made here unless given) and the alignment: all that the checks work on.

    `installed` gives the models that may be asked, where they were looked up before.
    """
    return regroup(aligned(one, two, options, rendering, installed))


def aligned(
    one: Article,
    two: Article,
    options: Options,
    rendering: Rendering | None = None,
    installed: Callable[[], Models] | None = None,
) -> Context:
    """The same before sentences are joined and freed by their words."""
    rendering = rendering or next(_render([(one, two, None)], options))
    forward, backward = lexicon_for(one.language, two.language), lexicon_for(two.language, one.language)
    beads = align_editions(one, two, *editions_as_sides(one, two, rendering, forward, backward, marks))
    from diglot.translation.divergence import find_divergence

    witnesses = _witnesses(one.language, two.language, options, installed or _models)
    divergence = find_divergence(one.language, two.language)
    return part(Context(one, two, rendering, beads, forward, backward, witnesses, divergence, options.memory))


def _models() -> Models:
    """The fingerprints of the installed models, by direction."""
    from diglot.translation.witness import find_models

    return find_models()


def _witnesses(
    one: str, two: str, options: Options, installed: Callable[[], Models]
) -> tuple[Witness | None, Witness | None]:
    """The models that may be asked, from the first language into the second and back."""
    asked = options.witness
    if asked is None:
        asked = options.engines is None or "argos" in options.engines
    if not asked:
        return None, None
    from diglot.translation.witness import find_witness

    models = installed()
    return find_witness(one, two, options.memory, models), find_witness(two, one, options.memory, models)


def _compare(context: Context, options: Options, name: str | None) -> Comparison:
    one, two, rendering, beads = context.source, context.target, context.rendering, context.alignment
    verdict = judge(context)
    aspects = _aspects(options.only)
    findings: list[Finding] = []
    if verdict.editions or options.force:
        findings = merge_causes(run_checks(context, aspects))
        house = options.house or house_of(one.path)
        if house.terms and (options.only is None or "wording" in options.only):
            findings += glossary_findings(context, house.terms)
        findings = house.judge(findings)
    return Comparison(one, two, rendering, beads, tuple(findings), verdict, sign(rendering, aspects), name)


def _aspects(only: Sequence[str] | None) -> list[str]:
    if only is None:
        return list(CHECKS)
    unknown = [a for a in only if a not in CHECKS]
    if unknown:
        raise UsageError("There is no check “{name}”: choose from {known}.", name=unknown[0], known=", ".join(CHECKS))
    return [a for a in CHECKS if a in only]


def _render(pairs: Sequence[Named], options: Options) -> Iterator[Rendering]:
    """For each pair one edition in the other's language, all at once; an error comes when its pair's turn does."""
    from diglot.translation import render_many
    from diglot.translation.router import best_direction

    direction = cache(partial(best_direction, engines=options.engines))

    def told(done: int, total: int) -> None:
        if options.progress is not None:
            options.progress(say("translating"), done, total)

    def made(some: Sequence[Named]) -> list[Rendering]:
        jobs = [_job(one, two, direction) for one, two, _ in some]
        return render_many(jobs, engines=options.engines, beam=options.beam, memory=options.memory, progress=told)

    try:
        yield from made(pairs)
    except DiglotError:
        for pair in pairs:
            yield made([pair])[0]


def _job(one: Article, two: Article, direction: Callable[[str, str], Route]) -> tuple[Article, str, str]:
    """Which edition is read, into what, and which it is: supplied readings first, else the best route, into English rather."""
    for article, other, of in ((two, one, "target"), (one, two, "source")):
        if other.language in article.translations:
            return article, other.language, of
    route = direction(one.language, two.language)
    if route.languages[0] == one.language:
        return one, two.language, "source"
    return two, one.language, "target"


def lexicon_for(source: str, target: str) -> Lexicon | None:
    """The shipped lexicon of a pair, or None where none is shipped."""
    from diglot.translation.lexicon import Lexicon

    try:
        return Lexicon.load(source, target)
    except NoRouteError:
        return None


@lru_cache(maxsize=4096)
def marks(text: str, language: str) -> tuple[str, ...]:
    """Values of figures and dates, as marks that hold across languages."""
    from diglot.checks.valued import read

    values = read(text, language, None)
    made = [f"#{q.value:g}{q.unit}" for q in values.numbers]
    return (*made, *(f"#{d.year}-{d.month}-{d.day}" for d in values.dates if d.year or d.month))


def align_editions(one: Article, two: Article, here: Side, there: Side) -> tuple[Bead, ...]:
    """Headline to headline where both have one, then the bodies: a headline is never merged into the text."""
    first, second = _titles(one), _titles(two)
    if not first or not second:
        return align(here, there)
    return (
        Bead((0,), (0,), 1.0),
        *(
            Bead(tuple(i + first for i in b.source), tuple(j + second for j in b.target), b.similarity, b.moved)
            for b in align(here[first:], there[second:])
        ),
    )


def _titles(article: Article) -> int:
    """1 where the article opens with its headline, else 0."""
    return int(bool(article.sentences) and article.sentences[0].role is Role.TITLE)


def run_checks(context: Context, aspects: Sequence[str]) -> list[Finding]:
    """All findings, in order of the alignment and of the table of checks."""
    checks = [load_check(a) for a in aspects]
    made: list[Finding] = []
    for bead in context.alignment:
        for check in checks:
            if bead.is_null and str(check.ASPECT) != "sentence":
                continue
            made += check.check(bead, context)
    return made


def sign(rendering: Rendering, aspects: Sequence[str]) -> str:
    """One line from which the result can be had again."""
    route = ">".join(rendering.route)
    checks = "all" if list(aspects) == list(CHECKS) else "+".join(aspects)
    package = f"|package:{rendering.package}" if rendering.package else ""
    return f"diglot:{__version__}|engine:{rendering.engine}|route:{route}{package}|checks:{checks}"


def edition_from_json(given: Any, where: str) -> str | Article:
    """An EDITION of a pairs file: a path, or language, sentences and optional translations.

    Raises UsageError with `where` in it.
    """
    if isinstance(given, str):
        return given
    if not isinstance(given, dict) or not isinstance(given.get("sentences"), list) or "language" not in given:
        raise UsageError("{where}: an edition is a path, or an object with “language” and “sentences”.", where=where)
    translations: dict[str, tuple[str, ...]] = {}
    for language, lines in (given.get("translations") or {}).items():
        if not isinstance(lines, list) or len(lines) != len(given["sentences"]):
            raise UsageError(
                "{where}: the translations into “{language}” are not one a sentence.", where=where, language=language
            )
        translations[language] = tuple(map(str, lines))
    return Article.from_sentences([str(s) for s in given["sentences"]], given["language"], "", translations)


__all__ = ["DiglotError", "Options", "compare", "compare_many"]
