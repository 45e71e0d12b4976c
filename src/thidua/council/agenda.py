"""The order in which honours are voted, read from the law: grounds before what rests on them."""

from collections.abc import Iterable, Iterator
from datetime import date

from thidua.rulebook.rule import Honour, Law, Version


def in_order(codes: Iterable[str], law: Law, on: date) -> list[str]:
    """The honours of a meeting in the order of their votes.

    An honour comes after every honour that its standard, or a ceiling of it, names. Among those
    free to come next: the lower level first, titles before other forms, those of persons before
    those of collectives, then the lower rank.
    """
    waiting = dict.fromkeys(codes)
    grounds = {code: _grounds(law.honours.get(code), on) & set(waiting) for code in waiting}
    ordered: list[str] = []
    while waiting:
        free = [code for code in waiting if not grounds[code] - set(ordered)]
        ordered.append(min(free or waiting, key=lambda code: _place(code, law)))
        del waiting[ordered[-1]]
    return ordered


def rests_on(code: str, ground: str, law: Law, on: date) -> bool:
    """Whether the standard of one honour names another, directly or through a third."""
    seen, look = set[str](), {code}
    while look:
        one = look.pop()
        seen.add(one)
        found = _grounds(law.honours.get(one), on)
        if ground in found:
            return True
        look |= found - seen
    return False


def _grounds(honour: Honour | None, on: date) -> set[str]:
    """The honours named by the standard in force on a day, local additions included."""
    if honour is None:
        return set()
    national = honour.text_on(on)
    versions = [*([national] if national else []), *honour.local_on(on)]
    return {code for version in versions for code in _named(version)} - {honour.code}


def _named(version: Version) -> Iterator[str]:
    added = [condition.rule for condition in version.conditions]
    rules = [*(route.rule for route in version.routes), *added]
    for rule in rules:
        for node in rule.nodes():
            yield from node.codes()
    yield from (ceiling.of for ceiling in version.ceilings)


def _place(code: str, law: Law) -> tuple[int, bool, bool, int, str]:
    """Where an honour stands among those that do not rest on each other; an unknown one last."""
    levels = list(law.vocabulary["levels"])
    honour = law.honours.get(code)
    if honour is None:
        return len(levels), True, True, 0, code
    level = levels.index(honour.level) if honour.level in levels else len(levels)
    is_form, collective = honour.category != "danh-hieu", "person" not in honour.nominees
    return level, is_form, collective, honour.rank, code
