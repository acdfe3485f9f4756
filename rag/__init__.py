"""On the Record: questions to news articles, answered in the articles' own sentences."""

VERSION = "0.2.0"
