"""Reads facts in the shape of contracts.md section 3, and says which key is wrong."""

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from thidua.rulebook.facts import (
    IN_FORCE,
    KINDS,
    RATINGS,
    SCOPES,
    UNIT_EVENTS,
    Bloc,
    Discipline,
    Facts,
    Held,
    Hold,
    Initiative,
    Leave,
    Members,
    Movement,
    Pending,
    Post,
    Rated,
    Research,
    Source,
    Teaching,
    Transfer,
    UnitEvent,
)
from thidua.rulebook.shape import Shape, as_year

_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


def facts_from(value: Mapping[str, object], *, path: str = "facts", file: str = "") -> Facts:
    """Read facts in the shape of contracts.md section 3. Raises `Fault` naming the key at fault."""
    return facts_in(Shape(value, path, file))


def facts_in(shape: Shape) -> Facts:
    facts = Facts(
        complete=shape.flag("complete", False),
        known_since=shape.year("known_since")[0] if shape.has("known_since") else None,
        sex=shape.maybe_word("sex", ("male", "female")),
        group=shape.maybe_text("group"),
        ratings=_ratings(shape),
        honours=tuple(_held(item) for item in shape.shapes("honours")),
        pending=tuple(_pending(item) for item in shape.shapes("pending")),
        initiatives=tuple(_initiative(item) for item in shape.shapes("initiatives")),
        research=tuple(_research(item) for item in shape.shapes("research")),
        discipline=tuple(_discipline(item) for item in shape.shapes("discipline")),
        holds=tuple(_hold(item) for item in shape.shapes("holds")),
        leave=tuple(_leave(item) for item in shape.shapes("leave")),
        moves=tuple(_move(item) for item in shape.shapes("moves")),
        posts=tuple(_post(item) for item in shape.shapes("posts")),
        teaching=_teaching(shape.shape("teaching")),
        higher_retirement_age=shape.maybe_flag("higher_retirement_age"),
        members=_members(shape.shape("members")),
        bloc=_bloc(shape.shape("bloc")),
        movement=_movement(shape.shape("movement")),
        unit_history=tuple(_event(item) for item in shape.shapes("unit_history")),
    )
    shape.take("known_since")
    shape.done()
    return facts


def _source(shape: Shape) -> Source | None:
    """The optional `source` of a record; always the last thing read of it."""
    found = shape.shape("source")
    shape.done()
    if found is None:
        return None
    source = Source(label=found.text("label"), url=found.text("url", ""))
    found.done()
    return source


def _ratings(shape: Shape) -> Mapping[int, Rated]:
    found = shape.shape("ratings")
    if found is None:
        return MappingProxyType({})
    ratings: dict[int, Rated] = {}
    for key in found.value:
        year, _ = as_year(key, found, key)
        if year in ratings:
            raise found.fault(key, "lặp lại một năm đã ghi")
        ratings[year] = _rated(found, key)
    found.done()
    return MappingProxyType(ratings)


def _rated(shape: Shape, key: object) -> Rated:
    if isinstance(shape.value[key], Mapping):
        inner = Shape(shape.take(key), shape.name(key), shape.file)
        return Rated(inner.maybe_word("rating", RATINGS), _source(inner))
    return Rated(shape.maybe_word(key, RATINGS))


def _held(shape: Shape) -> Held:
    return Held(
        code=shape.maybe_text("code"),
        as_printed=shape.maybe_text("as_printed"),
        year=_maybe_year(shape),
        kind=shape.word("kind", KINDS, "cong-trang"),
        decided=shape.maybe_day("decided"),
        number=shape.maybe_text("number"),
        by=shape.maybe_text("by"),
        initiative=shape.maybe_text("initiative"),
        achievement=shape.maybe_text("achievement"),
        status=shape.text("status", IN_FORCE),
        source=_source(shape),
    )


def _maybe_year(shape: Shape) -> int | None:
    shape.take("year")
    return shape.year("year")[0] if shape.has("year") else None


def _pending(shape: Shape) -> Pending:
    return Pending(
        shape.text("code"), shape.year("year")[0], shape.whole("count", 1), _source(shape)
    )


def _initiative(shape: Shape) -> Initiative:
    return Initiative(
        id=shape.maybe_text("id"),
        year=shape.year("year")[0],
        scope=shape.maybe_word("scope", SCOPES),
        used_for=shape.words("used_for"),
        source=_source(shape),
    )


def _research(shape: Shape) -> Research:
    return Research(
        id=shape.maybe_text("id"),
        year=shape.year("year")[0],
        scope=shape.maybe_word("scope", SCOPES),
        accepted=shape.maybe_flag("accepted"),
        used_for=shape.words("used_for"),
        source=_source(shape),
    )


def _discipline(shape: Shape) -> Discipline:
    since, until = _term(shape)
    return Discipline(shape.text("form"), since, until, _source(shape))


def _hold(shape: Shape) -> Hold:
    return Hold(shape.text("reason"), shape.day("from"), shape.maybe_day("cleared"), _source(shape))


def _leave(shape: Shape) -> Leave:
    since, until = _term(shape)
    return Leave(shape.text("kind"), since, until, _source(shape))


def _term(shape: Shape) -> tuple[date, date | None]:
    since, until = shape.day("from"), shape.maybe_day("until")
    if until and until < since:
        raise shape.fault("until", "sớm hơn ngày bắt đầu")
    return since, until


def _move(shape: Shape) -> Transfer:
    return Transfer(
        day=shape.day("day"),
        old=shape.maybe_text("from"),
        new=shape.maybe_text("to"),
        opinion=shape.maybe_flag("opinion"),
        source=_source(shape),
    )


def _post(shape: Shape) -> Post:
    return Post(
        rank=shape.maybe_text("rank"),
        leader=shape.maybe_flag("leader"),
        kind=shape.maybe_text("kind"),
        since=shape.maybe_day("from"),
        until=shape.maybe_day("until"),
        source=_source(shape),
    )


def _teaching(shape: Shape | None) -> Teaching | None:
    if shape is None:
        return None
    years = ("direct_years", "hardship_years", "managing_years")
    teaching = Teaching(*(shape.whole(key, 0) for key in years))
    shape.done()
    return teaching


def _members(shape: Shape | None) -> Members | None:
    if shape is None:
        return None
    shape.take("disciplined")
    total = shape.maybe_whole("total")
    counted = {str(key) for key in shape.value if _CODE.fullmatch(str(key))}
    return Members(
        total=total,
        completed=_part_of(shape, "completed", total),
        women=_part_of(shape, "women", total),
        holding=MappingProxyType({key: _part_of(shape, key, total) or 0 for key in counted}),
        disciplined=_forms(shape) if shape.has("disciplined") else None,
        source=_source(shape),
    )


def _part_of(shape: Shape, key: str, total: int | None) -> int | None:
    count = shape.maybe_whole(key)
    if count is not None and total is not None and count > total:
        raise shape.fault(key, f"là {count}, nhiều hơn tổng số {total} người")
    return count


def _forms(shape: Shape) -> tuple[str, ...]:
    """Forms of discipline of the members: words, or records with a `form`."""
    forms = []
    for item in shape.items("disciplined"):
        if isinstance(item, Mapping):
            forms.append(_discipline(Shape(item, shape.name("disciplined"), shape.file)).form)
        elif isinstance(item, str):
            forms.append(item)
        else:
            raise shape.fault("disciplined", "phải là danh sách hình thức kỷ luật")
    return tuple(forms)


def _bloc(shape: Shape | None) -> Bloc | None:
    if shape is None:
        return None
    return Bloc(
        organised_by=shape.maybe_text("organised_by"),
        rank=shape.maybe_whole("rank"),
        exceeded_targets=shape.maybe_flag("exceeded_targets"),
        source=_source(shape),
    )


def _movement(shape: Shape | None) -> Movement | None:
    if shape is None:
        return None
    return Movement(
        launched_by=shape.maybe_text("launched_by"),
        years=shape.maybe_whole("years"),
        stage=shape.maybe_text("stage"),
        rank=shape.maybe_whole("rank"),
        source=_source(shape),
    )


def _event(shape: Shape) -> UnitEvent:
    return UnitEvent(
        event=shape.word("event", UNIT_EVENTS),
        day=shape.day("day"),
        years_joined=shape.maybe_flag("years_joined"),
        source=_source(shape),
    )
