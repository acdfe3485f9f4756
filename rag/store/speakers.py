"""Who speaks in which article, so that all that somebody said is found without reading every article."""

import json
from collections.abc import Collection, Sequence

from rag.schema import Filters, Sentence, Speaker, Speech, SpokenSentence
from rag.store.connection import Connection
from rag.store.convert import filter_parameters, sentence_from_row
from rag.store.records import StoredSpeaker
from rag.store.tables import PASSES_FILTERS
from rag.variants import Known, known, search_words


class Speakers:
    """Those who speak in the articles; one whom an article leaves open ("he") is none of them."""

    def __init__(self, database: Connection) -> None:
        self._database = database

    def under(self, words: Collection[str]) -> list[StoredSpeaker]:
        """The speakers of all articles who are known by one of the folded words."""
        rows = self._database.all(
            """SELECT * FROM speakers
            WHERE row IN (SELECT speaker FROM speaker_words WHERE word IN (SELECT value FROM json_each(?)))
            ORDER BY row""",
            (json.dumps(sorted(words)),),
        )
        return [
            StoredSpeaker(row["row"], row["article"], Known(row["name"], row["kind"], tuple(json.loads(row["called"]))))
            for row in rows
        ]

    def names(self) -> list[str]:
        """Every speaker's name, once, in order."""
        return [row["name"] for row in self._database.all("SELECT DISTINCT name FROM speakers ORDER BY name")]

    def sentences(self, speakers: Collection[int], filters: Filters) -> list[tuple[str, SpokenSentence]]:
        """Every sentence in which one of the speakers speaks, with its article: oldest first, undated last."""
        rows = self._database.all(
            f"""SELECT sentences.* FROM sentences JOIN articles ON articles.id = sentences.article
            WHERE (sentences.article, sentences.start) IN (
                SELECT speakers.article, place.value FROM speakers JOIN json_each(speakers.starts) AS place
                WHERE speakers.row IN (SELECT value FROM json_each(:speakers))
            ) AND {PASSES_FILTERS}
            ORDER BY articles.published IS NULL, articles.published, articles.id, sentences.start""",
            {"speakers": json.dumps(sorted(speakers)), **filter_parameters(filters)},
        )
        return [(row["article"], sentence_from_row(row)) for row in rows]


def insert_speakers(
    database: Connection, article: str, sentences: Sequence[Sentence], speeches: Sequence[Sequence[Speech]]
) -> None:
    """Store who speaks in an article's reporting sentences."""
    places: dict[str, list[tuple[int, Speaker]]] = {}
    for sentence, of_sentence in zip(sentences, speeches, strict=True):
        for speech in of_sentence:
            if sentence.number and speech.speaker and speech.speaker.is_known:
                places.setdefault(speech.speaker.name, []).append((sentence.start, speech.speaker))
    for name, spoken in places.items():
        called = list(dict.fromkeys(text for _, speaker in spoken for text in known(speaker).called))
        starts = list(dict.fromkeys(start for start, _ in spoken))
        row = database.write(
            "INSERT INTO speakers (article, name, kind, called, starts) VALUES (?, ?, ?, ?, ?)",
            (article, name, spoken[0][1].kind, json.dumps(called), json.dumps(starts)),
        )
        words = set().union(*(search_words(text) for text in (name, *called)))
        database.write_many("INSERT INTO speaker_words VALUES (?, ?)", [(word, row) for word in sorted(words)])
