"""The four plots, from plain numbers. What is told apart by colour is told apart by form and by a label as well."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from eval.report.curves import Bin
from eval.report.drawing import ACCENT, FAINT, INK, SOFT, WARN, draw, percent, percent_axis

WIDTH_OF_BIN = 0.05
HEADROOM = 1.25  # above the highest tick, for labels
BAND = 0.14  # opacity
SMALLEST_DOT, LARGEST_DOT = 18, 260  # square points
FORMS = (("o-", ACCENT, "bottom", 3), ("s--", INK, "top", -3))  # of the better and of the worse curve: line and name


@dataclass(frozen=True)
class Curve:
    """Recall within the first k, by k, with the interval of each where it is known."""

    name: str
    recall: dict[int, float]
    intervals: dict[int, tuple[float, float]]


def risk_coverage_chart(points: Sequence[tuple[float, float]], as_run: tuple[float, float] | None) -> str:
    """Share of wrong answers against share of questions answered, the surest first; `as_run` is where the run stood."""
    coverage, risk = [point[0] for point in points], [point[1] for point in points]
    highest = _whole_tenth(max(risk))

    def paint(axes: Axes) -> None:
        axes.plot(coverage, risk, color=ACCENT, linewidth=2, solid_joinstyle="round")
        axes.fill_between(coverage, risk, color=ACCENT, alpha=BAND, linewidth=0)
        if as_run:
            _mark_as_run(axes, *as_run)
        axes.set(xlim=(0, 1.02), ylim=(0, highest * HEADROOM))
        percent_axis(axes.xaxis, "questions answered")
        percent_axis(axes.yaxis, "wrong among the answered", highest)

    middle = points[(len(points) - 1) // 2]
    says = f"Of the surest {percent(middle[0])} of the questions, {percent(middle[1])} are answered wrongly; of all, "
    says += f"{percent(risk[-1])}."
    if as_run:
        says += f" As it ran, {percent(as_run[0])} were answered, {percent(as_run[1])} of them wrongly."
    return draw("risk-coverage", says, paint)


def reliability_chart(bins: Sequence[Bin], error: float) -> str:
    """How often questions were answerable against the confidence that they are; `error` is the mean distance."""
    most = max(dot.count for dot in bins)

    def paint(axes: Axes) -> None:
        axes.plot([0, 1], [0, 1], color=FAINT, linewidth=1, linestyle=(0, (4, 3)))
        for dot in bins:
            _place_dot(axes, dot, SMALLEST_DOT + LARGEST_DOT * dot.count / most)
        axes.text(1, 0, f"ECE {error:.3f}", ha="right", color=INK, weight="bold")
        axes.set(xlim=(-0.03, 1.04), ylim=(-0.1, 1.12))
        percent_axis(axes.xaxis, "confidence that the articles answer")
        percent_axis(axes.yaxis, "answerable in fact")

    told = "; ".join(
        f"{dot.count} questions at {percent(dot.confidence)}, {percent(dot.answerable)} of them answerable"
        for dot in bins
    )
    return draw("reliability", f"Confidence against fact: {told}. Expected calibration error {error:.3f}.", paint)


def distributions_chart(answerable: Sequence[float], unanswerable: Sequence[float]) -> str:
    """The confidences of answerable questions upwards, of unanswerable ones downwards."""
    above, below = _histogram(answerable), _histogram(unanswerable)
    highest = _whole_tenth(max(above.max(), below.max()))

    def paint(axes: Axes) -> None:
        places = WIDTH_OF_BIN * np.arange(len(above))
        axes.bar(places, above, WIDTH_OF_BIN, align="edge", color=ACCENT, edgecolor=ACCENT, alpha=0.75)
        axes.bar(places, -below, WIDTH_OF_BIN, align="edge", fill=False, edgecolor=WARN, hatch="////")
        axes.axhline(0, color=SOFT, linewidth=1)
        _name_half(axes, f"{len(answerable)} answerable", answerable, upper=True)
        _name_half(axes, f"{len(unanswerable)} unanswerable", unanswerable, upper=False)
        axes.set(xlim=(0, 1), ylim=(-HEADROOM * highest, HEADROOM * highest))
        axes.spines.bottom.set_visible(False)
        percent_axis(axes.xaxis, "confidence that the articles answer")
        percent_axis(axes.yaxis, "share of each kind", highest, mirrored=True)

    says = (
        f"The median confidence of {len(answerable)} answerable questions is {percent(float(np.median(answerable)))}, "
        f"that of {len(unanswerable)} unanswerable questions {percent(float(np.median(unanswerable)))}."
    )
    return draw("distributions", says, paint)


def recall_chart(curves: Sequence[Curve]) -> str:
    """Recall within the first k against k, a curve for each kind of thing that is ranked."""
    ks = sorted({k for curve in curves for k in curve.recall})

    def paint(axes: Axes) -> None:
        best_first = sorted(curves, key=lambda curve: curve.recall[ks[-1]], reverse=True)
        for curve, (form, colour, side, above) in zip(best_first, FORMS, strict=False):
            _trace(axes, curve, form, colour)
            label = f"{curve.name} {percent(curve.recall[ks[-1]])}"
            end = (ks[-1], curve.recall[ks[-1]])
            axes.annotate(label, end, (8, above), textcoords="offset points", va=side, color=colour, weight="bold")
        axes.set(xscale="log", xlim=(0.9 * ks[0], 5.4 * ks[-1]), ylim=(0, 1.12), xlabel="within the first k")
        axes.spines.bottom.set_bounds(ks[0], ks[-1])
        axes.set_xticks(ks, [str(k) for k in ks])
        axes.set_xticks([], minor=True)
        percent_axis(axes.yaxis, "of what is relevant, found")

    told = "; ".join(
        f"{curve.name} {', '.join(f'{percent(recall)} within {k}' for k, recall in curve.recall.items())}"
        for curve in curves
    )
    return draw("recall", f"Recall: {told}.", paint)


def _whole_tenth(share: float) -> float:
    """The top of an axis that reaches the share."""
    return max(1, math.ceil(10 * share)) / 10


def _mark_as_run(axes: Axes, coverage: float, risk: float) -> None:
    """A ring with what it says in two lines, on the side of the rising curve where there is room."""
    axes.plot(coverage, risk, "o", color=INK, markerfacecolor="none", markersize=9, markeredgewidth=2, clip_on=False)
    left = coverage > 0.5
    lines = (f"as it ran: {percent(risk)} wrong", f"of {percent(coverage)} answered")
    for line, above in zip(lines, (25, 10) if left else (-10, -25), strict=True):
        axes.annotate(
            line,
            (coverage, risk),
            (-9 if left else 9, above),
            textcoords="offset points",
            ha="right" if left else "left",
            va="bottom" if left else "top",
            color=INK,
        )


def _place_dot(axes: Axes, dot: Bin, size: float) -> None:
    """A dot, its distance from the diagonal, and its number on the far side."""
    axes.plot([dot.confidence] * 2, [dot.confidence, dot.answerable], color=ACCENT, linewidth=1)
    axes.scatter(dot.confidence, dot.answerable, s=size, color=ACCENT, linewidth=0, zorder=3)
    above = dot.answerable >= dot.confidence
    distance = np.sqrt(size / np.pi) + 3
    axes.annotate(
        str(dot.count),
        (dot.confidence, dot.answerable),
        (0, distance if above else -distance),
        textcoords="offset points",
        ha="center",
        va="bottom" if above else "top",
    )


def _histogram(confidences: Sequence[float]) -> NDArray[np.float64]:
    """The share of the confidences in each of the equal bins."""
    return np.histogram(confidences, round(1 / WIDTH_OF_BIN), (0, 1))[0] / len(confidences)


def _name_half(axes: Axes, name: str, confidences: Sequence[float], *, upper: bool) -> None:
    """The name of a half, in the outer corner away from most of its bars."""
    left = bool(np.median(confidences) > 0.5)
    axes.annotate(
        name,
        (0.01 if left else 1, 0.96 if upper else 0.04),
        xycoords="axes fraction",
        ha="left" if left else "right",
        va="top" if upper else "bottom",
        color=ACCENT if upper else WARN,
        weight="bold",
    )


def _trace(axes: Axes, curve: Curve, form: str, colour: str) -> None:
    """A curve in its band."""
    axes.plot(list(curve.recall), list(curve.recall.values()), form, color=colour, linewidth=2, markersize=5)
    low, high = ([interval[end] for interval in curve.intervals.values()] for end in (0, 1))
    axes.fill_between(list(curve.intervals), low, high, color=colour, alpha=BAND, linewidth=0)
