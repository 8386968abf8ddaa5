"""Forms of German words, from the way the word lists write them.

`Haus/Häuser` is a noun with its plural, `Zeitung` one whose plural follows from its ending; `an|kommen` is a verb with a
separable prefix, other words in -en are verbs too; all else has the endings of adjectives. `Bundes-` is the first part
of compounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

#: verbs whose forms no rule gives: infinitive, third person where its vowel changes, past, participle
_STRONG = """
backen bäckt backte gebacken; befehlen befiehlt befahl befohlen; beginnen - begann begonnen; beißen - biss gebissen;
bergen birgt barg geborgen; bersten birst barst geborsten; betrügen - betrog betrogen; biegen - bog gebogen; bieten - bot geboten;
binden - band gebunden; bitten - bat gebeten; blasen bläst blies geblasen; bleiben - blieb geblieben; braten brät briet gebraten;
brechen bricht brach gebrochen; brennen - brannte gebrannt; bringen - brachte gebracht; denken - dachte gedacht;
dreschen drischt drosch gedroschen; dringen - drang gedrungen; dürfen darf durfte gedurft; empfehlen empfiehlt empfahl empfohlen;
erlöschen erlischt erlosch erloschen; erschrecken erschrickt erschrak erschrocken; essen isst aß gegessen; fahren fährt fuhr gefahren;
fallen fällt fiel gefallen; fangen fängt fing gefangen; fechten ficht focht gefochten; finden - fand gefunden; flechten flicht flocht geflochten;
fliegen - flog geflogen; fliehen - floh geflohen; fließen - floss geflossen; fressen frisst fraß gefressen; frieren - fror gefroren;
gären - gor gegoren; gebären gebärt gebar geboren; geben gibt gab gegeben; gedeihen - gedieh gediehen; gehen - ging gegangen;
gelingen - gelang gelungen; gelten gilt galt gegolten; genesen - genas genesen; genießen - genoss genossen; geschehen geschieht geschah geschehen;
gewinnen - gewann gewonnen; gießen - goss gegossen; gleichen - glich geglichen; gleiten - glitt geglitten; graben gräbt grub gegraben;
greifen - griff gegriffen; haben hat hatte gehabt; halten hält hielt gehalten; hängen - hing gehangen; hauen - hieb gehauen;
heben - hob gehoben; heißen - hieß geheißen; helfen hilft half geholfen; kennen - kannte gekannt; klingen - klang geklungen;
kneifen - kniff gekniffen; kommen - kam gekommen; können kann konnte gekonnt; kriechen - kroch gekrochen; laden lädt lud geladen;
lassen lässt ließ gelassen; laufen läuft lief gelaufen; leiden - litt gelitten; leihen - lieh geliehen; lesen liest las gelesen;
liegen - lag gelegen; lügen - log gelogen; mahlen - mahlte gemahlen; meiden - mied gemieden; messen misst maß gemessen;
mögen mag mochte gemocht; müssen muss musste gemusst; nehmen nimmt nahm genommen; nennen - nannte genannt; pfeifen - pfiff gepfiffen;
preisen - pries gepriesen; quellen quillt quoll gequollen; raten rät riet geraten; reiben - rieb gerieben; reißen - riss gerissen;
reiten - ritt geritten; rennen - rannte gerannt; riechen - roch gerochen; ringen - rang gerungen; rinnen - rann geronnen; rufen - rief gerufen;
saufen säuft soff gesoffen; schaffen - schuf geschaffen; scheiden - schied geschieden; scheinen - schien geschienen; scheren - schor geschoren;
schieben - schob geschoben; schießen - schoss geschossen; schlafen schläft schlief geschlafen; schlagen schlägt schlug geschlagen;
schleichen - schlich geschlichen; schleifen - schliff geschliffen; schließen - schloss geschlossen; schmeißen - schmiss geschmissen;
schmelzen schmilzt schmolz geschmolzen; schneiden - schnitt geschnitten; schreiben - schrieb geschrieben; schreien - schrie geschrien;
schreiten - schritt geschritten; schweigen - schwieg geschwiegen; schwellen schwillt schwoll geschwollen; schwimmen - schwamm geschwommen;
schwinden - schwand geschwunden; schwingen - schwang geschwungen; schwören - schwor geschworen; sehen sieht sah gesehen; senden - sandte gesandt;
singen - sang gesungen; sinken - sank gesunken; sinnen - sann gesonnen; sitzen - saß gesessen; sollen soll sollte gesollt; speien - spie gespien;
spinnen - spann gesponnen; sprechen spricht sprach gesprochen; springen - sprang gesprungen; stechen sticht stach gestochen; stehen - stand gestanden;
stehlen stiehlt stahl gestohlen; steigen - stieg gestiegen; sterben stirbt starb gestorben; stinken - stank gestunken; stoßen stößt stieß gestoßen;
streichen - strich gestrichen; streiten - stritt gestritten; tragen trägt trug getragen; treffen trifft traf getroffen; treiben - trieb getrieben;
treten tritt trat getreten; trinken - trank getrunken; trügen - trog getrogen; tun tut tat getan; verderben verdirbt verdarb verdorben;
vergessen vergisst vergaß vergessen; verlieren - verlor verloren; verschleißen - verschliss verschlissen; verzeihen - verzieh verziehen;
wachsen wächst wuchs gewachsen; wägen - wog gewogen; wiegen - wog gewogen; waschen wäscht wusch gewaschen; weichen - wich gewichen;
weisen - wies gewiesen; wenden - wandte gewandt; werben wirbt warb geworben; werden wird wurde geworden; werfen wirft warf geworfen;
winden - wand gewunden; wissen weiß wusste gewusst; wollen will wollte gewollt; wringen - wrang gewrungen; ziehen - zog gezogen;
zwingen - zwang gezwungen
"""
STRONG = {inf: (third, past, part) for inf, third, past, part in (row.split() for row in _STRONG.split(";"))}
#: what no rule makes of "sein"
_BE = "sein bin bist ist sind seid war warst waren wart gewesen sei seien wäre wären wärst"
INSEPARABLE = (
    "be",
    "emp",
    "ent",
    "er",
    "ge",
    "miss",
    "ver",
    "zer",
    "wider",
    "hinter",
    "voll",
    "über",
    "unter",
    "um",
    "durch",
    "wieder",
)
_VERB = re.compile(r"(?:en|eln|ern|^tun|^sein)$")
#: adjectives and participles among the words in -en
_DECLINED = re.compile(
    f"(?:^(?:offen|eigen|selten|trocken|eben|golden|zufrieden|verschieden|erwachsen|übrigen|albern|modern|nüchtern|extern|intern|lüstern)"
    f"|{'|'.join(part.removeprefix('ge') for _, _, part in STRONG.values() if part.endswith('en'))})$"
)
#: endings of nouns and what is added for the plural; endings that another takes the place of
EXCHANGED = (("ismus", "ismen"), ("um", "en"))
PLURALS = (
    ("in", "nen"),
    ("e", "n"),
    ("er", ""),
    ("el", ""),
    ("chen", ""),
    ("or", "en"),
    *(
        (end, "en")
        for end in ("ung", "heit", "keit", "schaft", "ion", "tät", "ik", "ur", "enz", "anz", "ei", "ent", "ist", "ant")
    ),
)
#: nouns with these endings have no -s in the genitive; persons with those have a form in -in
_WITHOUT_S = re.compile(r"(?:ung|heit|keit|schaft|ion|tät|ik|ur|enz|anz|in|e|s|ß|z)$")
_PERSON = re.compile(
    r"(?:er|ent|ist|ant|or|eur|at|ot|oge|ekt|är|al|it|et|wirt|walt|llege|perte|nde|euge|[oö]se|ürke|wede|bote|rbe|atte|eche"
    r"|usse|pole|däne|finne|brite|schotte|ate|ite|ante|ente|urde)$",
    re.IGNORECASE,
)
ADJECTIVE = ("e", "er", "es", "en", "em")
#: adjectives whose vowel changes in the comparative, and those that have another
_UMLAUT = frozenset(
    {
        "alt",
        "arm",
        "hart",
        "jung",
        "kalt",
        "klug",
        "krank",
        "kurz",
        "lang",
        "scharf",
        "schwach",
        "schwarz",
        "stark",
        "warm",
        "gesund",
        "rot",
        "grob",
    }
)
_COMPARED = {
    "gut": ("besser", "best"),
    "viel": ("mehr", "meist"),
    "groß": ("größer", "größt"),
    "hoch": ("höher", "höchst"),
    "nah": ("näher", "nächst"),
}
_VOWEL = str.maketrans("aouAOU", "äöüÄÖÜ")


def forms(written: str) -> set[str]:
    """All forms of a word of the lists, in lower case, with ss beside ß; the first part of a compound with its hyphen off."""
    if " " in written:
        return {written.lower()}
    made = {form.lower() for form in _forms(written)}
    return made | {form.replace("ß", "ss") for form in made}


def base(written: str) -> str:
    """The word as a dictionary has it, in lower case: without plural, mark of the prefix or hyphen."""
    return written.split("/")[0].replace("|", "").strip("-").lower()


def _forms(written: str) -> Iterator[str]:
    if written.endswith("-"):
        yield written.rstrip("-")
    elif written[0].isupper():
        yield from _noun(*written.split("/"))
    elif "|" in written or _VERB.search(written):
        yield from _verb(written)
        if "|" not in written and _DECLINED.search(written):
            yield from _declined(written)
    else:
        yield from _adjective(written)


def _noun(one: str, *many: str) -> Iterator[str]:
    plurals = [p for p in many if p not in ("", "-")] or _plurals(one)
    yield one
    if not _WITHOUT_S.search(one):
        yield from (one + "s", one + "es", one + "e")
    elif one[-1] in "sßz":
        yield one + "es"
    if one.endswith("nis"):
        yield one + "ses"
    if one.endswith("e"):  # Beamte, ein Beamter
        yield from (one + "r", one + "m", one + "n")
    for plural in plurals:
        yield plural
        if not plural.endswith(("n", "s")):
            yield plural + "n"
    if _PERSON.search(one):
        root = one.removesuffix("e")
        for woman in (root, _umlaut(root)):
            yield from (woman + "in", woman + "innen")


def _plurals(one: str) -> list[str]:
    """The plural that a noun's ending tells, if any."""
    made = [one.removesuffix(end) + other for end, other in EXCHANGED if one.endswith(end)]
    return (made + [one + more for end, more in PLURALS if one.endswith(end)])[:1]


def _verb(written: str) -> Iterator[str]:
    before, _, rest = written.rpartition("|")
    if rest == "sein":
        yield from (before + form for form in _BE.split())
        yield from _declined("gewesen")
        return
    prefix = (
        next((p for p in INSEPARABLE if rest.startswith(p) and rest[len(p) :] in STRONG), "")
        if rest not in STRONG
        else ""
    )
    root = rest[len(prefix) :]
    finite = list(_finite(prefix, root))
    participles = _participles(prefix, root, bool(before))
    yield from (before + form for form in (*finite, rest))
    yield from (f"{before}{rest}d", *_declined(f"{before}{rest}d"))
    if before:
        yield f"{before}zu{rest}"
    for participle in participles:
        yield from (before + participle, *_declined(before + participle))


def _finite(prefix: str, root: str) -> Iterator[str]:
    stem, soft = _stem(root)
    for ending in ("e", "st", "t", "en"):
        yield prefix + stem + (soft if ending in ("st", "t") else "") + ending
    yield prefix + stem
    if root.endswith("eln"):
        yield prefix + root[:-3] + "le"
    if root not in STRONG:
        for ending in ("te", "test", "ten", "tet"):
            yield prefix + stem + soft + ending
        return
    third, past, _ = STRONG[root]
    if third != "-":
        yield from (prefix + third, prefix + third.removesuffix("t") + "st")
    for form in (past, _umlaut(past)):
        yield from (prefix + form + e for e in ("", "en", "t", "st", "e", "n", "et"))


def _stem(root: str) -> tuple[str, str]:
    """A verb without its ending, and the e that stands before -t behind some letters: "arbeitet"."""
    stem = root[:-2] if root.endswith("en") else root[:-1]
    return stem, "e" if re.search(r"(?:[td]|[^aeiouäöülrhmn][mn])$", stem) else ""


def _participles(prefix: str, root: str, parted: bool) -> list[str]:
    if root in STRONG:
        whole = STRONG[root][2]
        return [prefix + (whole.removeprefix("ge") if prefix and root[:2] != "ge" else whole)]
    plain = "".join(_stem(root)) + "t"
    if root.endswith("ieren") or (not parted and root.startswith(INSEPARABLE[:6])):
        return [plain]
    return ["ge" + plain, plain] if root.startswith(INSEPARABLE) else ["ge" + plain]


def _adjective(word: str) -> Iterator[str]:
    yield word
    short = re.sub(r"e([lr])$", r"\1", word)
    roots = {word, short} if short != word else {word}
    for root in roots:
        yield from _declined(root)
    more, most = _COMPARED.get(word, (short + "er", word + ("est" if re.search(r"[tdsßzx]$", word) else "st")))
    if word in _UMLAUT:
        more, most = _umlaut(more), _umlaut(most)
    for root in (more, most):
        yield from (root, *_declined(root))


def _declined(root: str) -> Iterator[str]:
    if root.endswith("e"):
        root = root[:-1]
    return (root + e for e in ADJECTIVE)


def _umlaut(word: str) -> str:
    """The last vowel that can change, changed: "Häuser" from "Hauser"."""
    for i in range(len(word) - 1, -1, -1):
        if word[i] in "aou":
            at = i - 1 if word[i] == "u" and i and word[i - 1] == "a" else i
            return word[:at] + word[at].translate(_VOWEL) + word[at + 1 :]
    return word
