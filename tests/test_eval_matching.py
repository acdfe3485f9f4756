from eval.matching import answer_pattern, evidence_pattern, plain


def test_blanks_and_unicode_form_make_no_difference() -> None:
    assert plain(" cafe\u0301\n\u00a0 burnt ") == "café burnt"
    assert evidence_pattern("cafe\u0301 burnt").search("The café\n\tburnt down.")


def test_evidence_keeps_its_case_and_an_answer_does_not() -> None:
    assert not evidence_pattern("THE MILL").search("the mill")
    assert answer_pattern("THE  MILL").search("the mill")


def test_an_answer_stands_as_whole_words_and_its_signs_are_signs() -> None:
    assert not answer_pattern("201").search("since 2019")
    assert answer_pattern("$5").search("It cost $5.")
    assert not answer_pattern("5.0").search("It cost 510.")
