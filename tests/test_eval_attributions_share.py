from eval.attributions.share import share, total
from eval.metrics.measure import Measure
from eval.metrics.shares import Tally


def test_a_share_is_of_all_articles_together() -> None:
    measure = share([Tally(1, 2), Tally(3, 8)])
    assert (measure.value, measure.tally) == (4 / 10, Tally(4, 10))


def test_the_interval_is_wide_where_articles_differ_and_none_where_they_are_alike() -> None:
    alike = share([Tally(1, 2)] * 20)
    assert (alike.low, alike.high) == (0.5, 0.5)
    unlike = share([Tally(2, 2), Tally(0, 2)] * 10)
    assert unlike.low is not None
    assert unlike.high is not None
    assert 0.2 < unlike.low < 0.4
    assert 0.6 < unlike.high < 0.8


def test_nothing_to_measure_is_no_share() -> None:
    assert share([Tally(0, 0)]) == share([]) == Measure(None, Tally(0, 0))


def test_tallies_add_up() -> None:
    assert total([Tally(1, 2), Tally(0, 3)]) == Tally(1, 5)
