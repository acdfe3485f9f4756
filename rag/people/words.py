"""Closed word classes of English that the rules need, in small letters."""

from typing import Final


def words_of(text: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(text.split())


DETERMINERS: Final = words_of(
    "the a an this that these those some many several most both all other another no any every"
    " his her its their our your my"
)
PRONOUNS: Final = words_of(
    "he she i we you they it one someone everyone nobody none these those this others nothing something everything"
    " anything"
)
AUXILIARIES: Final = words_of(
    "is are was were am be been being has have had do does did will would can could may might must shall should"
)
_NEGATIONS: Final = words_of("not never neither nor hardly didn’t doesn’t don’t hasn’t haven’t hadn’t won’t")
# A clause that begins with one of these is part of another.
SUBORDINATORS: Final = words_of(
    "who whom whose which that what how why where when whether if because than until before after since once unless"
)
# A clause may begin after one of these and still be the sentence's own.
COORDINATORS: Final = words_of("and but or while though although as so yet however whereas & meanwhile")
CLAUSE_WORDS: Final = SUBORDINATORS | COORDINATORS | AUXILIARIES | _NEGATIONS
PREPOSITIONS: Final = words_of(
    "of in on at by for from to with into over under during about against among between through near across behind"
    " without within despite via per amid following including according like toward towards outside inside"
)
TIME_WORDS: Final = words_of(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight morning afternoon evening"
    " january february march april june july august september october november december"
    " jan. feb. aug. sept. oct. nov. dec."
)
TIME_NOUNS: Final = words_of("time day week weekend month year hour minute decade years months weeks days hours")
ADVERBS: Final = words_of(
    "also later once then again now still just further first often even repeatedly recently previously earlier"
    " since ever always sometimes soon too himself herself themselves however meanwhile instead indeed separately"
    " nevertheless nonetheless moreover furthermore therefore thus there here already similarly likewise"
)
NAME_PARTICLES: Final = words_of("de da das do dos di du del della van von der den la le bin ibn al el ter")
NAME_SUFFIXES: Final = words_of("jr. jr sr. sr ii iii iv")
