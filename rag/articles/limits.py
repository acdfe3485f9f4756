"""What reading one file may cost. A stranger's file must not be able to fill the memory or hold up an index run."""

# A saved newspaper page or a report with photographs has a few megabytes.
FILE_BYTES = 50_000_000
# trafilatura needs about 2 s for each megabyte of paragraphs.
PAGE_BYTES = 10_000_000
# 100,000 articles of 3 kB, with room to spare; the file is held in memory while it is read.
RECORDS_BYTES = 500_000_000
# The length of a very long novel: not an article, but a collection that should be split.
ARTICLE_CHARACTERS = 2_000_000
# A few short fields; some programs add a summary or a list of tags.
FRONT_MATTER_CHARACTERS = 20_000
# The time of PyYAML grows with the square of nesting: 5,000 brackets take 3 s. A list of authors needs one.
FRONT_MATTER_BRACKETS = 100
# Metadata longer than this is not a title, a name or an address.
METADATA_CHARACTERS = 1_000
# A Word file is a zip archive, mostly pictures; its XML is held in memory as a tree of many times its size.
DOCX_UNPACKED_BYTES = 200_000_000
DOCX_XML_BYTES = 20_000_000
DOCX_PARTS = 5_000
# A PDF is read in a process of its own, which gets this much. An article of three pages takes 0.3 s and 40 MB.
PDF_PAGES = 500
PDF_SECONDS = 30
PDF_MEMORY_BYTES = 512_000_000
