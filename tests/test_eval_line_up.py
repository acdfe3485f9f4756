import pytest

from eval.line_up import SYSTEMS, systems_named
from eval.ours import ABLATIONS, OURS
from eval.rivals import RIVALS
from rag.errors import InputError


def test_a_group_stands_for_its_systems_and_each_is_asked_once() -> None:
    assert systems_named([OURS, "dense-only", "ablations", OURS]) == (OURS, *ABLATIONS)
    assert systems_named(["rivals", "bm25"]) == RIVALS


def test_no_two_systems_share_a_name() -> None:
    assert len(set(SYSTEMS)) == len(SYSTEMS)


def test_an_unknown_name_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InputError, match=r"no system 'oracle'; there are ablations, rivals, on-the-record, dense-only"):
        systems_named([OURS, "oracle"])
