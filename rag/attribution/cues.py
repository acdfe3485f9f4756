"""The verbs that report speech, in all their forms."""

from dataclasses import dataclass
from typing import Final, Literal

Form = Literal["base", "present", "past", "participle"]

# These report speech whatever follows them.
_ALWAYS: Final = """
    announce argue tweet warn acknowledge insist explain reiterate assert contend declare allege concede lament
    boast joke testify clarify caution stress emphasize emphasise affirm complain recount quip admit say tell
    reply respond vow opine retort
"""
# These do where "that" or a quotation follows, or the reported clause came before: not "added two jobs".
_WITH_CONTENT: Final = """
    report state add note mention maintain estimate claim deny ask confirm write remark comment observe suggest indicate
    reveal disclose predict propose conclude continue recall exclaim demand urge promise pledge post show find point
    believe think describe read agree answer question hint imply decide determine express speculate
    call repeat signal stipulate guess calculate project assure inform notify
"""
_IRREGULAR: Final = {
    "say": ("says", "said", "saying"),
    "tell": ("tells", "told", "telling"),
    "write": ("writes", "wrote", "writing"),
    "show": ("shows", "showed", "showing"),
    "find": ("finds", "found", "finding"),
    "think": ("thinks", "thought", "thinking"),
    "read": ("reads", "read", "reading"),
    "admit": ("admits", "admitted", "admitting"),
    "quip": ("quips", "quipped", "quipping"),
    "stress": ("stresses", "stressed", "stressing"),
    "express": ("expresses", "expressed", "expressing"),
}
# In these forms the word is as often a noun: "the report", "his claims", "the United States".
_NOUN_LIKE: Final = """
    report state note estimate claim comment demand promise pledge post show find point answer question hint project
    signal guess call tweet joke remark reply boast read vow lament stress caution retort
"""
# What follows these is who is spoken to, never who speaks: "…, told reporters".
TAKES_A_HEARER: Final = frozenset(("tell", "inform", "assure", "notify", "urge"))
# Of these "by X" names the speaker: "as reported by X", not "said by telephone".
HAS_AN_AGENT: Final = frozenset(("report", "announce", "confirm", "estimate", "state", "note"))


@dataclass(frozen=True)
class CueVerb:
    """One form of a reporting verb. `needs_content` and `is_noun_like` make the rules ask for more around it."""

    lemma: str
    form: Form
    needs_content: bool
    is_noun_like: bool


def cue_verb(word: str) -> CueVerb | None:
    """The reporting verb of which `word`, in small letters, is a form; None for other words."""
    return _VERBS.get(word)


def ends_phrase(word: str) -> bool:
    """Whether a word is so surely a reporting verb that no noun phrase goes over it."""
    verb = cue_verb(word)
    if verb is None or verb.lemma == "call":
        return False
    return verb.form == "past" or verb.lemma in ("say", "tell", "think", "believe")


def _forms(lemma: str) -> tuple[str, str, str]:
    """Third person, past and participle of a verb."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("e"):
        return f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing"
    return f"{lemma}s", f"{lemma}ed", f"{lemma}ing"


def _table() -> dict[str, CueVerb]:
    """Every form of every reporting verb; where forms coincide ("read") the past wins."""
    table: dict[str, CueVerb] = {}
    for lemmas, needs_content in ((_ALWAYS, False), (_WITH_CONTENT, True)):
        for lemma in lemmas.split():
            present, past, participle = _forms(lemma)
            noun_like = lemma in _NOUN_LIKE.split()
            table[lemma] = CueVerb(lemma, "base", needs_content, noun_like)
            table[present] = CueVerb(lemma, "present", needs_content, noun_like)
            table[participle] = CueVerb(lemma, "participle", needs_content, False)
            table[past] = CueVerb(lemma, "past", needs_content, False)
    return table


_VERBS: Final = _table()
