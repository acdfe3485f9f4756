"""`python -m eval …`: run question sets, convert public data to such, compare runs, hold floors."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from eval.command_line import command_line
from rag.errors import RecordError
from rag.settings import load_settings
from rag.terminal import printable

if TYPE_CHECKING:  # --help comes without waiting for what runs need
    from eval.plan import Result

WORSE = 1  # exit status: done, and the figures are worse than before, or below a floor
UNUSABLE = 2  # exit status: wrong use or unusable input
INTERRUPTED = 130  # exit status, as shells have it: 128 + SIGINT


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; the exit status."""
    options = command_line().parse_args(arguments)
    commands = {
        "run": _run,
        "convert": _convert,
        "public": _public,
        "compare": _compare,
        "check": _check,
        "pin": _pin,
        "keep": _keep,
        "speakers": _speakers,
        "attributions": _attributions,
        "followups": _follow_ups,
    }
    try:
        return commands[options.command](options)
    except (RecordError, OSError) as error:
        print(printable([f"eval: {error}"]), file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        print("eval: interrupted.", file=sys.stderr)
        return INTERRUPTED


# Each command imports what it needs, so that `--help` comes at once.


def _run(options: argparse.Namespace) -> int:
    """Asks, writes the results, prints the figures."""
    from eval.line_up import systems_named
    from eval.plan import Plan, carry_out

    plan = Plan(
        sets=options.questions,
        corpus=options.corpus,
        out=options.out,
        settings=load_settings(),
        systems=systems_named(options.systems),
        follow_ups=options.follow_ups,
        limit=options.limit,
        resume=options.resume,
    )
    return _report(carry_out(plan), options.out)


def _public(options: argparse.Namespace) -> int:
    """Converts and runs all sets, prints the figures of each and all side by side."""
    from eval.line_up import systems_named
    from eval.public import PublicRun, run_public

    wanted = PublicRun(
        data=options.data,
        out=options.out,
        settings=load_settings(),
        only=options.only,
        systems=systems_named(options.systems),
        limit=options.limit,
    )
    return _report(run_public(wanted), options.out)


def _report(results: "Iterable[Result]", out: Path) -> int:
    """Prints each run's figures as soon as it is done, then all side by side."""
    from eval.standings import standings
    from eval.table import metrics_table

    done = []
    for result in results:
        done.append(result)
        record = result.record
        print(f"{record.question_set}, asked of {record.system}, follow-ups {record.follow_ups}")
        print(metrics_table(record.metrics))
        print(f"\n{record.asked} of {record.size} questions asked; report: {result.folder / 'report.html'}\n")
    if len(done) > 1:
        (out / "standings.md").write_text(standings(done), encoding="utf-8")
        print(standings(done))
    complete = all(result.record.asked == result.record.size for result in done)
    return 0 if complete else INTERRUPTED


def _convert(options: argparse.Namespace) -> int:
    """Writes the question set and its articles."""
    from eval.convert import ConvertOptions, convert

    made = convert(options.format, options.path, options.out, ConvertOptions(options.within, options.without_gold))
    print(f"{made.questions:,} questions over {made.articles:,} articles: {options.out / 'questions.jsonl'}")
    for reason, count in made.left_out.items():
        print(f"Left out {count:,}: {reason}.")
    return 0


def _compare(options: argparse.Namespace) -> int:
    """Prints the comparison; status 1 where the second run is worse beyond chance."""
    from eval.compare import compare, comparison_lines, worse
    from eval.record import read_record

    comparison = compare(read_record(options.before), read_record(options.after))
    print(comparison_lines(comparison))
    return WORSE if worse(comparison) else 0


def _check(options: argparse.Namespace) -> int:
    """Says what is below its floor."""
    from eval.floors import check, read_floors
    from eval.record import read_record

    floors = read_floors(options.floors)
    problems = [problem for run in options.runs for problem in check(read_record(run), floors)]
    for problem in problems:
        print(f"eval: {problem}", file=sys.stderr)
    if not problems:
        print(f"Every floor of {options.floors} holds.")
    return WORSE if problems else 0


def _pin(options: argparse.Namespace) -> int:
    """Writes the floors."""
    from eval.floors import pin
    from eval.record import read_record

    pin([read_record(run) for run in options.runs], options.floors, options.lower)
    print(f"Pinned in {options.floors}.")
    return 0


def _keep(options: argparse.Namespace) -> int:
    """Writes the headline figures."""
    from eval.history import keep_headlines
    from eval.record import read_record

    print(keep_headlines([read_record(run) for run in options.runs]))
    return 0


def _speakers(options: argparse.Namespace) -> int:
    """Prints how often the shown speakers are right; status 1 where something shown is not printed in its article."""
    from eval.attributions import measure_speakers, sample_lines, speakers_table, write_record
    from rag.attribution import attribute
    from rag.models import load_trained_tagger

    if options.sample:
        print("\n".join(sample_lines(options.data)))
        return 0
    tagger = load_trained_tagger()
    record = measure_speakers(options.data, options.judgements, partial(attribute, tagger=tagger), tagger.name)
    if options.out:
        write_record(record, options.out, "speakers")
    print(speakers_table(record))
    print(f"\n{record.sentences} judged sentences; {record.strings:,} strings shown in all articles.")
    for problem in record.loose:
        print(f"eval: not what the article says: {problem}", file=sys.stderr)
    return WORSE if record.loose else 0


def _attributions(options: argparse.Namespace) -> int:
    """Prints how exactly sources, cues and contents are found."""
    from eval.attributions import attributions_table, measure_attributions, write_record
    from rag.attribution.printed import as_printed
    from rag.models import load_trained_tagger

    tagger = load_trained_tagger()
    record = measure_attributions(
        options.data, lambda article: tagger.tag(as_printed(article.text, article.sentences).laid), tagger.name
    )
    if options.out:
        write_record(record, options.out, "attributions")
    print(attributions_table(record))
    return 0


def _follow_ups(options: argparse.Namespace) -> int:
    """Prints how follow-ups are read, what resolving them adds in time, and what they find in public data."""
    from eval.corpora import open_corpus
    from eval.followups import (
        ARTICLES,
        CASES,
        WAYS,
        added_seconds,
        follow_ups_table,
        load_cases,
        measure,
        read_turns,
        recall_by_way,
        recall_table,
        words_table,
    )
    from rag.models import load_encoder

    settings = load_settings()
    with open_corpus(ARTICLES, settings) as corpus:
        sets = {name: load_cases(CASES[name]) for name in options.cases}
        for name, cases in sets.items():
            print(f"{name}\n\n{follow_ups_table(measure(cases, corpus.pipeline.ask))}\n")
        every = [case for cases in sets.values() for case in cases]
        print(f"Resolving adds {1000 * added_seconds(every, corpus.pipeline):.0f} ms at the median.")
    if options.data:
        print(f"\n{words_table(read_turns(options.data / 'canard'))}")
        print(f"\n{recall_table(recall_by_way(options.data, load_encoder(settings), WAYS))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
