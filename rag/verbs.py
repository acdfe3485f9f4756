"""Verbs of the news and the other words for the same deed: "resigned", "stepped down", "her resignation".

A line holds the verbs that a question may use, a colon, and what else tells of the deed; `*` stands for any ending
and `_` for a blank. The forms of the verbs themselves need no mention but where they are irregular.
"""

import re
from functools import cache
from typing import Final

_FAMILIES: Final = """
resign quit : resignation* step*_down stepp*_down step*_aside stood_down stand*_down left_office leav*_office retir*
    left_*_post left_*_job departure ouster oust* gave_up_*_post vacat*
retire : retirement* stepp*_down resign* quit* left_* end*_*_career
apologise apologize : apolog* sorry regret*
reject dismiss : rejection* dismiss* refus* denied denies deny* disput* turn*_down contest* rebuff* declin*
    disagree* oppos* challeng* question* doubt* contradict* unfounded false spurn* criticis* criticiz*
fire sack dismiss : fired firing sack* dismiss* oust* remov* dismissal* let_go lost_*_job axed terminat* suspend*
send dispatch deploy : sent deploy* dispatch* deliver* ship* deployment* post*
arrest detain jail imprison : arrest* detain* detention* custody jail* imprison* prison* held captur* seiz* sentenc*
    apprehend* caught nabbed behind_bars handcuff*
charge indict : charg* indict* accus* prosecut* trial court
convict : convict* guilty sentenc* verdict*
acquit : acquit* cleared not_guilty acquittal*
sue : sued suing lawsuit* suit* legal_action court complaint* litigat*
marry wed : marr* wed* wife husband spouse bride groom fiance*
divorce separate : divorc* separat* split* ex-wife ex-husband estranged
kill murder assassinate : kill* murder* dead death* died dies dying slain slay* shot assassinat* stabb* execut*
    homicide manslaughter fatal* victim* massacr* body bodies lost_*_life lost_*_lives
die : died dead death* dying kill* fatal* passed_away lost_*_life lost_*_lives drown* perish* suicide murder*
    funeral obituary late executed assassinat* buried beheaded
shoot stab : shot shoot* stab* gun* bullet* knife*
attack assault : attack* assault* raid* strik* struck bomb* shell* hits hit hitting invad* invasion* ambush*
    offensive* storm* assail* besieg* siege clash* fought fight* battle* war
invade : invad* invasion* occup* offensive* incursion* attack* conquer* conquest* enter* war
burn torch : burn* fire* arson* blaze* ablaze flame*
bomb : bomb* blast* explo* blew
steal rob : stole* steal* theft* rob* burgl* heist* loot* thief thieves taken
kidnap abduct : kidnap* abduct* hostage* seiz* captive*
escape flee : escap* fle* ran_away broke_out evad*
ban outlaw prohibit : ban bans banned banning outlaw* prohibit* forbid* forbade illegal barred block* ended
cancel scrap abandon : cancel* scrap* abandon* called_off axed drop* shelv* withdr* postpon* halt*
postpone delay : postpon* delay* put_off late later push*_back deferr* reschedul*
close shut : closure* shut* shutdown* shutter* end*
sell : sold sell* sale* bought buy* purchas* auction* dispos* divest*
buy acquire purchase : bought buy* sold sale sell* obtain* transfer* purchas* acqui* takeover* took_over paid
bribe : brib* corrupt* kickback* paid
lie : lied lying lie lies false* mislead* misled deceiv* untrue
confess : confess* admi* acknowledg*
admit acknowledge : admit* admission* acknowledg* confess* conced* accept*
withdraw retract : withdr* pull*_out retract* pull*_back retreat* remov* leav* left recall*
retreat surrender : retreat* withdr* pull*_out surrender* fell falls fall capitulat* gave_up submit* yield*
emigrate immigrate migrate : emigrat* immigrat* migrat* mov* left fle* settl* came arriv* refug*
visit : visit* trip* travel* tour* arriv* went came landed met
crash collide : crash* collid* collision* accident* hits hit hitting smash* derail* slam* struck plung*
sink capsize : sank sunk sink* capsiz* went_down wreck* shipwreck*
collapse : collaps* fell fall* crumbl* gave_way cav* bankrupt* downfall
explode : explo* blast* blew detonat* erupt*
lose : lost loses losing loss* defeat* beaten beat failed trail*
win : won win* victor* defeat* beat triumph* elected champion* prize* award*
veto : veto* block* reject*
vote : ballot* elect* voter*
strike : strik* struck walkout* walk*_out stoppage* picket*
protest demonstrate : protest* demonstrat* march* rall* riot*
poison : poison* toxic* contaminat*
drown : drown*
hide conceal : hide* hidden hid conceal* cover*_up secret* undisclosed
destroy demolish : destr* demol* raze* ruin* wreck* tore_down torn burn* devast* level* bulldoz* damag*
rescue save : rescu* sav* pulled
adopt : adopt*
bury : buri* bury* funeral* grave* cemetery laid_to_rest
evacuate : evacuat* fle* left leav* displac* mov*
evict expel deport : evict* expel* expuls* deport* exil* remov* driv* drove driven thrown push* oust* banish*
suspend : suspen* halt* ban* paus* stop*
boycott : boycott* stay*_away refus*
cheat : cheat* fraud* decept* doping
punch slap hit : punch* slap* hits hit hitting struck strik* beat* blow blows assault* attack*
insult : insult* offend* offens* slur* mock* abus* called
resume : resum* restart* reopen* reintroduc* again
defect : defect* switch* fle* join* side*
endorse : endors* back* support*
faint : faint* pass*_out unconscious collaps*
overthrow depose oust : overthr* depos* oust* coup toppl* remov* forc*_out
forgive pardon : forgiv* forgave pardon* amnest* clemen*
condemn denounce : condemn* denounc* criticis* criticiz* decr* deplor* protest*
find discover : found discover* locat* recover* spot* turned_up
betray : betray* treason traitor*
"""

_IRREGULAR: Final = {
    form: base
    for base, forms in {
        "become": "became", "begin": "began begun", "break": "broke broken", "bring": "brought", "build": "built",
        "catch": "caught", "choose": "chose chosen", "cut": "cut", "do": "did done", "draw": "drew drawn",
        "drive": "drove driven", "fall": "fell fallen", "fight": "fought", "find": "found", "fly": "flew flown",
        "forbid": "forbade forbidden", "get": "got", "give": "gave given", "go": "went gone", "grow": "grew grown",
        "hide": "hid hidden", "hit": "hit", "hold": "held", "keep": "kept", "lead": "led", "leave": "left",
        "lose": "lost", "make": "made", "meet": "met", "pay": "paid", "quit": "quit", "rise": "rose risen",
        "run": "ran", "say": "said", "see": "saw seen", "seek": "sought", "sell": "sold", "send": "sent", "set": "set",
        "shoot": "shot", "sink": "sank sunk", "speak": "spoke spoken", "spend": "spent", "steal": "stole stolen",
        "sue": "sued suing", "apologise": "apology",
        "strike": "struck", "take": "took taken", "teach": "taught", "tell": "told", "think": "thought",
        "throw": "threw thrown", "win": "won", "withdraw": "withdrew withdrawn", "write": "wrote written",
        "buy": "bought", "shut": "shut", "lie": "lied", "die": "died dying death", "wed": "wed", "flee": "fled",
        "overthrow": "overthrew overthrown", "forgive": "forgave forgiven", "burn": "burnt",
    }.items()
    for form in forms.split()
}  # fmt: skip
# The longest comes off first, where three letters stay.
_ENDINGS: Final = (
    "ations", "ation", "itions", "ition", "ments", "ment", "ings", "ing", "ies", "ied", "ions", "ion", "ers", "er",
    "ors", "or", "ed", "es", "al", "s", "e", "y",
)  # fmt: skip
# "mayor" is nobody who may.
_LEAST: Final = {"r": 4, "l": 4, "s": 3, "n": 3, "t": 3, "g": 3, "d": 3, "e": 3, "y": 3}
_OWN_ENDINGS: Final = "|".join((*_ENDINGS, "d", "ure", "ures", "ance", "ence", "ism"))


def stem(word: str) -> str:
    """What the forms of a word have in common, folded: "resigned" and "resignation", "sold" and "sell"."""
    folded = word.casefold()
    folded = _IRREGULAR.get(folded, folded)
    ending = next(
        (
            end
            for end in _ENDINGS
            if folded.endswith(end) and not folded.endswith("ss") and len(folded) - len(end) >= _LEAST[end[-1]]
        ),
        "",
    )
    bare = folded.removesuffix(ending)
    doubled = ending and len(bare) > 3 and bare[-1] == bare[-2] and bare[-1] not in "sl"
    return bare[:-1] if doubled else bare


def is_known_verb(word: str) -> bool:
    """Whether other words for the deed are known; `word` in any form."""
    return stem(word) in _known()


def is_base_form(word: str) -> bool:
    """Whether a word is a listed verb as it stands after "did"."""
    return word in _bases()


def is_participle(word: str) -> bool:
    """Whether a word may stand after "was": "closed", "sold"."""
    return word.endswith("ed") or word in _IRREGULAR


def deed(verb: str) -> re.Pattern[str]:
    """What in a sentence tells of the deed: the verb's own forms, and for a listed verb the other words for it."""
    return _deed(stem(verb))


@cache
def _deed(verb_stem: str) -> re.Pattern[str]:
    own = [rf"{re.escape(verb_stem)}{verb_stem[-1]}?(?:{_OWN_ENDINGS})?"]
    own += [form for form, base in _IRREGULAR.items() if stem(base) == verb_stem]
    return re.compile(rf"\b(?:{'|'.join([*own, *_known().get(verb_stem, ())])})\b", re.IGNORECASE)


@cache
def _bases() -> frozenset[str]:
    return frozenset(base for bases, _ in _lines() for base in bases)


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """The patterns of each listed verb, by its stem."""
    known: dict[str, tuple[str, ...]] = {}
    for bases, others in _lines():
        patterns = tuple(re.escape(other).replace(r"\*", r"\w*").replace("_", " ") for other in (*bases, *others))
        for base in bases:
            known[stem(base)] = (*known.get(stem(base), ()), *patterns)
    return known


@cache
def _lines() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    joined = re.sub(r"\n +", " ", _FAMILIES).strip().splitlines()
    halves = (line.partition(":") for line in joined)
    return tuple((tuple(bases.split()), tuple(others.split())) for bases, _, others in halves)
