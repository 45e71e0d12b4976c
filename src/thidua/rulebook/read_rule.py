"""Reads the conditions of a standard from YAML: each node once, strictly, with its clause."""

import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Literal, get_args, get_origin, get_type_hints

from thidua.rulebook.checks import CHECKS
from thidua.rulebook.facts import KINDS, NOMINEES
from thidua.rulebook.rule import (
    GROUPS,
    MEETS,
    PEOPLE,
    Ceiling,
    Condition,
    Decides,
    Instrument,
    Route,
    Rule,
)
from thidua.rulebook.shape import Shape

CONFIDENCE = ("quoted", "secondary", "unverified")
PLAIN = ("says", "basis", "instrument", "decides", "confidence")


@dataclass(frozen=True)
class Ground:
    """The instrument, clause and confidence that a node inherits from the node above."""

    instruments: Mapping[str, Instrument]
    instrument: str
    basis: str
    confidence: str = "quoted"
    local: bool = False

    def cite(self) -> str:
        return cite(self.instruments, self.instrument, self.basis)


def cite(instruments: Mapping[str, Instrument], instrument: str, basis: str) -> str:
    """The clause as it is cited: “Luật 06/2022/QH15, Điều 22 khoản 1 điểm a”."""
    return ", ".join(part for part in (instruments[instrument].cite, basis) if part)


def known_instrument(shape: Shape, instruments: Mapping[str, Instrument], default: str = "") -> str:
    code = shape.text("instrument", default or None)
    if code not in instruments:
        raise shape.fault("instrument", f"ghi “{code}”, không có trong instruments.yaml")
    return code


def below(shape: Shape, ground: Ground) -> Ground:
    """The ground of a node: what it says itself, else what stands above it."""
    return Ground(
        ground.instruments,
        known_instrument(shape, ground.instruments, ground.instrument),
        shape.text("basis", ground.basis),
        shape.word("confidence", CONFIDENCE, ground.confidence),
        ground.local,
    )


def rule_in(shape: Shape, above: Ground) -> Rule:
    """One node and all below it. Raises `Fault` naming file, line and word."""
    ground = below(shape, above)
    kinds = [str(key) for key in shape.value if key not in PLAIN and key not in shape.asked]
    if len(kinds) > 1:
        raise shape.fault(kinds[1], f"đứng cùng “{kinds[0]}”; mỗi điều kiện chỉ có một cách xét")
    kind = kinds[0] if kinds else PEOPLE
    decides = _decides(shape, kind)
    parts = tuple(rule_in(part, ground) for part in shape.shapes(kind)) if kind in GROUPS else ()
    _refuse(shape, kind, decides, ground, parts)
    args = _args(shape, kind) if kind in CHECKS or kind == MEETS else {}
    says = shape.text("says", "" if kind in GROUPS else None)
    shape.done()
    return Rule(
        kind=kind,
        says=says or _said(kind, parts),
        basis=ground.cite(),
        decides=_carried(parts) if kind in GROUPS and decides == "true" else decides,
        confidence=ground.confidence,
        args=MappingProxyType(args),
        parts=parts,
        local=ground.local,
    )


def _decides(shape: Shape, kind: str) -> Decides:
    value = shape.take("decides")
    if value is None:
        return "people" if kind == PEOPLE else "true"
    if value is True:
        return "true"
    if value == "people":
        return "people"
    if value == "review":
        return "review"
    raise shape.fault("decides", "chỉ nhận true, people hoặc review")


def _carried(parts: tuple[Rule, ...]) -> Decides:
    """A group decides if any of its parts does; else it is for whom its parts are for."""
    if any(part.decides == "true" for part in parts):
        return "true"
    return "people" if any(part.decides == "people" for part in parts) else "review"


def _refuse(
    shape: Shape, kind: str, decides: Decides, ground: Ground, parts: tuple[Rule, ...]
) -> None:
    if kind not in (*GROUPS, *CHECKS, MEETS, PEOPLE):
        raise shape.fault(kind, f"không phải cách xét nào đã biết ({', '.join(sorted(CHECKS))})")
    if kind in GROUPS and not parts:
        raise shape.fault(kind, "phải có ít nhất một điều kiện")
    if kind == PEOPLE and decides == "true":
        raise shape.fault("decides", "là true nhưng không có cách xét trên hồ sơ")
    if kind not in GROUPS and ground.confidence == "unverified" and decides == "true":
        raise shape.fault("decides", "là true nhưng căn cứ chưa kiểm chứng; hãy ghi review")
    if kind in ("any", "none") and len({part.decides == "true" for part in parts}) > 1:
        raise shape.fault(kind, "lẫn điều kiện do người xét; hãy tách thành đường riêng")


def _said(kind: str, parts: tuple[Rule, ...]) -> str:
    says = [part.says for part in parts]
    if kind == "none":
        return "Không thuộc trường hợp nào: " + "; ".join(says)
    return (" hoặc " if kind == "any" else "; ").join(says)


# --- the arguments of a check ------------------------------------------------------------------


def _args(shape: Shape, kind: str) -> dict[str, object]:
    """The arguments of a check, held against its signature: the signature is the schema."""
    body = shape.shape(kind)
    if body is None:
        raise shape.fault(kind, "phải có nội dung")
    if kind == MEETS:
        args: dict[str, object] = {"honour": body.words("honour")}
        body.done()
        return args
    check = CHECKS[kind]
    hints = get_type_hints(check)
    args = {str(key): _arg(body, str(key), hints) for key in body.value}
    body.done()
    try:
        inspect.signature(check).bind(None, **args)
    except TypeError as error:
        raise shape.fault(kind, f"thiếu hoặc thừa từ: {error}") from error
    return args


def _arg(body: Shape, key: str, hints: Mapping[str, object]) -> object:
    hint = hints.get(key) if key not in ("asked", "return") else None
    if hint is None:
        raise body.fault(key, f"không phải từ của cách xét này ({', '.join(list(hints)[1:-1])})")
    if get_origin(hint) is Literal:
        return body.word(key, get_args(hint))
    if hint is Fraction:
        return body.share(key)
    if hint is int:
        return body.whole(key)
    if hint is bool:
        return body.flag(key)
    return body.text(key) if hint is str else body.words(key)


# --- routes and ceilings -----------------------------------------------------------------------


def route_in(shape: Shape, above: Ground, nominees: tuple[str, ...]) -> Route:
    """One named way to an honour, its conditions under `all`."""
    ground = below(shape, above)
    parts = tuple(rule_in(part, ground) for part in shape.shapes("all"))
    if not parts:
        raise shape.fault("all", "phải có ít nhất một điều kiện")
    says = shape.text("says")
    route = Route(
        name=shape.text("name"),
        says=says,
        kinds=_closed(shape, "kind", KINDS) or ("cong-trang",),
        nominees=_closed(shape, "nominee", NOMINEES) or nominees,
        rule=Rule("all", says, ground.cite(), _carried(parts), parts=parts, local=ground.local),
        named_only=shape.flag("named_only", False),
        local=ground.local,
    )
    shape.done()
    return route


def condition_in(shape: Shape, above: Ground) -> Condition:
    """What a local regulation adds, with the kinds of award and nominees it is meant for."""
    kinds, nominees = _closed(shape, "kind", KINDS), _closed(shape, "nominee", NOMINEES)
    return Condition(rule_in(shape, above), kinds, nominees)


def _closed(shape: Shape, key: str, words: tuple[str, ...]) -> tuple[str, ...]:
    found = shape.words(key)
    for word in found:
        if word not in words:
            raise shape.fault(key, f"ghi “{word}”; chỉ nhận {', '.join(words)}")
    return found


def ceiling_in(shape: Shape, above: Ground) -> Ceiling:
    ground = below(shape, above)
    ceiling = Ceiling(shape.share("share"), shape.text("of"), shape.text("says"), ground.cite())
    shape.done()
    return ceiling
