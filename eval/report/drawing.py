"""A drawing inside a page: its colours and its typeface are the page's, so that it follows light and dark."""

import io
import re
from collections.abc import Callable
from html import escape

import numpy as np
from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.axis import XAxis, YAxis
from matplotlib.figure import Figure

WIDTH, HEIGHT = 400, 280  # points; the page scales it
AXES = (0.095, 0.165, 0.885, 0.725)  # left, bottom, width and height, as shares of the drawing

# Stand-ins, which become the page's colours when the drawing is done: matplotlib knows no CSS variables.
INK, SOFT, FAINT, LINE, ACCENT, WARN = (f"#00000{digit}" for digit in range(1, 7))
PAGE_COLOURS = {INK: "ink", SOFT: "soft", FAINT: "faint", LINE: "line", ACCENT: "accent", WARN: "warn"}

TEXT_SIZE = 12.5
STYLE: dict[str, object] = {
    "svg.fonttype": "none",
    "font.family": "DejaVu Sans",  # comes with matplotlib, so that the same places come out everywhere
    "font.size": TEXT_SIZE,
    "text.color": SOFT,
    "axes.labelcolor": SOFT,
    "axes.edgecolor": FAINT,
    "axes.titlelocation": "left",
    "axes.titlecolor": SOFT,
    "axes.titlesize": TEXT_SIZE,
    "axes.titlepad": 12,
    "axes.axisbelow": True,
    "axes.grid": True,
    "axes.grid.axis": "y",
    "axes.spines.top": False,
    "axes.spines.left": False,
    "axes.spines.right": False,
    "grid.color": LINE,
    "xtick.color": FAINT,
    "ytick.color": FAINT,
    "xtick.labelsize": TEXT_SIZE,
    "ytick.labelsize": TEXT_SIZE,
    "ytick.major.size": 0,
    "xaxis.labellocation": "right",
    "hatch.linewidth": 1.2,
}
NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}  # the same run, the same bytes


def draw(name: str, says: str, paint: Callable[[Axes], None]) -> str:
    """The SVG element of what `paint` does to empty axes; `says` tells in words what there is to see."""
    with style.context(["default", STYLE | {"svg.hashsalt": name}]):
        figure = Figure(figsize=(WIDTH / 72, HEIGHT / 72))
        paint(figure.add_axes(AXES))
        file = io.StringIO()
        figure.savefig(file, format="svg", transparent=True, metadata=NO_METADATA)
    return _as_element(file.getvalue(), says)


def percent(share: float) -> str:
    """A share as a person reads it."""
    return f"{100 * share:.0f} %"


def percent_axis(axis: XAxis | YAxis, name: str, highest: float = 1.0, *, mirrored: bool = False) -> None:
    """An axis of shares up to `highest` (mirrored: in both directions), which says what it counts."""
    ticks = np.linspace(0, highest, 5 if highest == 1 else 3)
    labels = [f"{100 * tick:.0f}" for tick in ticks[:-1]] + [percent(highest)]
    if mirrored:
        ticks, labels = np.concatenate([-ticks[:0:-1], ticks]), labels[:0:-1] + labels
    axis.set_ticks(ticks, labels)
    if axis.axis_name == "x":
        axis.axes.set_xlabel(name)
    else:
        axis.axes.set_title(name)  # read from left to right, above its axis


def _as_element(document: str, says: str) -> str:
    """The drawing as part of a page: no ids that another drawing has too, no style for the page as a whole."""
    opening = f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(says)}">'
    element = re.sub(r"^.*?<svg\b[^>]*>", opening, document, flags=re.DOTALL)
    element = re.sub(r"<defs>\s*<style.*?</defs>", "", element, flags=re.DOTALL)
    element = re.sub(r'<g id="[^"]*"', "<g", element)
    element = re.sub(r' transform="rotate\(-0 [^"]*"', "", element)
    element = re.sub(r"\s+", " ", element.replace("'DejaVu Sans'", "var(--sans)"))
    return re.sub("#00000[1-6]", lambda colour: f"var(--{PAGE_COLOURS[colour[0]]})", element).strip()
