"""Makes turns: small words of a true translation that change, for the model of divergences.

A negation comes or goes ("is" and "is not", « a été » and « n'a pas été »), or a small word takes the place of another one
of its kind ("before" and "after", "may" and "will", « a » and « aurait »). Where the other side has its counterpart, that
one is told as changed too; where it might, nothing is told of it. English (0) and French (1) only.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from statistics import median

from diglot.languages.words import norm
from diglot.translation.linking import LinkedWord

#: what a word is told of: nothing; it is fine; it is lost or another; it is a small word that changed; it changed places
UNSURE, FINE, LOSS, TURNED, MOVED = -1, 0, 1, 2, 3


def word_set(text: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(text.split())


#: small words that exclude each other, by poles: English and French; of poles with as many words each the one that stands
#: at the same place is taken (number and gender stay)
GROUPS: tuple[tuple[tuple[str, str], ...], ...] = (
    (("before", "avant"), ("after", "après")),
    (("until till", "jusqu'"), ("since", "depuis"), ("during", "pendant durant")),
    (
        ("always", "toujours"),
        ("often", "souvent"),
        ("sometimes", "parfois"),
        ("rarely seldom", "rarement"),
        ("never", "jamais"),
    ),
    (
        ("all", "tous toutes"),
        ("most", "plupart"),
        ("many", "nombreux nombreuses"),
        ("several", "plusieurs"),
        ("some", "certains certaines"),
        ("few", "peu"),
        ("none", "aucun aucune"),
        ("half", "moitié"),
    ),
    (("more", "plus"), ("less fewer", "moins")),
    (("most", "plus"), ("least", "moins")),
    (("largely mainly", "largement"), ("partly", "partiellement"), ("entirely fully completely", "entièrement")),
    (("only", "seulement uniquement"), ("also", "aussi également")),
    (("very", "très"), ("slightly", "légèrement")),
    (
        ("may might could", "pourrait pourraient"),
        ("will", "va vont"),
        ("must", "doit doivent"),
        ("should", "devrait devraient"),
        ("can", "peut peuvent"),
    ),
    (("with", "avec"), ("without", "sans")),
    (("for", "pour"), ("against", "contre")),
    (("and", "et"), ("or", "ou")),
    (("above over", "dessus"), ("under below", "sous")),
    (("if", "si"), ("unless", "sauf"), ("because", "car"), ("although though", "quoique"), ("when", "quand")),
    (("probably likely", "probablement"), ("certainly definitely", "certainement")),
    (("still", "encore toujours"), ("already", "déjà")),
    (("now", "maintenant désormais"), ("then", "ensuite alors puis")),
    (("near", "près"), ("far", "loin")),
    (("i", "je j'"), ("we", "nous"), ("they", "ils elles"), ("he", "il"), ("she", "elle")),
    (("my", "mon ma mes"), ("our", "notre nos"), ("their", "leur leurs"), ("his her", "son sa ses")),
)
#: French verbs and their conditional, by which hearsay is told; English words that may stand for it
HEARSAY = (
    ("a ont avait avaient", "aurait auraient aurait auraient"),
    ("est sont était étaient", "serait seraient serait seraient"),
)
SUPPOSED = word_set("would could may might should reportedly allegedly apparently said suspected believed")

#: English verbs before "not", with what they are with it as one word
BEFORE_NOT = {
    "is": "isn't", "are": "aren't", "was": "wasn't", "were": "weren't", "has": "hasn't", "have": "haven't",
    "had": "hadn't", "will": "won't", "would": "wouldn't", "can": "cannot", "could": "couldn't", "should": "shouldn't",
    "must": "mustn't", "may": "", "might": "", "did": "didn't", "does": "doesn't",
}  # fmt: skip
UNSAID = {whole: verb for verb, whole in BEFORE_NOT.items() if whole} | {"can't": "can", "don't": "do"}
#: French verbs that "ne … pas" stands around, and the words right before them that forbid it here
AROUND_NOT = word_set(
    "est sont était étaient a ont avait avaient sera seront serait seraient aura auront aurait auraient va vont peut "
    "peuvent pourra pourront pourrait pourraient doit doivent devra devront devrait veut veulent font"
)
CLITICS = word_set("le la les l' lui leur y en me m' te t' se s' nous vous ne n' -")
#: words that deny, and the second halves of French denials
DENIALS = (
    frozenset({*UNSAID, "not", "never", "no", "without", "nobody", "nothing", "none", "neither", "nor", "unless"}),
    word_set("sans non"),
)
HALVES = word_set("pas plus jamais rien personne aucun aucune guère ni nul nulle point nullement aucunement")
FIRST_HALVES = word_set("personne rien aucun aucune jamais nul nulle ni")
#: tokens from the one half to the other of a French denial, less than
APART = 7
#: what stands in a denial's place
INSTEAD = (
    {
        "without": "with",
        "nobody": "everybody",
        "nothing": "everything",
        "none": "all",
        "unless": "if",
        "never": "always",
    },
    {"sans": "avec"},
)
#: how two candidates for one counterpart must differ in distance, in tokens; words around that tell where it stands; and the
#: distance from there beyond which none is one
CLEAR, REACH, FARTHEST = 4, 5, 12
#: words before a French verb's homograph ("l'est", the east)
BEFORE_NOUN = word_set("d' de à")
#: words that a pronoun or a possessive of both languages stands for: without its counterpart nothing is known of it
PERSONS = word_set(
    "i we they he she je j' nous ils elles il elle my our their his her mon ma mes notre nos leur leurs son sa ses"
)
#: tokens that come instead of one, with their labels
Edit = Mapping[int, Sequence[tuple[str, int]]]
Texts = list[list[str]]
Labels = list[list[int]]
Links = Sequence[Sequence[LinkedWord]]


def _places(side: int) -> Mapping[str, list[tuple[int, int]]]:
    """The small words of a language, each with the groups that it stands in and its pole there."""
    made: dict[str, list[tuple[int, int]]] = {}
    for number, group in enumerate(GROUPS):
        for pole, words in enumerate(group):
            for word in words[side].split():
                made.setdefault(word, []).append((number, pole))
    return made


_PLACES = _places(0), _places(1)
#: the small words of each language that the model is told of, whether they carry meaning by the packs or not
SMALL: tuple[frozenset[str], frozenset[str]] = (
    frozenset({*_PLACES[0], *DENIALS[0]}),
    frozenset(
        {*_PLACES[1], *DENIALS[1], *HALVES, "ne", "n'", *(w for pair in HEARSAY for two in pair for w in two.split())}
    ),
)


def small_words(languages: tuple[str, str]) -> tuple[frozenset[str], frozenset[str]]:
    """The small words of two languages; none of other languages than English and French, in this order."""
    return SMALL if languages == ("en", "fr") else (frozenset(), frozenset())


def told_words(languages: tuple[str, str]) -> tuple[frozenset[str], frozenset[str]]:
    """The small words that the finished model tells of: pronouns are not, as editions name persons as they like."""
    one, two = small_words(languages)
    return one - PERSONS, two - PERSONS


def denials(tokens: Sequence[str], side: int) -> list[tuple[int, ...]]:
    """The negations of a text, each as the places of its words."""
    low = [norm(t) for t in tokens]
    made: list[tuple[int, ...]] = []
    for k, word in enumerate(low):
        if word == "no" and low[k + 1 : k + 2] == ["longer"]:
            made.append((k, k + 1))
        elif word in DENIALS[side]:
            made.append((k,))
        elif side and word in ("ne", "n'"):
            behind = next((j for j in range(k + 1, min(len(low), k + APART)) if low[j] in HALVES), None)
            used = {j for places in made for j in places}
            first = range(k - 1, max(-1, k - APART), -1)
            before = next((j for j in first if low[j] in FIRST_HALVES and j not in used), None)
            made.append((k, behind) if behind is not None else (k,) if before is None else (before, k))
    return sorted(made)


class Turner:
    """Makes turns in a pair of texts."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice

    def turn(self, texts: Texts, labels: Labels, links: Links, side: int) -> bool:
        """Change a negation, or a small word of another kind; False where what was drawn cannot be done."""
        name = self._dice.choice(("deny", "affirm", "affirm", "exchange", "exchange", "suppose"))
        return self.by_name(name)(texts, labels, links, side)

    def by_name(self, name: str) -> Callable[[Texts, Labels, Links, int], bool]:
        """The way of changing a pair that has a name: deny, affirm, exchange, suppose."""
        return {
            "deny": self._deny,
            "affirm": self._affirm,
            "exchange": self._exchange,
            "suppose": self._suppose,
        }[name]

    def _deny(self, texts: Texts, labels: Labels, _: Links, side: int) -> bool:
        """Add a negation to a side."""
        low = [norm(t) for t in texts[side]]
        verbs = [k for k in range(len(low) - 1) if _plain(texts[side], k) and self._may_deny(low, k, side)]
        if not verbs:
            return False
        at = self._dice.choice(verbs)
        verb = texts[side][at], labels[side][at]
        if side:
            first = "n'" if low[at][0] in "aeiouyéêh" else "ne"
            half = self._dice.choice(("pas", "pas", "pas", "pas", "plus", "jamais"))
            made = [(first, TURNED), verb, (half, TURNED)]
        elif BEFORE_NOT[low[at]] and self._dice.random() < 0.3:
            made = [(BEFORE_NOT[low[at]], TURNED)]
        else:
            ways = (["not"], ["not"], ["not"], ["never"], ["no", "longer"])
            made = [verb, *((new, TURNED) for new in self._dice.choice(ways))]
        return _apply(texts, labels, side, {at: made})

    def _may_deny(self, low: Sequence[str], k: int, side: int) -> bool:
        if side:
            denied = any(w in HALVES for w in low[k + 1 : k + 4])
            return low[k] in AROUND_NOT and _is_verb(low, k) and low[k + 1] != "-" and not denied
        return low[k] in BEFORE_NOT and not any(w in DENIALS[0] for w in low[k : k + 3])

    def _affirm(self, texts: Texts, labels: Labels, links: Links, side: int) -> bool:
        """Take a negation of a side away, or put its opposite there; the other side's is told as changed."""
        own = [at for at in denials(texts[side], side) if all(labels[side][k] == FINE for k in at)]
        if not own:
            return False
        at = self._dice.choice(own)
        facing = _nearest(at[0], denials(texts[1 - side], 1 - side), labels, links, side)
        edit = self._without(texts[side], at, side)
        if facing is None or edit is None:
            return False
        for place in facing:
            labels[1 - side][place] = TURNED
        return _apply(texts, labels, side, edit)

    def _without(self, tokens: Sequence[str], at: tuple[int, ...], side: int) -> Edit | None:
        low = [norm(tokens[k]) for k in at]
        if side:
            if low[0] in INSTEAD[1]:
                return {at[0]: [(INSTEAD[1][low[0]], TURNED)]}
            if low == ["non"]:
                return {at[0]: []}
            if len(at) < 2 or low[0] not in ("ne", "n'"):
                return None  # "ne … que", a "ne" that denies nothing, "personne n'a …"
            verb = norm(tokens[at[0] + 1])
            if low[1] in ("aucun", "aucune"):
                return {at[0]: [], at[1]: [(low[1].removeprefix("auc"), TURNED)]}
            if low[1] in ("rien", "personne", "ni", "nul", "nulle") or verb in ("que", "qu'"):
                return None
            if low[1] == "plus" and self._dice.random() < 0.4:
                return {at[1]: [("pas", TURNED), ("encore", TURNED)]}
            instead = [("toujours", TURNED)] if low[1] == "jamais" and self._dice.random() < 0.3 else []
            return {at[0]: [], at[1]: instead}
        word, place = low[0], at[0]
        behind = norm(tokens[place + 1]) if place + 1 < len(tokens) else ""
        if word == "no":
            if behind == "longer":
                instead = self._dice.choice(([], [("still", TURNED)], [("not", TURNED), ("yet", TURNED)]))
                return {place: instead, place + 1: []}
            return {place: self._dice.choice(([], [("some", TURNED)], [("the", UNSURE)]))}
        if word in ("neither", "nor"):
            return None
        if word == "not":
            did = place > 0 and norm(tokens[place - 1]) in ("did", "do", "does")
            return {place: [], place - 1: []} if did and self._dice.random() < 0.7 else {place: []}
        if word in UNSAID:
            verb = UNSAID[word]
            return {place: [] if verb in ("do", "does", "did") else [(verb, UNSURE)]}
        if word == "never" and self._dice.random() < 0.6:
            return {place: []}
        return {place: [(INSTEAD[0][word], TURNED)]}

    def _exchange(self, texts: Texts, labels: Labels, links: Links, side: int) -> bool:
        """Put another word of its kind in a small word's place."""
        tokens, there = texts[side], [norm(t) for t in texts[1 - side]]
        halves = {k for at in denials(tokens, side) if len(at) > 1 for k in at}
        places = [
            (k, place)
            for k, token in enumerate(tokens)
            if k not in halves and labels[side][k] == FINE and _plain(tokens, k) and tokens[k + 1 : k + 2] != ["-"]
            for place in _PLACES[side].get(norm(token), ())
        ]
        if not places:
            return False
        # each group as often as another, or "and" and "for" were all that is seen
        group = self._dice.choice(sorted({place[0] for _, place in places}))
        at, (_, pole) = self._dice.choice([one for one in places if one[1][0] == group])
        old = norm(tokens[at])
        other = self._dice.choice([p for p in range(len(GROUPS[group])) if p != pole])
        own, new = (GROUPS[group][p][side].split() for p in (pole, other))
        parallel = len(own) == len(new) and old not in PERSONS
        word = new[own.index(old)] if parallel else self._dice.choice(new)
        if word == old or any(w in GROUPS[group][other][1 - side].split() for w in there):
            return False
        if not self._answer(at, old, there, labels, links, side, len(texts[1 - side])) and old in PERSONS:
            return False
        if word in ("je", "j'"):
            word = "j'" if norm(tokens[at + 1] if at + 1 < len(tokens) else "")[:1] in tuple("aeiouyéêh") else "je"
        return _apply(texts, labels, side, {at: [(_cased(word, at), TURNED)]})

    def _answer(
        self, at: int, old: str, there: Sequence[str], labels: Labels, links: Links, side: int, length: int
    ) -> bool:
        """Tell the counterpart of a word that goes; where none is clear, tell nothing of what may be it."""
        poles = {w for group, pole in _PLACES[side][old] for w in GROUPS[group][pole][1 - side].split()}
        whole = {k: places for places in denials(there, 1 - side) for k in places}
        facing = [whole.get(k, (k,)) for k, word in enumerate(there) if word in poles]
        chosen = _nearest(at, facing, labels, links, side)
        if chosen is not None:
            for place in chosen:
                labels[1 - side][place] = TURNED
            return True
        other = links[1 - side]
        partners = {other[w.partner].word.start for w in links[side] if w.word.start == at and w.partner >= 0}
        middle = _place_of(at, links, side)
        near = range(0) if middle is None else range(max(0, int(middle) - REACH), min(length, int(middle) + REACH + 1))
        loose = {w.word.start for w in other if not (w.content and is_linked(w))}
        for place in {*partners, *(k for places in facing for k in places), *loose.intersection(near)}:
            if labels[1 - side][place] == FINE:
                labels[1 - side][place] = UNSURE
        return False

    def _suppose(self, texts: Texts, labels: Labels, _: Links, side: int) -> bool:
        """Make a French statement hearsay, or a supposed one fact."""
        forms = [pair for one, two in HEARSAY for pair in zip(one.split(), two.split(), strict=True)]
        told, supposed = dict(forms), {two: one for one, two in reversed(forms)}
        low = [norm(t) for t in texts[1]]
        known = supposed if self._dice.random() < 0.5 else told
        places = [k for k, word in enumerate(low) if word in known and _plain(texts[1], k) and _is_verb(low, k)]
        if not places:
            return False
        at = self._dice.choice(places)
        for k, word in enumerate(texts[0]):
            if norm(word) in SUPPOSED:
                labels[0][k] = UNSURE
        return _apply(texts, labels, 1, {at: [(known[low[at]], TURNED)]})

    # places


def _is_verb(low: Sequence[str], k: int) -> bool:
    """Whether a French form is a verb as far as the word before tells: not "l'est", nor "il y a" or "l'a"."""
    return not k or low[k - 1] not in (CLITICS | BEFORE_NOUN)


def _plain(tokens: Sequence[str], k: int) -> bool:
    """Whether a word is no name ("May"): in lower case, or first in its sentence."""
    return tokens[k][0].islower() or tokens[k] == "I" or not k or tokens[k - 1] in ".!?:"


def _cased(word: str, at: int) -> str:
    return word.capitalize() if not at or word == "i" else word


def _apply(texts: Texts, labels: Labels, side: int, edit: Edit) -> bool:
    begins = texts[side][0][:1].isupper()
    for at in sorted(edit, reverse=True):
        texts[side][at : at + 1] = [token for token, _ in edit[at]]
        labels[side][at : at + 1] = [label for _, label in edit[at]]
    if begins and 0 in edit and texts[side]:
        texts[side][0] = texts[side][0][:1].upper() + texts[side][0][1:]
    return True


def _place_of(at: int, links: Links, side: int) -> float | None:
    """Where on the other side a word of this side is told, by the words around it; None where nothing tells."""
    own, other = links[side], links[1 - side]
    near = [w for w in own if abs(w.word.start - at) <= REACH and w.content and is_linked(w)]
    return median(other[w.partner].word.start for w in near) if near else None


def _nearest(
    at: int, others: Sequence[tuple[int, ...]], labels: Labels, links: Links, side: int
) -> tuple[int, ...] | None:
    """Of places on the other side the one that stands where a word of this side is told; None where that is not clear."""
    free = [places for places in others if all(labels[1 - side][k] == FINE for k in places)]
    middle = _place_of(at, links, side)
    if middle is None or not free:
        return free[0] if len(free) == 1 else None
    ranked = sorted((abs(places[0] - middle), places) for places in free)
    if ranked[0][0] > FARTHEST or (len(ranked) > 1 and ranked[1][0] - ranked[0][0] < CLEAR):
        return None
    return ranked[0][1]


def is_linked(item: LinkedWord | None) -> bool:
    """Whether a word has a counterpart of its own."""
    return item is not None and item.strength > 0 and not item.shared
