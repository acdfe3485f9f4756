"""Dates in made-up sentences, the expression in square brackets, with what they mean, by hand."""

from dataclasses import dataclass
from typing import Final

from rag.schema import DateMention, DateRule

WEDNESDAY: Final = "2025-05-21"
NEW_YEAR: Final = "2025-01-02"  # a Thursday
LEAP_DAY: Final = "2024-02-29"  # a Thursday


@dataclass(frozen=True)
class Case:
    """A sentence with one expression marked; `means` is a date after its bound, if any; without it the rule is None."""

    marked: str
    published: str | None
    means: str | None = None
    rule: DateRule | None = None

    @property
    def sentence(self) -> str:
        """The sentence without the mark."""
        return self.marked.replace("[", "").replace("]", "")

    def is_right(self, mentions: tuple[DateMention, ...]) -> bool:
        """Whether the expression is among the mentions, and means what it should."""
        place = (self.marked.index("["), self.marked.index("]") - 1)
        found = [mention for mention in mentions if (mention.start, mention.end) == place]
        return [(meaning(mention), mention.rule) for mention in found] == [(self.means, self.rule)]


def meaning(mention: DateMention) -> str | None:
    """What a mention means, as the cases write it."""
    return " ".join(filter(None, (mention.bound, mention.resolved))) or None


# Written before the grammar that they test.
WRITTEN_FIRST: Final = (
    Case("The bridge fell on [Tuesday], officials said.", WEDNESDAY, "2025-05-20", "weekday_before_publication"),
    Case("Two people were hurt late on [Tuesday night].", WEDNESDAY, "2025-05-20", "weekday_before_publication"),
    Case("She said earlier on [Monday] that she was well.", WEDNESDAY, "2025-05-19", "weekday_before_publication"),
    Case("[Tuesday]’s attack killed nine people.", WEDNESDAY, "2025-05-20", "weekday_before_publication"),
    Case("The shop burned down on [Tuesday].", NEW_YEAR, "2024-12-31", "weekday_before_publication"),
    Case("The mayor, who will retire soon, said on [Friday] she was tired.", WEDNESDAY, "2025-05-16",
         "weekday_before_publication"),
    Case("The court will rule on [Friday].", WEDNESDAY, "2025-05-23", "weekday_after_publication"),
    Case("On [Friday], the court will rule.", WEDNESDAY, "2025-05-23", "weekday_after_publication"),
    Case("A strike planned for [Monday] goes ahead.", WEDNESDAY, "2025-05-26", "weekday_after_publication"),
    Case("Talks begin every [Tuesday].", WEDNESDAY),
    Case("He had to pay by [Friday].", WEDNESDAY),
    Case("Anna Berg resigned [yesterday].", WEDNESDAY, "2025-05-20", "days_from_publication"),
    Case("[Today] the school reopened.", WEDNESDAY, "2025-05-21", "day_of_publication"),
    Case("The team plays [tomorrow].", LEAP_DAY, "2024-03-01", "days_from_publication"),
    Case("It started snowing [this morning].", WEDNESDAY, "2025-05-21", "day_of_publication"),
    Case("The cat was found [ten days ago].", WEDNESDAY, "2025-05-11", "days_from_publication"),
    Case("[Last month] the army withdrew.", WEDNESDAY, "2025-04", "counted_from_publication"),
    Case("[Last month] prices rose.", NEW_YEAR, "2024-12", "counted_from_publication"),
    Case("She left the party [last year].", WEDNESDAY, "2024", "year_from_publication"),
    Case("The museum opens [next year].", WEDNESDAY, "2026", "year_from_publication"),
    Case("He was elected [three years ago].", WEDNESDAY, "2022", "year_from_publication"),
    Case("The mine closed [six months ago].", WEDNESDAY, "2024-11", "counted_from_publication"),
    Case("The war began [more than three years ago].", WEDNESDAY, "before 2022-05-21", "counted_from_publication"),
    Case("He arrived [less than two weeks ago].", WEDNESDAY, "after 2025-05-07", "counted_from_publication"),
    Case("The town was flooded [two weeks ago].", WEDNESDAY),
    Case("The town was flooded [last week].", WEDNESDAY),
    Case("The treaty was signed on [20 May 2025].", None, "2025-05-20", "printed"),
    Case("The treaty was signed on [Feb. 3, 2024], in Riga.", WEDNESDAY, "2024-02-03", "printed"),
    Case("The invasion began in [February 2022].", WEDNESDAY, "2022-02", "printed"),
    Case("The library was built in [1911].", None, "1911", "printed"),
    Case("The vote took place on [May 18].", WEDNESDAY, "2025-05-18", "year_of_publication"),
    Case("The vote took place on [Sunday, May 18].", WEDNESDAY, "2025-05-18", "year_of_publication"),
    Case("KYIV, [May 20] (Reuters) - Three people were killed.", WEDNESDAY, "2025-05-20", "year_of_publication"),
    Case("He crossed the border on [August 6], police said.", WEDNESDAY, "2024-08-06", "year_of_publication"),
    Case("The river froze in [December].", NEW_YEAR, "2024-12", "month_before_publication"),
    Case("The bridge will reopen in [July].", WEDNESDAY, "2025-07", "month_after_publication"),
    Case("The dam burst on [31 June 2025].", WEDNESDAY),
    Case("“We saw him [yesterday],” she said.", WEDNESDAY),
    Case("They met on [Tuesday].", None),
    Case("They met on [Tuesday].", "soon"),
)  # fmt: skip

WRITTEN_AFTER: Final = (
    # A weekday behind publication.
    Case("Police arrested a man of 45 in Leeds on [Wednesday].", WEDNESDAY, "2025-05-21", "weekday_before_publication"),
    Case("On [Thursday], the firm rejected a plan that would cut 300 jobs.", WEDNESDAY, "2025-05-15",
         "weekday_before_publication"),
    Case("Anna Berg told Reuters [Monday] that she would not run.", WEDNESDAY, "2025-05-19",
         "weekday_before_publication"),
    Case("The boy was taken to hospital on [Sunday afternoon].", WEDNESDAY, "2025-05-18", "weekday_before_publication"),
    Case("In the early hours of [Sunday] a drone hit the port.", WEDNESDAY, "2025-05-18", "weekday_before_publication"),
    Case("She had been missing since [Saturday].", WEDNESDAY, "2025-05-17", "weekday_before_publication"),
    Case("It has rained since [Saturday], and will rain on.", WEDNESDAY, "2025-05-17", "weekday_before_publication"),
    Case("He declined to comment on [Tuesday].", WEDNESDAY, "2025-05-20", "weekday_before_publication"),
    Case("The minister could not be reached on [Tuesday].", WEDNESDAY, "2025-05-20", "weekday_before_publication"),
    Case("[Friday]’s storm killed two.", "2025-05-21T23:30:00+03:00", "2025-05-16", "weekday_before_publication"),
    Case("The roof fell in on [Thursday].", "2024-03-01", "2024-02-29", "weekday_before_publication"),
    Case("Fire broke out [last Friday].", WEDNESDAY, "2025-05-16", "weekday_before_publication"),
    Case("Fire broke out [last Wednesday].", WEDNESDAY, "2025-05-14", "weekday_before_publication"),
    Case("Fire broke out [this Monday].", WEDNESDAY, "2025-05-19", "weekday_before_publication"),
    Case("Fire broke out on [Tuesday last week].", WEDNESDAY, "2025-05-13", "weekday_before_publication"),
    Case("The trial ended [this past Friday].", WEDNESDAY, "2025-05-16", "weekday_before_publication"),
    Case("He may have died on [Sunday], the coroner said.", WEDNESDAY, "2025-05-18", "weekday_before_publication"),
    Case("The law that will change pensions, which took years, passed on [Monday].", WEDNESDAY, "2025-05-19",
         "weekday_before_publication"),
    Case("The vote was won. On [Monday] it was contested.", WEDNESDAY, "2025-05-19", "weekday_before_publication"),
    Case("The council voted late [Monday] to close the pool.", WEDNESDAY, "2025-05-19", "weekday_before_publication"),
    Case("“Nobody was hurt,” the mayor said on [Tuesday].", WEDNESDAY, "2025-05-20", "weekday_before_publication"),
    Case("The ‘dead’ man walked in on [Tuesday].", WEDNESDAY, "2025-05-20", "weekday_before_publication"),
    Case('The "dead" man walked in on [Tuesday].', WEDNESDAY, "2025-05-20", "weekday_before_publication"),
    Case("The residents' homes burned on [Tuesday].", WEDNESDAY, "2025-05-20", "weekday_before_publication"),
    # A weekday ahead of it.
    Case("Voters will choose a mayor on [Sunday].", WEDNESDAY, "2025-05-25", "weekday_after_publication"),
    Case("The talks are scheduled for [Thursday morning].", WEDNESDAY, "2025-05-22", "weekday_after_publication"),
    Case("He is due in court on [Monday].", WEDNESDAY, "2025-05-26", "weekday_after_publication"),
    Case("The winner will be formally announced on [Friday].", WEDNESDAY, "2025-05-23", "weekday_after_publication"),
    Case("She said that on [Friday] the court would rule.", WEDNESDAY, "2025-05-23", "weekday_after_publication"),
    Case("The firm plans to reopen on [Thursday].", NEW_YEAR, "2025-01-02", "weekday_after_publication"),
    Case("The road will stay closed until [Saturday].", WEDNESDAY, "2025-05-24", "weekday_after_publication"),
    Case("They’ll be back by [Monday].", WEDNESDAY, "2025-05-26", "weekday_after_publication"),
    Case("The band plays [next Monday].", WEDNESDAY, "2025-05-26", "weekday_after_publication"),
    Case("The shop opens [this Friday].", WEDNESDAY, "2025-05-23", "weekday_after_publication"),
    Case("The teams may meet again on [Saturday].", WEDNESDAY, "2025-05-24", "weekday_after_publication"),
    Case("The ship is expected to sail on [Thursday].", "2024-02-28", "2024-02-29", "weekday_after_publication"),
    # The day itself, and days counted from it.
    Case("The court meets [today].", WEDNESDAY, "2025-05-21", "day_of_publication"),
    Case("The final is [tonight].", WEDNESDAY, "2025-05-21", "day_of_publication"),
    Case("The river rose [this afternoon].", WEDNESDAY, "2025-05-21", "day_of_publication"),
    Case("The river rose [last night].", WEDNESDAY, "2025-05-20", "days_from_publication"),
    Case("[Yesterday evening] two men were seen.", "2025-03-01", "2025-02-28", "days_from_publication"),
    Case("He left [the day before yesterday].", WEDNESDAY, "2025-05-19", "days_from_publication"),
    Case("The shop closed [three days ago].", NEW_YEAR, "2024-12-30", "days_from_publication"),
    Case("The shop closed [a day ago].", WEDNESDAY, "2025-05-20", "days_from_publication"),
    Case("The shop closed [twenty-five days ago].", WEDNESDAY, "2025-04-26", "days_from_publication"),
    # Months and years counted from it.
    Case("The law takes effect [next month].", "2024-12-10", "2025-01", "counted_from_publication"),
    Case("[Earlier this month], a bus burned.", WEDNESDAY, "2025-05", "counted_from_publication"),
    Case("The mine closed [a month ago].", "2025-01-31", "2024-12", "counted_from_publication"),
    Case("Sales fell [this year].", WEDNESDAY, "2025", "year_from_publication"),
    Case("[Late last year], he moved to Oslo.", WEDNESDAY, "2024", "year_from_publication"),
    Case("The company was founded [40 years ago].", WEDNESDAY, "1985", "year_from_publication"),
    Case("The company was founded [about 40 years ago].", WEDNESDAY, "1985", "year_from_publication"),
    Case("A tram ran here [a year ago].", WEDNESDAY, "2024", "year_from_publication"),
    Case("The dam broke in [August last year].", WEDNESDAY, "2024-08", "year_from_publication"),
    Case("The dam broke in [March of last year].", WEDNESDAY, "2024-03", "year_from_publication"),
    Case("The dam broke on [20 March last year].", WEDNESDAY, "2024-03-20", "year_from_publication"),
    # Bounds.
    Case("It began [over a year ago].", WEDNESDAY, "before 2024-05-21", "counted_from_publication"),
    Case("It began [just over six months ago].", WEDNESDAY, "before 2024-11-21", "counted_from_publication"),
    Case("It began [more than a decade ago].", WEDNESDAY, "before 2015-05-21", "counted_from_publication"),
    Case("It began [at least 10 days ago].", WEDNESDAY, "before 2025-05-11", "counted_from_publication"),
    Case("It began [nearly two years ago].", WEDNESDAY, "after 2023-05-21", "counted_from_publication"),
    Case("It began [almost a year ago].", LEAP_DAY, "after 2023-02-28", "counted_from_publication"),
    Case("It began [less than a month ago].", "2025-03-31", "after 2025-02-28", "counted_from_publication"),
    Case("[More than a century ago], the town burned.", WEDNESDAY, "before 1925-05-21", "counted_from_publication"),
    Case("It began [just under three weeks ago].", WEDNESDAY, "after 2025-04-30", "counted_from_publication"),
    # Days without a year.
    Case("It snowed on [3 January].", WEDNESDAY, "2025-01-03", "year_of_publication"),
    Case("It snowed on the [28th of December].", NEW_YEAR, "2024-12-28", "year_of_publication"),
    Case("On [Sept. 30], the bank failed.", WEDNESDAY, "2024-09-30", "year_of_publication"),
    Case("The Games will open on [July 9].", WEDNESDAY, "2025-07-09", "year_of_publication"),
    Case("The Games will open on [9 March].", WEDNESDAY, "2026-03-09", "year_of_publication"),
    Case("The fair on [June 2] is free.", WEDNESDAY, "2025-06-02", "year_of_publication"),
    Case("NEW YORK, [Nov 25] (AP) — The mayor will speak to the city.", "2024-11-26", "2024-11-25",
         "year_of_publication"),
    Case("LONDON, [1 January] - Fireworks lit the river.", "2024-12-31T23:00:00Z", "2025-01-01", "year_of_publication"),
    Case("A leap baby was born on [February 29].", "2025-01-10", "2024-02-29", "year_of_publication"),
    Case("It rained between [3 and 5 May].", WEDNESDAY, "2025-05", "year_of_publication"),
    Case("It rained on [Saturday 17 May].", WEDNESDAY, "2025-05-17", "year_of_publication"),
    # Months without a year.
    Case("The clinic opened in [March].", WEDNESDAY, "2025-03", "month_before_publication"),
    Case("In [August], troops crossed the border.", WEDNESDAY, "2024-08", "month_before_publication"),
    Case("He was sacked in [May].", WEDNESDAY, "2025-05", "month_before_publication"),
    Case("He has been in prison since [October].", WEDNESDAY, "2024-10", "month_before_publication"),
    Case("In late [November] the pipe burst.", NEW_YEAR, "2024-11", "month_before_publication"),
    Case("Prices rose [last December].", WEDNESDAY, "2024-12", "month_before_publication"),
    Case("The talks ran from [March] to May.", WEDNESDAY, "2025-03", "month_before_publication"),
    Case("The talks ran from March to [May].", WEDNESDAY, "2025-05", "month_before_publication"),
    Case("Elections will be held in [February].", WEDNESDAY, "2026-02", "month_after_publication"),
    Case("He is expected to resign in [June].", WEDNESDAY, "2025-06", "month_after_publication"),
    # Printed in full.
    Case("The treaty was signed on [May 20, 2025], in Riga.", None, "2025-05-20", "printed"),
    Case("It was dated [2025-05-20].", None, "2025-05-20", "printed"),
    Case("On [Sunday, May 18, 2025], the church burned.", WEDNESDAY, "2025-05-18", "printed"),
    Case("On the [3rd of May 2024] he left.", WEDNESDAY, "2024-05-03", "printed"),
    Case("On [29 February 2024] he left.", WEDNESDAY, "2024-02-29", "printed"),
    Case("“I left on [4 July 1999],” she said.", WEDNESDAY, "1999-07-04", "printed"),
    Case("Since [February 2022] nothing has moved.", WEDNESDAY, "2022-02", "printed"),
    Case("From 2014 to [2016] she ran the port.", WEDNESDAY, "2016", "printed"),
    Case("By [2030] the sea will be higher.", WEDNESDAY, "2030", "printed"),
    Case("It was the [summer of 2019].", WEDNESDAY, "2019", "printed"),
    Case("The team played on [3-5 May 2024].", WEDNESDAY, "2024-05", "printed"),
    Case("The reform of [mid-2023] failed.", WEDNESDAY, "2023", "printed"),
    Case("It was built in [mid-May 2021].", WEDNESDAY, "2021-05", "printed"),
    # Not determined.
    Case("Fire broke out [last Tuesday].", WEDNESDAY),
    Case("The band plays [next Friday].", WEDNESDAY),
    Case("He agreed to meet her on [Friday].", WEDNESDAY),
    Case("The vote was scheduled for [Friday].", WEDNESDAY),
    Case("The team plays on [Saturday].", WEDNESDAY),
    Case("The following [Monday] he was dead.", WEDNESDAY),
    Case("It happened on a [Monday].", WEDNESDAY),
    Case("She works [Monday] to Friday.", WEDNESDAY),
    Case("A week ago on [Monday] it snowed.", WEDNESDAY),
    Case("The army will answer [Monday]’s attack.", WEDNESDAY),
    Case("He spent his [last year] in Rome.", WEDNESDAY),
    Case("In the [last month] 30 people have died.", WEDNESDAY),
    Case("The [next month] she was dead.", WEDNESDAY),
    Case("It opened [last summer].", WEDNESDAY),
    Case("It opened [last weekend].", WEDNESDAY),
    Case("Prices rose [last March].", WEDNESDAY),
    Case("It opened [a few years ago].", WEDNESDAY),
    Case("It opened [two and a half years ago].", WEDNESDAY),
    Case("It opened [a decade ago].", WEDNESDAY),
    Case("It opened [about ten days ago].", WEDNESDAY),
    Case("It opened in the [1990s].", WEDNESDAY),
    Case("It opened on [Monday, May 20].", WEDNESDAY),
    Case("It opened on [30 February 2024].", WEDNESDAY),
    Case("The fair is on [November 21].", WEDNESDAY),
    Case("It opened [last month].", None),
    Case("It opened [three years ago].", "May 2025"),
    Case("«We fled on [Monday]. It was dark,» she said.", WEDNESDAY),
    Case("«We fled. It was dark on [Monday],» she said.", WEDNESDAY),
    Case("‘We don’t know what fell on [Monday],’ she said.", WEDNESDAY),
    Case('She said it was "the worst day" and that "[last year] was bad".', WEDNESDAY),
)  # fmt: skip

WRITTEN_LAST: Final = (
    Case("The attack of [September 11] changed the city.", WEDNESDAY),
    Case("The film, which reaches cinemas on [Friday], is long.", WEDNESDAY),
    Case("If they win in [November], taxes go up.", "2025-09-10", "2025-11", "month_after_publication"),
    Case("Leeds beat Hull 2-1 at home on [Saturday] to go top.", WEDNESDAY, "2025-05-17", "weekday_before_publication"),
    Case("Councillors in Ely are to decide on [Thursday] whether to sell the pool.", WEDNESDAY, "2025-05-22",
         "weekday_after_publication"),
    Case("Rescuers in the south searched the ruins through [Tuesday night].", WEDNESDAY),
    Case("The ministry said [three weeks ago] that it had stopped.", WEDNESDAY),
    Case("The pilot, 34, was released on bail on [Monday].", WEDNESDAY, "2025-05-19",
         "weekday_before_publication"),
    Case("Drones struck Sumy overnight into [Tuesday], the governor wrote.", WEDNESDAY, "2025-05-20",
         "weekday_before_publication"),
    Case("Ahead of [Sunday]’s election, police closed roads.", WEDNESDAY),
    Case("Between [2014] and 2016 she taught in Minsk.", WEDNESDAY, "2014", "printed"),
    Case("An inquest heard on [Tuesday] that he would have been saved.", WEDNESDAY, "2025-05-20",
         "weekday_before_publication"),
    Case("A vigil takes place [tomorrow evening].", WEDNESDAY, "2025-05-22", "days_from_publication"),
    Case("He spoke a day after [Monday]’s raid.", WEDNESDAY, "2025-05-19", "weekday_before_publication"),
    Case("The mayor said she expects results by [Thursday].", WEDNESDAY),
    Case("The ban comes into force on [1 July].", WEDNESDAY, "2025-07-01", "year_of_publication"),
    Case("His trial, which began in [January], will end this month.", WEDNESDAY, "2025-01", "month_before_publication"),
    Case("His trial, which began in January, will end [this month].", WEDNESDAY, "2025-05", "counted_from_publication"),
    Case("She was last seen alive on [Saturday, May 17], near the mill.", WEDNESDAY, "2025-05-17",
         "year_of_publication"),
    Case("The siege ended [80 years ago] this month.", WEDNESDAY, "1945", "year_from_publication"),
    Case("The siege ended 80 years ago [this month].", WEDNESDAY),
    Case("[Next week] the shops reopen.", WEDNESDAY),
    Case("KHARKIV, Ukraine, [May 20] (Reuters) - Russia will pay, he said.", WEDNESDAY, "2025-05-20",
         "year_of_publication"),
    Case("A fire on [Friday] destroyed nine homes and will cost millions.", WEDNESDAY, "2025-05-16",
         "weekday_before_publication"),
    Case("Elections on [Sunday] will decide who governs.", WEDNESDAY, "2025-05-25", "weekday_after_publication"),
    Case("The inquiry, opened [five months ago], is over.", WEDNESDAY, "2024-12", "counted_from_publication"),
)  # fmt: skip

NO_DATES: Final = (
    "The May government fell, and Theresa May left.",
    "A speech by May was booed.",
    "They may march in 3 columns.",
    "March for Life and the March Hare met.",
    "In March Smith fell.",
    "The Sun reported it, and so did the Sunday Times.",
    "Sheffield Wednesday lost to Leeds.",
    "Sales were up on Black Friday and Good Friday.",
    "Bloody Sunday is taught in schools.",
    "The Mail on Sunday printed it.",
    "Friday the 13th is a film.",
    "She watched Saturday Night Live.",
    "The nine-month occupation ended.",
    "It lasted three years.",
    "The three-year-old slept for two days.",
    "In 2,022 cases and 2024 people nothing was found.",
    "It cost $2024, or 2022 roubles.",
    "He came in 2016th.",
    "It fell by 2000 percent, and in 2024.5 units.",
    "A month earlier he had left, and the previous day too.",
    "Two days later it was found.",
    "He works Monday mornings.",
    "USA Today reported it.",
    "Mondays are quiet.",
    "An August body sat in the April room.",
    "June Brown and April Jones met Jan Berg.",
    "Jan, Mar and Sep are short.",
    "Version 3.5.2025 and the score of 2024-25 stood.",
)
