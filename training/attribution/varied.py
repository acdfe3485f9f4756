"""Articles as other houses would have printed them: with other quotation marks."""

import random

# Opening, closing, and the opening mark of a quotation inside.
STYLES = (('"', '"', "'"), ("«", "»", "‘"), ("„", "“", "‚"), ("“", "”", "'"), ("‘", "’", "“"))
AS_PRINTED = 0.5  # share of the articles


def with_other_marks(text: str, chance: random.Random) -> str:
    """The text with its curly marks in another style, each mark one character, so that no offset moves."""
    if chance.random() < AS_PRINTED or "“" not in text:
        return text
    opening, closing, inner = chance.choice(STYLES)
    changed = text.replace("‘", "\0").replace("“", opening).replace("”", closing).replace("\0", inner)
    return changed.replace("’", "'") if inner == "'" else changed
