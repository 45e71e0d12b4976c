"""The vocabulary of the law: what a record can show. Each check's signature is its schema in YAML.

A check never raises and never reads a clock. It says MET, NOT_MET or UNKNOWN, and why, in the
words of the office.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Literal

from thidua.rulebook.asked import Asked, months_after, printed
from thidua.rulebook.chain import each_year
from thidua.rulebook.facts import RATINGS, Transfer
from thidua.rulebook.made import accepted, enough_made, recognised
from thidua.rulebook.shown import Shown, met, missing, not_met, unknown

MATERNITY = "thai-san"
Rating = Literal["HTNV", "HTTNV", "HTXSNV"]
Scope = Literal["co-so", "tinh", "toan-quoc"]


# --- years ------------------------------------------------------------------------------------


def rating(asked: Asked, *, at_least: Rating, years: int = 1) -> Shown:
    """Rated at least so, in each of the last `years` years, the one proposed for included."""
    return each_year(asked, years, lambda year: _rated(asked, year, at_least))


def held(asked: Asked, *, honour: tuple[str, ...], years: int = 1) -> Shown:
    """Held one of these honours for each of the last `years` years, this one included."""
    return each_year(asked, years, lambda year: _held(asked, year, honour))


def _rated(asked: Asked, year: int, at_least: str) -> Shown:
    label = asked.label(year)
    name = asked.law.word("ratings", at_least)
    lacks = f"xếp loại năm {label} từ “{name}” trở lên"
    found = asked.facts.ratings.get(year)
    if found is None:
        return missing(asked.facts.silent(year), f"Không có xếp loại năm {label}", lacks)
    if found.rating is None:
        return unknown(f"Năm {label} chưa xếp loại", lacks, found.source)
    because = f"Năm {label}: {asked.law.word('ratings', found.rating)}"
    if RATINGS.index(found.rating) >= RATINGS.index(at_least):
        return met(because, found.source)
    return not_met(because, lacks, found.source)


def _held(asked: Asked, year: int, codes: tuple[str, ...]) -> Shown:
    names = " hoặc ".join(asked.law.short(code) for code in codes)
    lacks = f"{names} năm {asked.label(year)}"
    ours = asked.held(codes)
    for one in ours:
        if one.year == year:
            awaited = " (đang xét)" if one.awaited else ""
            return met(f"{asked.law.short(one.code)} {asked.label(year)}{awaited}", one.source)
    undated = [one for one in ours if one.year is None]
    if undated:
        return unknown(f"{names} chưa rõ năm", lacks, undated[0].source)
    because = f"Không có {lacks} trên hồ sơ"
    sudden = [one for one in asked.facts.honours if one.code in codes and one.year == year]
    if any(one.in_force and asked.barred_ground(one) for one in sudden):
        because = asked.law.principle("khong-lam-can-cu", asked.day).says
    elif sudden:
        because = f"{lacks} đã bị thu hồi hoặc không còn hiệu lực"
    return missing(asked.facts.silent(year) and not sudden, because, lacks)


# --- what was made ----------------------------------------------------------------------------


def initiative(
    asked: Asked, *, scope: Scope, count: int = 1, years: int = 1, older: bool = False
) -> Shown:
    """So many initiatives of at least that scope in the last `years` years, free to be used.

    `older`: the law names no year; an older one leaves the answer to a legal editor.
    """
    made = [(one, recognised(asked, one, scope)) for one in asked.facts.initiatives]
    what = f"sáng kiến được công nhận phạm vi {asked.law.word('scopes', scope)}"
    return enough_made(asked, made, what, count, years, older)


def research(
    asked: Asked, *, scope: Scope = "co-so", count: int = 1, years: int = 1, older: bool = False
) -> Shown:
    """So many accepted projects of at least that scope in these years, free to be used."""
    made = [(one, accepted(one, scope)) for one in asked.facts.research]
    what = "đề tài, đề án, công trình khoa học đã nghiệm thu"
    if scope != "co-so":
        what += f", phạm vi ảnh hưởng {asked.law.word('scopes', scope)}"
    return enough_made(asked, made, what, count, years, older)


# --- who --------------------------------------------------------------------------------------


def group(asked: Asked, *, any_of: tuple[str, ...], if_not_given: bool = False) -> Shown:
    """Belongs to one of these groups; `if_not_given` says what a record without a group means."""
    mine = asked.facts.group
    names = ", ".join(asked.law.word("groups", code) for code in any_of)
    if mine is None:
        if if_not_given:
            return met("Hồ sơ không ghi nhóm khác")
        return not_met("Hồ sơ không ghi thuộc nhóm này", f"đối tượng là {names}")
    because = f"Đối tượng: {asked.law.word('groups', mine)}"
    return met(because) if mine in any_of else not_met(because, f"đối tượng là {names}")


def unrecorded(asked: Asked, *, groups: tuple[str, ...]) -> Shown:
    """No record has a place for it: unknown for these groups, not met for everybody else."""
    because = "Hồ sơ không có chỗ ghi điều này"
    if asked.facts.group in groups:
        return unknown(because, "văn bản công nhận của cấp có thẩm quyền")
    return not_met("Không thuộc đối tượng này", "văn bản công nhận của cấp có thẩm quyền")


def movement(asked: Asked, *, launched_by: tuple[str, ...]) -> Shown:
    """Took part in a movement launched at one of these levels."""
    names = ", ".join(asked.law.word("movement_levels", level) for level in launched_by)
    lacks = f"kết quả trong phong trào do {names} phát động"
    found = asked.facts.movement
    if found is None:
        return missing(asked.facts.silent(asked.year), "Không có phong trào trên hồ sơ", lacks)
    if found.launched_by is None:
        return unknown("Chưa rõ phong trào do cấp nào phát động", lacks, found.source)
    name = asked.law.word("movement_levels", found.launched_by)
    because = f"Phong trào do {name} phát động"
    if found.launched_by in launched_by:
        return met(because, found.source)
    return not_met(because, lacks, found.source)


# --- the people of a collective ----------------------------------------------------------------


def members_share(asked: Asked, *, of: str, at_least: Fraction) -> Shown:
    """At least this share of all members (whole numbers, never rounded up) are such."""
    what = _what(asked, of)
    percent = as_percent(at_least)
    members = asked.facts.members
    count, total = _count(asked, of), members.total if members else None
    if not total:
        return unknown("Chưa rõ tổng số người của tập thể", "tổng số người của tập thể")
    need = -(-at_least.numerator * total // at_least.denominator)
    if count is None:
        return unknown(f"Chưa rõ số người {what}", f"số người {what} (cần {need}/{total})")
    because = f"{count}/{total} người {what}{_awaited(asked, of)} (cần từ {percent}: {need} người)"
    if count * at_least.denominator >= at_least.numerator * total:
        return met(because, members.source if members else None)
    return _short(asked, of, need - count, because)


def members_hold(asked: Asked, *, honour: str, count: int = 1) -> Shown:
    """At least so many members hold this honour for the year."""
    what = _what(asked, honour)
    found = _count(asked, honour)
    if found is None:
        return unknown(f"Chưa rõ số người {what}", f"số người {what} (cần {count})")
    if found >= count:
        source = asked.facts.members.source if asked.facts.members else None
        return met(f"{found} người {what}{_awaited(asked, honour)}", source)
    return _short(asked, honour, count - found, f"{found} người {what} (cần {count})")


def no_member_disciplined(asked: Asked, *, at_or_above: str) -> Shown:
    """Nobody in the collective is disciplined at this form or a heavier one."""
    order = list(asked.law.vocabulary["discipline"])
    name = asked.law.word("discipline", at_or_above)
    lacks = f"xác nhận không có ai bị kỷ luật từ {name} trở lên"
    members = asked.facts.members
    if members is None or members.disciplined is None:
        if asked.facts.silent(asked.year) or members is None:
            return unknown("Chưa rõ kỷ luật của thành viên", lacks)
        return met("Hồ sơ không ghi ai bị kỷ luật", members.source)
    forms = members.disciplined
    heavy = [
        form for form in forms if form in order and order.index(form) >= order.index(at_or_above)
    ]
    if heavy:
        told = ", ".join(asked.law.word("discipline", form) for form in heavy)
        return not_met(
            f"Có người bị kỷ luật: {told}", f"tập thể không có ai bị kỷ luật từ {name} trở lên"
        )
    if members.unsure:
        return unknown("Hồ sơ kỷ luật của thành viên chưa đầy đủ", lacks, members.source)
    odd = [form for form in forms if form not in order]
    if odd:
        return unknown(f"Chưa rõ mức của hình thức kỷ luật “{odd[0]}”", lacks)
    return met(f"Không có ai bị kỷ luật từ {name} trở lên", members.source)


COMPLETED = "completed"


def _short(asked: Asked, of: str, by: int, because: str) -> Shown:
    """A count that falls short: not met, unless people not yet known could make it up."""
    members = asked.facts.members
    lacks = f"thêm {by} người {_what(asked, of)}"
    if members is None:
        return not_met(because, lacks)
    open_ = members.unrated if of == COMPLETED else members.unsure
    if open_ >= by:
        still = "chưa xếp loại" if of == COMPLETED else "chưa đủ hồ sơ"
        return unknown(f"{because}; {open_} người {still}", lacks, members.source)
    return not_met(because, lacks, members.source)


def _what(asked: Asked, of: str) -> str:
    return "hoàn thành nhiệm vụ" if of == COMPLETED else f"đạt {asked.law.short(of)}"


def _awaited(asked: Asked, of: str) -> str:
    members = asked.facts.members
    return ", kể cả người đang xét" if members and of in members.awaited else ""


def _count(asked: Asked, of: str) -> int | None:
    """How many members are such; None where nobody has counted."""
    members = asked.facts.members
    if members is None:
        return None
    found = members.completed if of == COMPLETED else members.holding.get(of)
    return 0 if found is None and not asked.facts.silent(asked.year) else found


# --- what a local regulation may ask -----------------------------------------------------------


def absent_at_most(asked: Asked, *, days: int) -> Shown:
    """Away from work at most so many days of the year; maternity leave is working time."""
    first, last = asked.span(asked.year)
    away = [one for one in asked.facts.leave if one.kind != MATERNITY]
    spans = [(max(one.since, first), min(one.until or asked.today, last)) for one in away]
    gone = sum(max((until - since).days + 1, 0) for since, until in spans)
    because = f"Nghỉ {gone} ngày trong năm {asked.label(asked.year)} (không kể nghỉ thai sản)"
    if gone > days:
        return not_met(because, f"số ngày nghỉ không quá {days} ngày trong năm")
    return met(because, *(one.source for one in away))


def served_at_least(asked: Asked, *, months: int) -> Shown:
    """In post for so many months by the end of the year; maternity leave is working time."""
    starts = [post.since for post in asked.facts.posts if post.since]
    lacks = f"thời gian công tác từ {months} tháng"
    if not starts:
        return unknown("Chưa rõ ngày vào làm", lacks)
    because = f"Công tác từ {printed(min(starts))}"
    enough = months_after(min(starts), months) <= asked.span(asked.year)[1]
    return met(because) if enough else not_met(because, lacks)


def old_unit_opinion(asked: Asked, *, months: int = 6) -> Shown:
    """After so many months of the year at another unit, its written opinion is on file."""
    first, last = asked.span(asked.year)
    moved = sorted(
        (one for one in asked.facts.moves if first < one.day <= last), key=lambda one: one.day
    )
    owed, since = [], first
    for one in moved:
        if months_after(since, months) <= one.day and one.opinion is not True:
            owed.append(one)
        since = one.day
    if owed:
        because = f"Chuyển công tác ngày {printed(owed[0].day)}, chưa có ý kiến của đơn vị cũ"
        return unknown(because, f"ý kiến bằng văn bản của {_old(owed[0])}", owed[0].source)
    return met("Có ý kiến của đơn vị cũ" if moved else "Không chuyển công tác trong năm")


def _old(move: Transfer) -> str:
    return move.old or "đơn vị cũ"


def apart_from_last(asked: Asked, *, years: int) -> Shown:
    """The same honour was not already granted on years that this proposal would count again."""
    again = [
        one
        for one in asked.facts.honours
        if one.code == asked.honour and one.in_force and not asked.barred_ground(one)
        if one.year is not None and asked.year - years < one.year < asked.year
    ]
    name = asked.law.short(asked.honour)
    if again:
        because = f"Đã được tặng {name} năm {asked.label(again[0].year or 0)}"
        return not_met(because, "thành tích của các năm sau lần khen trước", again[0].source)
    return met(f"Không có {name} trong các năm đang tính")


def as_percent(share: Fraction) -> str:
    """A share as an officer reads it: 70%, or 2/3."""
    percent = share * 100
    return f"{percent}%" if percent.denominator == 1 else f"{share.numerator}/{share.denominator}"


CHECKS: dict[str, Callable[..., Shown]] = {
    check.__name__: check
    for check in (
        rating,
        held,
        initiative,
        research,
        group,
        unrecorded,
        movement,
        members_share,
        members_hold,
        no_member_disciplined,
        absent_at_most,
        served_at_least,
        old_unit_opinion,
        apart_from_last,
    )
}
