import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.attribution import attribute
from rag.schema import Sentence, Speech
from rag.segment import split_sentences

Named = tuple[str, str | None] | None


def speeches_of(text: str) -> tuple[Speech, ...]:
    return attribute(text, split_sentences(text, ""))


def last_speech(text: str) -> Speech:
    return speeches_of(text)[-1]


def named(speech: Speech) -> Named:
    return (speech.speaker.name, speech.speaker.role) if speech.speaker else None


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("The mayor said the bridge would close.", ("The mayor", None), "said"),
        ("Mary Jones has repeatedly warned that the bridge is weak.", ("Mary Jones", None), "warned"),
        ("The bridge will close on Monday, officials in Leeds said.", ("officials in Leeds", None), "said"),
        ("In 2011, Mary Jones warned that it was weak.", ("Mary Jones", None), "warned"),
        ("The number, Jones said, had reached 288.", ("Jones", None), "said"),
        ("Mary Jones told the BBC she would go.", ("Mary Jones", None), "told"),
        ("Mary Jones visited Leeds on Monday and said the bridge would close.", ("Mary Jones", None), "said"),
        ("Mary Jones closed the bridge, saying that it was weak.", ("Mary Jones", None), "saying"),
        ("The closure was reported by Reuters.", ("Reuters", None), "reported"),
        ("Three men died, according to police.", ("police", None), "according to"),
        ("According to the Interfax news agency, they died.", ("the Interfax news agency", None), "According to"),
        ("As per the regional broadcaster Seym, it is weak.", ("Seym", "the regional broadcaster"), "As per"),
        ("Two ministers say that the bridge is weak.", ("Two ministers", None), "say"),
        ("Official figures indicate 358 deaths.", ("Official figures", None), "indicate"),
        ("As Mary Jones noted, it was weak.", ("Mary Jones", None), "noted"),
        ("The survey shows that people are tired.", ("The survey", None), "shows"),
        ("Mary Jones and John Smith said it was weak.", ("Mary Jones and John Smith", None), "said"),
        (
            "An official who asked not to be named said it was weak.",
            ("An official who asked not to be named", None),
            "said",
        ),
        ("The Calder family said it would sue.", ("The Calder family", None), "said"),
        ("The Biden campaign said it would sue.", ("The Biden campaign", None), "said"),
        ("The Smith lawsuit says that it was weak.", ("The Smith lawsuit", None), "says"),
        ("The Kremlin spokesman said it was weak.", ("The Kremlin spokesman", None), "said"),
        ("The bridge will close, his sister said.", ("his sister", None), "said"),
        ("In a statement the company said it was weak.", ("the company", None), "said"),
        ("Three died, according to a report by the state auditor.", ("the state auditor", None), "according to"),
        ("Three died, according to a report from the bank.", ("a report from the bank", None), "according to"),
        ("Amir Said said he would go on.", ("Amir Said", None), "said"),
        ("Mr. Jones, a friend of Amir Said, said it was weak.", ("Jones", "a friend of Amir Said"), "said"),
    ],
)
def test_the_subject_of_the_cue_is_the_speaker(text: str, speaker: Named, cue: str) -> None:
    speech = last_speech(text)
    assert named(speech) == speaker
    assert speech.cue is not None
    assert speech.cue.text == cue
    assert speech.kind == "indirect"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mary Jones, the mayor of Leeds, said it was weak.", ("Mary Jones", "the mayor of Leeds")),
        ("Mary Jones, 45, a teacher, said it was weak.", ("Mary Jones", "a teacher")),
        ("Mary Jones, who built it, said it was weak.", ("Mary Jones", None)),
        ("The town’s engineer, Mary Jones, said it was weak.", ("Mary Jones", "The town’s engineer")),
        ("The town’s engineer Mary Jones said it was weak.", ("Mary Jones", "The town’s engineer")),
        ("Gov. Mary Jones (D-Ohio) said it was weak.", ("Mary Jones", "Gov.")),
        ("Mr. Jones said it was weak.", ("Jones", None)),
        ("Former President Mary Jones said it was weak.", ("Mary Jones", "Former President")),
        ("Governor of New York Mary Ann Jones said it was weak.", ("Mary Ann Jones", "Governor of New York")),
        ("A spokesman for Mary Jones said it was weak.", ("A spokesman for Mary Jones", None)),
        ("The White House said it was weak.", ("White House", None)),
        ("The BBC’s Mary Jones said it was weak.", ("Mary Jones", None)),
        ("Russia’s Defence Ministry said it was weak.", ("Russia’s Defence Ministry", None)),
        ("An unflappable Mary Jones said it was weak.", ("Mary Jones", None)),
        ("Jan de Vries said it was weak.", ("Jan de Vries", None)),
        ("Economist Dr. Irene Wu said it was weak.", ("Irene Wu", "Economist")),
        ("Toxicologist Irene Wu said it was weak.", ("Irene Wu", "Toxicologist")),
        ("Dr. Irene Wu said it was weak.", ("Irene Wu", None)),
        ("Paul Farmer said it was weak.", ("Paul Farmer", None)),
        ("Ms Oyelaran said it was weak.", ("Oyelaran", None)),
        ("Judge Lowe said it was weak.", ("Lowe", "Judge")),
        ("Mayor Carla Dunmore said it was weak.", ("Carla Dunmore", "Mayor")),
        (
            "The widow of one of the patients, Greta Lindqvist, said it was weak.",
            ("Greta Lindqvist", "The widow of one of the patients"),
        ),
        ("The Kremlin spokesman Oleg Orlov said it was weak.", ("Oleg Orlov", "The Kremlin spokesman")),
    ],
)
def test_a_name_is_told_from_the_role_beside_it(text: str, speaker: Named) -> None:
    assert named(last_speech(text)) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "The report is long.",
        "The mayor’s claims are false.",
        "The United States sent a note.",
        "Mary Jones added two bridges.",
        "Mary Jones did not say when the bridge would close.",
        "Mary Jones declined to say when the bridge would close.",
        "Neither Jones nor Smith said when the bridge would close.",
        "Mary Jones was told that the bridge would close.",
        "After Mary Jones said the bridge would close, traders left.",
        "The so-called “experts” were wrong.",
        "Some 55 percent of voters said they were tired.",
    ],
)
def test_the_reporters_own_words_have_no_speaker(text: str) -> None:
    assert named(last_speech(text)) is None


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        (
            "Opposition leader Ravi Sethi called the affair “the worst scandal in years”.",
            ("Ravi Sethi", "Opposition leader"),
            "called",
        ),
        ("Lind disputed the figure, calling it “a wild guess”.", ("Lind", None), "calling"),
        ("Mary Jones opened it and called the bridge “strong”.", ("Mary Jones", None), "called"),
        ("Amir Said called the plan “weak”.", ("Amir Said", None), "called"),
    ],
)
def test_what_someone_calls_a_thing_in_quotation_marks_is_mixed_speech(text: str, speaker: Named, cue: str) -> None:
    speech = last_speech(text)
    assert (speech.kind, named(speech)) == ("mixed", speaker)
    assert speech.cue is not None
    assert speech.cue.text == cue


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It is weak,” the Calder family said.", ("the Calder family", None)),
        ("“It is weak,” said the Calder family.", ("the Calder family", None)),
        ("“It is weak,” the Calder campaign wrote.", ("the Calder campaign", None)),
        ("“It is weak,” her lawyer said.", ("her lawyer", None)),
        ("“It is weak,” said Amir Said.", ("Amir Said", None)),
    ],
)
def test_the_speaker_beside_a_quotation_is_never_cut(text: str, speaker: Named) -> None:
    speech = last_speech(text)
    assert (speech.kind, named(speech)) == ("direct", speaker)


@pytest.mark.parametrize("text", ["He said it was weak.", "They said it was weak.", "I said it was weak."])
def test_a_pronoun_alone_names_nobody_but_is_still_speech(text: str) -> None:
    speech = last_speech(text)
    assert (speech.kind, speech.speaker) == ("indirect", None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mary Jones opened the bridge. She said it would last.", "Mary Jones"),
        ("Mary Jones opened the bridge with John Smith. She said it would last.", None),
        ("Mary Jones met the king. “It is late,” Jones said of Ann Lee. “It will last,” she added.", "Mary Jones"),
        ("Mayor Mary Jones opened the bridge. She said it would last.", "Mary Jones"),
        ("Dr. Jones opened the bridge. “It is late,” she said. “We must go.”", "Jones"),
        ("Ms Jones said it was weak. She said it would last.", "Jones"),
        ("Mr. Jones opened the bridge. She said it would last.", None),
        ("The bridge in Leeds opened. She said it would last.", None),
    ],
)
def test_a_pronoun_stands_for_the_one_person_it_can_mean(text: str, name: str | None) -> None:
    speaker = last_speech(text).speaker
    assert (speaker.name if speaker else None) == name


def test_a_surname_is_shown_in_the_fullest_form_with_its_role() -> None:
    text = "Mary Ann Jones, the mayor of Leeds, opened the bridge. Traders were glad. Mayor Jones said it would last."
    speaker = last_speech(text).speaker
    assert speaker is not None
    assert (speaker.name, speaker.role, speaker.start) == ("Mary Ann Jones", "the mayor of Leeds", 0)


def test_a_surname_that_two_people_share_is_shown_as_printed() -> None:
    text = "Hillary Clinton met Bill Clinton. Clinton said it was fine."
    speaker = last_speech(text).speaker
    assert speaker is not None
    assert (speaker.name, speaker.start) == ("Clinton", text.rindex("Clinton"))


@pytest.mark.parametrize(
    "text",
    [
        "“It is late. We must go,” said Mary Jones.",
        "«It is late. We must go,» said Mary Jones.",
        "„It is late. We must go,“ said Mary Jones.",
        "Mary Jones said: “It is late. We must go.”",
        "“It is late,” Mary Jones said. “We must go.”",
        "“It is late.” “We must go,” Mary Jones said.",
        "“It is late,” Mary Jones said.\n\n“We must go.”",
        "“It is late.\n\n“We must go,” Mary Jones said.",
        "Mary Jones said:\n\n“It is late. We must go.”",
    ],
)
def test_a_quotation_keeps_its_speaker_on_every_sentence(text: str) -> None:
    said = [speech for speech in speeches_of(text) if speech.kind == "direct"]
    assert len(said) >= 2
    assert {named(speech) for speech in said} == {("Mary Jones", None)}


def test_a_quotation_after_something_else_has_no_speaker() -> None:
    assert last_speech("“It is late,” Mary Jones said. Traders left.\n\n“It was awful.”") == Speech()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“It is late,” said Mary Jones.", "direct"),
        ("“It is,” Mary Jones said, “very late.”", "direct"),
        ("Mary Jones tweeted: “Done!”", "direct"),
        ("Mary Jones said that it was late.", "indirect"),
        ("Mary Jones said that it was “very late” for trade.", "mixed"),
        ("It was late.", "none"),
    ],
)
def test_the_kind_tells_how_much_is_quoted(text: str, kind: str) -> None:
    assert last_speech(text).kind == kind


def test_an_outlet_is_a_speaker_only_where_nobody_else_is() -> None:
    both = last_speech("The bridge will close, Mary Jones said, according to the newspaper Leeds Weekly.")
    assert named(both) == ("Mary Jones", None)
    assert both.via is not None
    assert both.via.text == "according to the newspaper Leeds Weekly"
    alone = last_speech("The bridge will close, according to the newspaper Leeds Weekly.")
    assert named(alone) == ("Leeds Weekly", "the newspaper")
    assert alone.via is None


def test_headlines_and_bylines_have_no_speech() -> None:
    text = "Mary Jones said the bridge would close."
    assert attribute(text, [Sentence(0, len(text), 0, "headline", 0)]) == (Speech(),)


WORDS = st.sampled_from(
    [
        "Mary",
        "Jones",
        "he",
        "said",
        "that",
        ",",
        "“",
        "”",
        ".",
        "according",
        "to",
        "the",
        "mayor",
        "who",
        "(",
        ":",
        "by",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80))
def test_whatever_the_text_every_string_is_a_piece_of_it(text: str) -> None:
    sentences = split_sentences(text, "")
    speeches = attribute(text, sentences)
    assert len(speeches) == len(sentences)
    for speech in speeches:
        pieces = [(piece.text, piece.start, piece.end) for piece in (speech.cue, speech.via) if piece]
        if speech.speaker:
            pieces.append((speech.speaker.name, speech.speaker.start, speech.speaker.end))
            assert speech.speaker.role is None or speech.speaker.role in text
        assert all(text[start:end] == piece for piece, start, end in pieces)
        assert speech.kind != "none" or (speech.speaker, speech.cue, speech.via) == (None, None, None)


def test_a_file_without_full_stops_takes_no_time_and_has_no_speaker() -> None:
    text = "said " * 4000
    assert attribute(text, split_sentences(text)) == (Speech(),)
