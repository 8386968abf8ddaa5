"""The result types: beads, findings, the comparison, and their JSON form (the public contract)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b
from typing import Any

from diglot.article import Article

#: Version of the JSON contract.
CONTRACT = "1"

Span = tuple[int, int]


class Kind(StrEnum):
    """What happened to a sentence between the first edition named (source) and the second (target)."""

    ADDED = "added"
    DROPPED = "dropped"
    ALTERED = "altered"


class Aspect(StrEnum):
    """What of a sentence differs."""

    SENTENCE = "sentence"
    COVERAGE = "coverage"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"
    ATTRIBUTION = "attribution"
    QUOTATION = "quotation"
    CERTAINTY = "certainty"
    DEGREE = "degree"
    ROLES = "roles"
    WORDING = "wording"


class Severity(StrEnum):
    """How much a finding matters: `critical` would need a correction, `note` is worth knowing."""

    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for a note up to 3 for critical."""
        return _RANK[self]


_RANK = {Severity.NOTE: 0, Severity.MINOR: 1, Severity.MAJOR: 2, Severity.CRITICAL: 3}


@dataclass(frozen=True, slots=True)
class Bead:
    """One step of an alignment: sentence indexes of either side (an empty side is a null link)."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    similarity: float = 0.0
    moved: bool = False

    @property
    def is_null(self) -> bool:
        """True where one side has no counterpart."""
        return not self.source or not self.target


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference. Spans are character offsets into each article's text; `confidence` is within 0..1.

    `evidence` holds what an editor needs to judge: both originals, the reading by machine, the words or values
    that differ.
    """

    kind: Kind
    aspect: Aspect
    severity: Severity
    confidence: float
    source: tuple[int, ...]
    target: tuple[int, ...]
    message: str
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
    evidence: dict[str, Any] = field(default_factory=dict)
    id: str = ""


@dataclass(frozen=True, slots=True)
class Rendering:
    """One edition read in another language, sentence by sentence.

    `of` says which edition was translated ("source" or "target"); `lines[i]` is the reading of its sentence i;
    `reliable[i]` is False where the engine's output failed the guards. `aligns`: good enough to align by.
    """

    of: str
    engine: str
    route: tuple[str, ...]
    lines: tuple[str, ...]
    reliable: tuple[bool, ...]
    package: str = ""
    trust: str = ""
    aligns: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the two texts are editions of one story.

    `coverage` (0..1) is what that is judged by: the share of an edition's characters that stand in passages whose words
    link to those facing them, of the edition that has more. It is no count of the sentences that have a counterpart.
    """

    editions: bool
    coverage: float
    message: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that a desk has let stand, with its reason and date (see diglot.review)."""

    finding: Finding
    because: str
    date: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What `compare()` returns; `to_json()` is the contract."""

    source: Article
    target: Article
    rendering: Rendering
    alignment: tuple[Bead, ...]
    findings: tuple[Finding, ...]
    verdict: Verdict
    signature: str = ""
    id: str | None = None
    accepted: tuple[Accepted, ...] = ()
    #: accepted differences of these files that are no longer there, one sentence each
    stale: tuple[str, ...] = ()

    @property
    def compared(self) -> bool:
        """False where the texts are no editions of one story and nothing was told of them but that."""
        return self.verdict.editions or bool(self.findings)

    def to_json(self) -> dict[str, Any]:
        """The comparison as plain dicts and lists, in the order that the contract gives."""
        made: dict[str, Any] = {"diglot": CONTRACT}
        if self.id is not None:
            made["id"] = self.id
        made["source"] = _article_json(self.source)
        made["target"] = _article_json(self.target)
        made["translation"] = {
            "engine": self.rendering.engine,
            "route": list(self.rendering.route),
            "package": self.rendering.package,
        }
        made["verdict"] = {
            "editions": self.verdict.editions,
            "coverage": round(self.verdict.coverage, 4),
            "message": self.verdict.message,
        }
        made["alignment"] = [
            {
                "source": list(bead.source),
                "target": list(bead.target),
                "similarity": round(bead.similarity, 4),
                "moved": bead.moved,
            }
            for bead in self.alignment
        ]
        made["findings"] = [finding_json(finding) for finding in self.findings]
        if self.accepted:
            made["accepted"] = [{"id": a.finding.id, "because": a.because, "date": a.date} for a in self.accepted]
        made["signature"] = self.signature
        return made


def _article_json(article: Article) -> dict[str, Any]:
    return {
        "path": article.path,
        "language": article.language,
        "title": article.title,
        "sentences": [
            {"index": s.index, "text": s.text, "start": s.start, "end": s.end, "role": str(s.role)}
            for s in article.sentences
        ],
    }


def finding_json(finding: Finding) -> dict[str, Any]:
    """One finding in the contract's terms."""
    return {
        "id": finding.id,
        "kind": str(finding.kind),
        "aspect": str(finding.aspect),
        "severity": str(finding.severity),
        "confidence": round(finding.confidence, 3),
        "source": list(finding.source),
        "target": list(finding.target),
        "source_spans": [list(span) for span in finding.source_spans],
        "target_spans": [list(span) for span in finding.target_spans],
        "message": finding.message,
        "evidence": finding.evidence,
    }


def finding_id(kind: Kind, aspect: Aspect, source: Sequence[str], target: Sequence[str], what: str) -> str:
    """A stable id: the same difference in the same two texts, wherever and whenever it is found.

    It rests on the sentences' own text (white space folded) and on what differs, never on positions.
    """
    digest = blake2b(digest_size=6)
    for part in (str(kind), str(aspect), *source, "\x1e", *target, "\x1e", what):
        digest.update(" ".join(part.split()).encode())
        digest.update(b"\x1f")
    return digest.hexdigest()
