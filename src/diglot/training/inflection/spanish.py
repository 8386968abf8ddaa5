"""Forms of Spanish words: plurals, feminines, and the conjugations with the verbs that depart from them."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: verbs whose stem vowel turns into a diphthong, or i, under stress; prefixed ones follow
_STRESSED = """
acertar almorzar apostar apretar aprobar asentar atravesar calentar cerrar cocer colar colgar comenzar concertar confesar consolar contar
costar defender descender demostar demostrar despertar desterrar encender encontrar enterrar entender esforzar extender forzar fregar
gobernar helar heder herrar jugar llover manifestar mentar morder mostrar mover negar nevar oler pensar perder plegar poblar probar
quebrar recomendar recordar regar renovar resolver rodar rogar segar sembrar sentar soldar soler soltar sonar soñar temblar tender
torcer tostar tropezar verter volar volver volcar alentar ascender avergonzar cegar encomendar enmendar arrendar sosegar trascender acordar acostar devolver discernir dormir morir sentir mentir herir hervir preferir
referir sugerir convertir advertir invertir divertir digerir conferir diferir transferir inferir requerir adquirir pedir servir seguir
vestir repetir medir elegir corregir competir despedir impedir rendir reír freír concebir regir gemir ceñir teñir reñir empezar cimentar
"""
STRESSED = frozenset(_STRESSED.split())
#: verbs in -iar and others whose weak vowel is stressed: envía, prohíbe, reúne; so are all in -uar but -guar and -cuar
_ACCENTED = """
aliar ampliar ansiar averiar aviar chirriar confiar contrariar criar desafiar desconfiar desviar enfriar enviar espiar esquiar expiar
extraviar fiar fotografiar guiar hastiar liar piar porfiar reenviar resfriar rociar vaciar variar
reunir prohibir aislar rehusar aullar cohibir ahijar maullar
"""
ACCENTED = frozenset(_ACCENTED.split())
#: pronouns behind an infinitive or a gerund
ENCLITICS = ("se", "lo", "la", "los", "las", "le", "les")
#: verbs with forms of their own: infinitive, stem of the past, of the future, participle, first person, further forms
_OWN = """
tener tuv tendr tenido tengo tienes tiene tienen ten tengan tenga; venir vin vendr venido vengo vienes viene vienen ven vengan venga viniendo;
poner pus pondr puesto pongo pongan ponga pon; salir sali saldr salido salgo salgan salga sal; hacer hic har hecho hago hizo hagan haga haz;
decir dij dir dicho digo dices dice dicen dijeron digan diga diciendo; traer traj traer traído traigo traigan traiga trajeron trayendo;
ducir duj ducir ducido duzco duzca duzcan dujeron; poder pud podr podido puedo puedes puede pueden pueda puedan pudiendo;
querer quis querr querido quiero quieres quiere quieren quiera quieran; saber sup sabr sabido sé sepa sepan; caber cup cabr cabido quepo;
haber hub habr habido he has ha han hay haya hayan hemos; estar estuv estar estado estoy estás está están esté estén;
ser fu ser sido soy eres es somos son era eran éramos sea sean seamos siendo fue fueron fui fuera fueran fuese fuesen; ir fu ir ido voy vas va vamos van iba iban íbamos vaya vayan yendo fue fueron;
dar d dar dado doy das da damos dan daba daban dio dieron dé den dando; ver v ver visto veo ves ve vemos ven vio vieron veía veían vea vean viendo; andar anduv andar andado ando;
caer ca caer caído caigo cayó cayeron caiga caigan cayendo; oír o oír oído oigo oyes oye oyen oyó oyeron oyendo; valer val valdr valido valgo valga valgan
"""
OWN = {row.split()[0]: row.split()[1:] for row in _OWN.split(";")}
#: those that others are made from with a prefix (obtener, proponer, reducir)
_PREFIXED = ("tener", "venir", "poner", "hacer", "decir", "traer", "ducir", "caer")
#: participles that no rule makes
PARTICIPLES = {
    "abrir": "abierto",
    "cubrir": "cubierto",
    "escribir": "escrito",
    "cribir": "crito",
    "morir": "muerto",
    "romper": "roto",
    "volver": "vuelto",
    "solver": "suelto",
    "freír": "frito",
    "imprimir": "impreso",
    "proveer": "provisto",
    "satisfacer": "satisfecho",
}
_PRESENT = {
    "ar": "o as a amos áis an e es emos en é aste ó asteis aron aba abas ábamos aban ando ase asen ara aran ara",
    "er": "o es e emos éis en a as amos an í iste ió imos isteis ieron ía ías íamos ían iendo iera ieran iese iesen",
    "ir": "o es e imos ís en a as amos an í iste ió isteis ieron ía ías íamos ían iendo iera ieran iese iesen",
}
_FUTURE = "é ás á emos éis án ía ías íamos ían"
_PAST = "e iste o imos isteis ieron iera ieran iese iesen"
#: endings before which the stem is stressed
_UNDER_STRESS = {"o", "as", "es", "a", "e", "an", "en"}
#: letters at the end of a stem that change before a soft ending, and before a hard one, with what stands instead
_BEFORE_SOFT = (("c", "qu"), ("g", "gu"), ("z", "c"))
_BEFORE_HARD = (("gu", "g"), ("g", "j"), ("rc", "rz"), ("nc", "nz"))
_FLAT, _SHARP = str.maketrans("áéíóú", "aeiou"), str.maketrans("aeiou", "áéíóú")


def forms(word: str) -> set[str]:
    """All forms of a word in the lists' base form, in lower case."""
    word = word.lower()
    if " " in word:
        return {word}
    made = {word, *_plurals(word)}
    if word in OWN or (len(word) > 2 and re.search(r"[aeií]r$", word)):
        made.update(_verb(word))
    return made


def base(written: str) -> str:
    """The word as a dictionary has it, in lower case."""
    return written.lower()


def _plurals(word: str) -> Iterator[str]:
    """Plural and feminine."""
    for one in {word, *_feminine(word)}:
        yield one
        if one.endswith("z"):
            yield one[:-1] + "ces"
        elif one[-1] in "aeioué":
            yield one + "s"
        elif one[-1] in "íú":
            yield from (one + "s", one + "es")
        elif re.search(r"[aeiou][^aeiouáéíóú]+en$", one):
            yield _earlier_stress(one)  # crímenes, regímenes
        elif one[-1] != "s":
            yield re.sub(r"[áéíóú](?=[^aeiou]*es$)", lambda m: m[0].translate(_FLAT), one + "es")
        elif re.search(r"[áéóú]s$", one):
            yield one[:-2] + one[-2].translate(_FLAT) + "ses"
        elif re.search(r"ís$|^[^aeiouáéíóú]*[aeou]s$", one):
            yield one + "es"  # países, meses, gases


def _earlier_stress(word: str) -> str:
    """The plural of a word in -en: the accent moves to the vowel before, or comes to stand there."""
    begins, vowel, between = re.fullmatch(r"(.*)([aeiou])([^aeiouáéíóú]+)en", word).groups()  # type: ignore[union-attr]
    return f"{begins.translate(_FLAT)}{vowel.translate(_SHARP)}{between}enes"


def _feminine(word: str) -> Iterator[str]:
    if word.endswith("o"):
        yield word[:-1] + "a"
    elif re.search(r"[dts]or$", word):
        yield word + "a"
    elif re.search(r"(?:[éáí]n|és|[^i]ón)$", word):
        yield word[:-2] + word[-2].translate(_FLAT) + word[-1] + "a"
    elif word.endswith("ol"):
        yield word + "a"


def _verb(word: str) -> Iterator[str]:
    """The forms of a verb: its own where it has such, else those of its conjugation."""
    end = word[-2:].translate(_FLAT)
    stem = word[:-2]
    own = word if word in OWN else next((w for w in _PREFIXED if word.endswith(w)), "")
    if own:
        before = word.removesuffix(own)
        past, future, participle, *more = OWN[own]
        yield from (before + form for form in (*more, *(past + e for e in _PAST.split())))
        yield from (before + future + e for e in _FUTURE.split())
        participles = [before + participle]
    else:
        participles = [re.sub(f"{w}$", p, word) for w, p in PARTICIPLES.items() if word.endswith(w)]
        yield from (word.translate(_FLAT) + e for e in _FUTURE.split())
    if len(stem) > 1:
        yield from _regular(word, stem, end)
    participles = participles or [
        stem + ("ado" if end == "ar" else "ído" if stem[-1:] in "aeo" and end != "ar" else "ido")
    ]
    gerund = stem + {"ar": "ándo", "er": "iéndo", "ir": "iéndo"}[end]
    yield from (before + pronoun for before in (word, gerund) for pronoun in ENCLITICS)
    for participle in participles:
        yield from (participle, participle[:-1] + "a", participle + "s", participle[:-1] + "as")


def _regular(word: str, stem: str, end: str) -> Iterator[str]:
    stressed = list(_diphthongs(stem)) if any(word.endswith(w) for w in STRESSED) else []
    if word in ACCENTED or re.search(r"[^gcq]uar$", word):
        stressed.append(re.sub(r"[iu](?=[^aeiou]*$)", lambda m: m[0].translate(_SHARP), stem))
    for ending in _PRESENT[end].split():
        for one in (stem, *(stressed if ending in _UNDER_STRESS or (end == "ir" and ending[0] == "i") else ())):
            yield _spelt(one, end, ending)
    if end != "ar" and re.search(r"[aeiou]c$", stem):
        yield from (stem[:-1] + "zc" + e for e in ("o", "a", "as", "an"))
    if end != "ar" and stem[-1:] in "aeou":
        yield from (stem + e for e in ("yó", "yeron", "yendo", "yera", "yeran", "ye", "yen", "ya", "yan", "yo"))


def _diphthongs(stem: str) -> Iterator[str]:
    """The stem with its last vowel broken: pens- to piens-, cont- to cuent-, ped- to pid-."""
    found = re.search(r"[eoui](?=[^aeiou]*$)", re.sub(r"(?<=[gq])u$", "_", stem))
    if found is not None:
        for other in {"e": ("ie", "i"), "o": ("ue", "u"), "u": ("ue",), "i": ("ie",)}[found[0]]:
            yield stem[: found.start()] + other + stem[found.start() + 1 :]


def _spelt(stem: str, end: str, ending: str) -> str:
    """A stem and its ending, with the letters that keep the sound: busc-e is busque, seg-a is siga."""
    soft, rules = ending[0] in "eéií", _BEFORE_SOFT if end == "ar" else _BEFORE_HARD
    if soft is (end == "ar"):
        for letters, instead in rules:
            if stem.endswith(letters):
                return stem.removesuffix(letters) + instead + ending
    return stem + ending
