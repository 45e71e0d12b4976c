"""Every span points at exactly what its item claims."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from thidua.papers.read import Reading, read_file

SAMPLES = Path(__file__).parents[1] / "samples"
SEEDS = Path(__file__).parents[3].parent / "shared" / "seeds"
PAPERS = sorted(SAMPLES.glob("*.txt")) + sorted(SEEDS.glob("*.txt"))


def claims(said: Reading) -> Iterator[tuple[tuple[int, int], str]]:
    """Each span with the words that must stand there."""
    yield from ((item.span, item.text) for item in (*said.tasks, *said.deadlines))
    yield from ((item.span, item.name) for item in (*said.movements, *said.honoured))
    yield from ((s.span, s.title or s.marker) for s in said.sections)
    yield from ((r.span, r.number_symbol or r.title or r.type) for r in said.references)
    yield from ((b.span, b.number_symbol or b.title or "") for b in said.legal_bases)
    yield from ((s.span, s.name or s.title or "") for s in said.signers)
    yield from ((award.span, award.form) for award in said.awards)
    header = said.header
    for field in ("number_symbol", "place", "subject"):
        if value := getattr(header, field):
            yield header.spans[field], value


def tight(text: str) -> str:
    return "".join(text.split()).casefold()


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.stem)
def test_spans_hold_what_they_claim(paper: Path) -> None:
    said = read_file(paper)

    wrong = [
        (claim, said.text[start:end])
        for (start, end), claim in claims(said)
        if tight(claim) not in tight(said.text[start:end])
    ]

    assert wrong == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.stem)
def test_spans_of_duties_and_deadlines_are_exact(paper: Path) -> None:
    said = read_file(paper)

    for item in (*said.tasks, *said.deadlines):
        assert said.text[slice(*item.span)] == item.text


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.stem)
def test_every_span_in_the_json_lies_in_the_text(paper: Path) -> None:
    said = read_file(paper)

    spans = list(spans_in(said.as_json()))

    assert spans
    assert all(0 <= start <= end <= len(said.text) for start, end in spans)


def spans_in(value: object) -> Iterator[tuple[int, int]]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key == "span" and item is not None:
                yield item[0], item[1]
            elif key == "spans":
                yield from ((start, end) for start, end in item.values())
            else:
                yield from spans_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from spans_in(item)
