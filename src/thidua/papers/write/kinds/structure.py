"""How bodies are built: articles, parts and sections numbered through, lists, notes."""

from collections.abc import Iterable

from thidua.papers.write.kinds.lists import roman
from thidua.papers.write.paper import Article, Block, Clause, Heading, Items, Paragraph
from thidua.papers.write.wording import stopped

SIGN_HERE = "(Ký, ghi rõ họ tên)"
POINTS = ("a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s")


def journal_note(head: str) -> str:
    """The line at the foot that ties a paper to the journal; nothing where no hash is given."""
    return f"Mã đối chiếu nhật ký: {head}" if head else ""


def with_proposer(bases: tuple[str, ...], proposer: str) -> tuple[str, ...]:
    """The bases of a decision, the last of them on whose proposal it is taken."""
    return (*bases, f"Theo đề nghị của {proposer}") if proposer else bases


def articles(texts: Iterable[str], *, start: int = 1) -> tuple[Article, ...]:
    """The texts as "Điều 1.", "Điều 2." and so on; an empty text takes no number."""
    return tuple(Article(n, text) for n, text in enumerate(filter(None, texts), start=start))


def parts(titled: Iterable[tuple[str, tuple[Block, ...]]]) -> tuple[Block, ...]:
    """Parts under Roman numbers, those without content left out and not counted."""
    shown = [(title, blocks) for title, blocks in titled if blocks]
    return tuple(
        block
        for number, (title, blocks) in enumerate(shown, start=1)
        for block in (Heading(f"{roman(number)}. {title}"), *blocks)
    )


def sections(titled: Iterable[tuple[str, tuple[Block, ...]]]) -> tuple[Block, ...]:
    """Sections under "1.", "2.", those without content left out and not counted."""
    shown = [(title, blocks) for title, blocks in titled if blocks]
    return tuple(
        block
        for number, (title, blocks) in enumerate(shown, start=1)
        for block in (Heading(f"{number}. {title}", 2), *blocks)
    )


def points(texts: tuple[str, ...]) -> tuple[Block, ...]:
    """The texts under "a)", "b)" …; dashes where there are more than the alphabet has letters."""
    if len(texts) > len(POINTS):
        return (Items(texts),)
    return tuple(Clause(f"{letter})", text) for letter, text in zip(POINTS, texts, strict=False))


def lines(texts: tuple[str, ...]) -> tuple[Block, ...]:
    """One text is a paragraph, several are a list."""
    if len(texts) == 1:
        return (Paragraph(texts[0]),)
    return (Items(texts),) if texts else ()


def enumerated(texts: tuple[str, ...]) -> tuple[Block, ...]:
    """A list that is one sentence: ";" after each item, "." after the last."""
    return (Items(tuple(stopped(texts))),) if texts else ()
