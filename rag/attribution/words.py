"""Closed word classes of English that the rules need, in small letters."""

from typing import Final


def _words(text: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(text.split())


DETERMINERS: Final = _words(
    "the a an this that these those some many several most both all other another no any every"
    " his her its their our your my"
)
PERSONAL: Final = _words("he she")
PRONOUNS: Final = PERSONAL | _words(
    "i we you they it one someone everyone nobody none these those this others nothing something everything anything"
)
AUXILIARIES: Final = _words(
    "is are was were am be been being has have had do does did will would can could may might must shall should"
)
HYPOTHETICAL: Final = _words("would could may might should must can will shall to cannot let")
NEGATIONS: Final = _words("not never neither nor hardly") | _words("didn’t doesn’t don’t hasn’t haven’t hadn’t won’t")
BE_FORMS: Final = _words("is are was were am be been being gets got")
# A clause that begins with one of these is part of another: what is said in it is not what the sentence says.
SUBORDINATORS: Final = _words(
    "who whom whose which that what how why where when whether if because than until before after since once unless"
)
# A clause may begin after one of these and still be the sentence's own.
COORDINATORS: Final = _words("and but or while though although as so yet however whereas & meanwhile")
CLAUSE_WORDS: Final = SUBORDINATORS | COORDINATORS | AUXILIARIES | NEGATIONS
PREPOSITIONS: Final = _words(
    "of in on at by for from to with into over under during about against among between through near across behind"
    " without within despite via per amid following including according like toward towards outside inside"
)
TIME_WORDS: Final = _words(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight morning afternoon evening"
    " january february march april june july august september october november december"
    " jan. feb. aug. sept. oct. nov. dec."
)
TIME_NOUNS: Final = _words("time day week weekend month year hour minute decade years months weeks days hours")
ADVERBS: Final = _words(
    "also later once then again now still just further first often even repeatedly recently previously earlier further"
    " since ever always sometimes soon too himself herself themselves however meanwhile instead indeed separately"
    " nevertheless nonetheless moreover furthermore therefore thus there here already further similarly likewise"
)

# Words that make the capitalised word after them a person: "Gov. X", "Secretary Y".
TITLE_HEADS: Final = _words(
    """
    president governor gov. senator sen. sens. representative rep. reps. congressman congresswoman mayor secretary
    speaker chairman chairwoman chair director chief commander captain capt. colonel col. lt. lieutenant sgt. sergeant
    maj. gen. adm. judge justice chancellor king queen prince princess pope reverend rev. bishop archbishop cardinal
    professor prof. dr. ambassador commissioner sheriff officer detective spokesman spokeswoman spokesperson acting
    former deputy lady candidate nominee republican democrat democratic gop leader whip lawmaker strategist analyst
    reporter editor host businessman billionaire actor actress comedian author prosecutor minister ceo manager adviser
    advisor ex-president secretary-general pres. general counsel attorney congressmen
    """
)
# What a sentence begins with before a name, "Toxicologist Irene Wu": too often surnames to be title heads.
OCCUPATIONS: Final = _words(
    """
    lawyer engineer nurse teacher farmer doctor surgeon student resident founder owner father mother brother sister
    widow widower neighbor neighbour historian politician novelist physician researcher campaigner opposition dentist
    coroner inspector constable superintendent sergeant councillor councilor councilman councilwoman trustee treasurer
    """
)
OCCUPATION_ENDINGS: Final = (
    "logist",
    "nomist",
    "icist",
    "emist",
    "trist",
    "entist",
    "alist",
    "ivist",
    "ician",
    "grapher",
)
# A text, or a part of one, is no speaker: "an earlier version of this article said".
TEXT_NOUNS: Final = _words(
    "article version story headline sentence paragraph passage caption correction law sign placard banner label title"
)
# Nouns that are written like adverbs.
NOUNS_IN_LY: Final = _words(
    "family assembly ally reply rally supply monopoly bully anomaly daily weekly monthly elderly"
)
# What these "show" or "indicate" is reported speech.
EVIDENCE: Final = _words(
    "figures data statistics numbers records documents poll polls survey surveys study studies report"
)
COURTESY_TITLES: Final = _words("mr. mrs. ms. mr mrs ms messrs. miss sir madam dr. dr")
FEMALE_TITLES: Final = _words("mrs. ms. mrs ms miss madam congresswoman chairwoman spokeswoman queen princess actress")
MALE_TITLES: Final = _words("mr. mr sir congressman chairman spokesman king prince businessman actor")
NAME_PARTICLES: Final = _words("de da di du del della van von der den la le bin ibn al el ter")
NAME_SUFFIXES: Final = _words("jr. jr sr. sr ii iii iv")
# A run of capitals with one of these names no person.
ORGANISATION_WORDS: Final = _words(
    """
    party department committee house court university college campaign foundation tower organization organisation
    association agency institute center centre council commission union bank company corp. inc. group times post news
    journal press network radio television tv service bureau office ministry church school county city state states
    street river island islands university league federation nations national international federal senate congress
    parliament assembly administration authority fund international conference convention coalition alliance society
    army navy force forces guard police board club team act war street avenue republicans democrats americans magazine
    report herald tribune today morning night show week day avenue hotel park airport hospital
    """
)
