"""Does the program find who says what? By PolNeAR's annotations, and by a judged sample of its sentences."""

from eval.attributions.record import measure_attributions, measure_speakers, write_record
from eval.attributions.sample import sample_lines
from eval.attributions.table import attributions_table, speakers_table

__all__ = [
    "attributions_table",
    "measure_attributions",
    "measure_speakers",
    "sample_lines",
    "speakers_table",
    "write_record",
]
