"""Nouns by what they name: people by what they do, bodies that speak as one, and texts."""

from typing import Final

from rag.people.words import words_of

_SHORT: Final = {
    "sen": "senator",
    "sens": "senator",
    "gov": "governor",
    "rep": "representative",
    "reps": "representative",
    "gen": "general",
    "lt": "lieutenant",
    "col": "colonel",
    "sgt": "sergeant",
    "capt": "captain",
    "maj": "major",
    "adm": "admiral",
    "cmdr": "commander",
    "prof": "professor",
    "rev": "reverend",
    "pres": "president",
    "dr": "doctor",
    "atty": "attorney",
    "supt": "superintendent",
    "insp": "inspector",
    "dep": "deputy",
    "det": "detective",
    "pc": "constable",
    "cllr": "councillor",
}
_ONE_OF_BOTH: Final = {
    "congressman": "representative",
    "congresswoman": "representative",
    "chairwoman": "chairman",
    "chair": "chairman",
    "chairperson": "chairman",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "physician": "doctor",
}
ABBREVIATED: Final = _SHORT | {f"{word}.": whole for word, whole in _SHORT.items()} | _ONE_OF_BOTH
# Words that make the capitalised word after them a person: "Governor X", "Secretary Y".
TITLES: Final = words_of(
    """
    president vice-president governor senator representative congressman congresswoman mayor secretary speaker
    chairman chairwoman chairperson chair director chief commander captain colonel lieutenant sergeant major general
    admiral judge justice chancellor king queen prince princess pope reverend bishop archbishop cardinal professor
    ambassador commissioner sheriff officer detective spokesman spokeswoman spokesperson lady candidate nominee
    frontrunner front-runner republican democrat leader whip lawmaker strategist analyst reporter correspondent
    editor host prosecutor minister premier ceo executive manager adviser advisor ex-president secretary-general counsel
    attorney constable inspector superintendent councillor councilor councilman councilwoman coroner corporal
    private imam rabbi sheikh patriarch headteacher treasurer alderman assemblyman assemblywoman comptroller marshal
    lord baroness sultan ayatollah chaplain bailiff warden provost rector trustee delegate pollster moderator
    mp mep msp
    """
) | (frozenset(ABBREVIATED) - {"physician"})
# Nouns for what someone does or is, whether or not a name can follow.
_PEOPLE: Final = words_of(
    """
    lawyer engineer nurse teacher farmer doctor surgeon student resident founder co-founder owner co-owner father
    mother brother sister son daughter wife husband widow widower uncle aunt cousin grandmother grandfather neighbor
    neighbour friend partner colleague historian politician novelist physician researcher campaigner opponent rival
    dentist coroner expert official aide ally critic supporter veteran activist author writer columnist journalist
    blogger actor actress comedian singer musician artist filmmaker producer businessman businesswoman entrepreneur
    billionaire investor banker economist scientist pilot driver soldier fighter guard worker employee volunteer
    organizer organiser voter member graduate fellow scholar academic lecturer dean principal superintendent pastor
    priest preacher minister vicar witness survivor victim suspect defendant plaintiff owner operator consultant
    lobbyist fundraiser donor contractor developer architect designer translator interpreter guide chef baker
    butcher fisherman fishmonger trader shopkeeper landlord tenant mechanic carpenter plumber electrician builder
    miner footballer coach striker goalkeeper player athlete champion boss head chief deputy assistant intern clerk
    paramedic firefighter policeman policewoman investigator inspector toxicologist curator librarian archivist
    native immigrant refugee migrant mom dad parent retiree pensioner housewife man woman boy girl teenager
    conservative liberal libertarian progressive socialist communist independent incumbent challenger hopeful
    contender tycoon mogul magnate envoy diplomat negotiator mediator monk nun rapper dancer surrogate operative
    committeeman committeewoman vice-chairman legislator parliamentarian cfo coo cto publisher broadcaster
    anchor presenter commentator pundit ombudsman auditor accountant agent bodyguard strongman warlord rebel executive
    substitute midfielder defender winger skipper batsman bowler referee umpire jockey sprinter swimmer cyclist boxer
    golfer barrister solicitor magistrate juror midwife carer cleaner porter caretaker lifeguard rescuer seafarer
    passenger tourist commuter
    """
)
PEOPLE: Final = TITLES | _PEOPLE | {"physician"}
_PERSON_ENDINGS: Final = (
    "ologist", "onomist", "icist", "emist", "trist", "ntist", "alist", "ivist", "ician", "grapher",
)  # fmt: skip
_SMALL_PERSON_ENDINGS: Final = ("man", "woman", "person", "crat", "keeper", "maker", "runner", "holder")

DOCUMENTS: Final = words_of(
    """
    report poll survey study statement law email e-mail lawsuit complaint letter memo document record data figure
    statistic number article story headline editorial book film movie video ad advertisement advert commercial post
    tweet blog website site page review analysis census audit filing affidavit indictment ruling decision order
    opinion brief bill act statute constitution treaty agreement contract platform manifesto resolution declaration
    transcript tape recording message note diary testimony evidence result finding estimate forecast projection
    chart map graph list index release bulletin notice sign banner placard label caption sentence paragraph passage
    version copy draft text plan proposal guideline rule policy regulation code charter petition ballot
    questionnaire interview speech address remark comment word quote quotation answer question column cartoon song
    poem average research science history warrant subpoena deposition motion complaint trove cable file paper photo
    photograph picture image footage press-release spreadsheet dossier pamphlet brochure flyer leaflet script
    """
) - {"act"}
ORGANISATIONS: Final = words_of(
    """
    party department committee house court university college campaign foundation tower organization organisation
    association agency institute center centre council commission union bank company corporation corp. inc. group
    times post news journal press network radio television tv service bureau office ministry church school nations
    national federation league international federal senate congress parliament assembly administration authority
    fund conference convention coalition alliance society army navy force police board club team magazine herald
    tribune government regime state city county district country nation republic kingdom hospital airport hotel
    newspaper broadcaster outlet paper wire firm business bloc cabinet jury military watchdog regulator think-tank
    tank pac superpac nonprofit non-profit charity ngo movement media industry establishment family household crew
    staff side camp legion guard watch project program programme initiative task panel tribunal court embassy
    consulate mission chamber caucus delegation secretariat presidency kremlin pentagon parenthood club brigade
    battalion militia crowd public community electorate base right left majority minority monitor observatory
    telegram trust society times guardian gazette chronicle globe examiner sentinel dispatch observer mail sun
    mirror express junta constabulary
    """
) - {"act"}
# A capitalised run with one of these names no person, though it is no body either.
_PLACES: Final = words_of(
    """
    street river island islands avenue park road square bridge mountain lake sea ocean bay beach valley region
    province states united north south east west new great act war tower plaza airport day morning tonight week show
    game games cup award prize clause amendment primary primaries election debate tuesday america american british
    english
    """
)
_EVENTS: Final = words_of("storm hurricane cyclone typhoon tornado earthquake")
NEVER_IN_A_PERSON: Final = (ORGANISATIONS | _PLACES | _EVENTS) - words_of("house guard base mail right west day")
NOT_ALONE: Final = words_of("house west day guard park bridge lake")  # surnames too, but not of "White House"

# What goes before a noun of this list is part of a role: "campaign manager", "former senior aide".
ROLE_MODIFIERS: Final = words_of(
    """
    campaign former senior chief deputy acting top longtime long-time veteran retired late interim assistant
    associate executive vice press party state federal local regional national opposition defence defense foreign
    prime interior finance health education police fire district city county presidential republican democratic
    conservative liberal labour political communications policy security military white communications legal medical
    media news school first lead co- managing general fellow then-presidential ex- junior district television radio
    """
)

# "The German" is someone from there.
NATIVES: Final = words_of(
    """
    afghan american argentine australian austrian belgian brazilian briton bulgarian canadian chilean colombian croat
    cuban czech dane egyptian englishman estonian filipino finn frenchman frenchwoman georgian german greek hungarian
    indian indonesian iranian iraqi irishman israeli italian jamaican korean latvian lithuanian mexican moroccan
    nigerian norwegian pakistani peruvian pole portuguese romanian russian saudi scot scotsman serb slovak spaniard
    swede swiss syrian thai tunisian turk ukrainian venezuelan welshman
    """
)

# What someone is only beside another: it says too little to be shown as a role.
RELATIONS: Final = words_of(
    "rival opponent friend colleague neighbor neighbour fellow native hopeful contender veteran incumbent challenger"
    " partner supporter critic ally survivor victim"
)
# "A number of voters" are voters.
PARTITIVES: Final = words_of(
    "number percent % majority minority share handful couple lot rest dozen hundred thousand million many some one most"
    " each all none half third quarter few several plenty score trio pair any"
)

_FEMALE: Final = words_of(
    """
    mrs. ms. mrs ms miss madam dame baroness congresswoman chairwoman spokeswoman queen princess actress
    businesswoman councilwoman policewoman committeewoman mother sister daughter wife widow aunt grandmother woman
    girl mom lady housewife nun
    """
)
_MALE: Final = words_of(
    """
    mr. mr mister sir lord congressman spokesman king prince businessman actor councilman policeman committeeman
    fisherman father brother son husband widower uncle grandfather man boy dad pope monk archbishop imam rabbi
    patriarch
    """
)

COURTESY: Final = words_of("mr. mrs. ms. mr mrs ms messrs. miss mister sir madam dame dr. dr lord baroness")
BEFORE_GIVEN_NAMES: Final = words_of("sir dame prince princess queen king pope sheikh")  # "Sir Alan" is Alan Shaw
THINGS: Final = DOCUMENTS | ORGANISATIONS


def singular(noun: str) -> str:
    """A noun in the singular: "officials", "parties", "women"."""
    if noun.endswith("men"):
        return noun[:-2] + "an"
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


def names_people(noun: str) -> bool:
    """Whether a noun, in the singular, says what a person does or is; "Friedman" does not, but "fireman"."""
    word = noun.lower()
    if word in PEOPLE or word.endswith(_PERSON_ENDINGS):
        return True
    return noun.islower() and noun.endswith(_SMALL_PERSON_ENDINGS) and noun not in THINGS


def pronoun_for(words: frozenset[str]) -> str:
    """ "he" or "she" where one of the words, in small letters, is said only of men or only of women, else ""."""
    if words & _FEMALE:
        return "she"
    return "he" if words & _MALE else ""
