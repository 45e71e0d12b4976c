"""What templates need to say things as the office says them. Load with `{% load kit %}`."""

import hashlib
import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from django import template
from django.contrib.staticfiles import finders
from django.core.paginator import Page
from django.http import QueryDict
from django.templatetags.static import static
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

register = template.Library()

SPRITE = Path(__file__).parents[1] / "static" / "kit" / "icons.svg"
ICONS = frozenset(re.findall(r'<symbol id="([^"]+)"', SPRITE.read_text(encoding="utf-8")))
HARD_SPACE = "\N{NO-BREAK SPACE}"


class Word(NamedTuple):
    """How an outcome is said: never by colour alone, always an icon and the word."""

    text: str | Promise
    icon: str
    tone: str


WORDS = {
    "MET": Word(_("Đạt"), "circle-check", "ok"),
    "NOT_MET": Word(_("Chưa đạt"), "circle-x", "no"),
    "UNKNOWN": Word(_("Chưa đủ căn cứ"), "help-circle", "unknown"),
    "people": Word(_("Hội đồng xem xét"), "users-group", "info"),
    "review": Word(_("Cần xem xét căn cứ pháp lý"), "scale", "law"),
    "eligible": Word(_("Đạt các tiêu chuẩn kiểm tra được; Hội đồng xem xét"), "circle-check", "ok"),
    "eligible-if": Word(_("Đạt, nếu danh hiệu đề nghị cùng đợt được tặng"), "circle-check", "ok"),
    "not-eligible": Word(_("Chưa đạt"), "circle-x", "no"),
    "unknown": Word(_("Chưa đủ căn cứ"), "help-circle", "unknown"),
    "deferred": Word(_("Tạm dừng xem xét"), "player-pause", "wait"),
    "needs-legal-review": Word(_("Cần xem xét căn cứ pháp lý"), "scale", "law"),
    "passed": Word(_("Đủ số phiếu"), "circle-check", "ok"),
    "rejected": Word(_("Không đủ số phiếu"), "circle-x", "no"),
    "allowed": Word(_("Đúng thẩm quyền"), "circle-check", "ok"),
    "refused": Word(_("Không đúng thẩm quyền"), "ban", "no"),
}


@register.simple_tag
@cache
def asset(name: str) -> str:
    """The address of a file of ours with its hash, so that browsers may keep it for a year."""
    path = finders.find(name)
    if path is None:
        raise ValueError(f"Không có tệp tĩnh “{name}”.")
    return f"{static(name)}?v={hashlib.sha256(Path(path).read_bytes()).hexdigest()[:12]}"


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """One icon of the sprite; decorative unless a label says what it means."""
    if name not in ICONS:
        raise ValueError(f"Không có biểu tượng “{name}” trong kit/icons.svg.")
    href = f"{asset('kit/icons.svg')}#{name}"
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}"/></svg>', label, href
        )
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}"/></svg>', href)


@register.filter
def money(dong: int | Decimal | None) -> str:
    """Whole đồng: 2340000 is 2.340.000 đ."""
    return "" if dong is None else f"{count(dong)}{HARD_SPACE}đ"


@register.filter
def count(number: int | Decimal | None) -> str:
    """A whole number in groups of three: 12.345."""
    return "" if number is None else f"{int(number):,}".replace(",", ".")


@register.filter
def percent(ratio: float | Decimal | str | None) -> str:
    """A fraction as per cent, 0.795 is 79,5 %; never rounded onto a whole it has not reached."""
    if ratio is None or ratio == "":
        return ""
    try:
        exact = Decimal(str(ratio)) * 100
    except InvalidOperation:
        return ""
    return f"{_plain(_rounded(exact))}{HARD_SPACE}%"


def _rounded(exact: Decimal) -> Decimal:
    """To one decimal, or to as many as keep 79.96 from being read as 80."""
    for step in ("0.1", "0.01", "0.001"):
        shown = exact.quantize(Decimal(step), ROUND_HALF_UP)
        if shown != shown.to_integral_value() or shown == exact:
            return shown
    return exact.normalize()


def _plain(number: Decimal) -> str:
    """Without needless zeros, with the decimal comma."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


@register.simple_tag
def share(part: int, whole: int) -> str:
    """How much of a whole, as per cent; a dash when there is no whole."""
    return percent(Decimal(part) / Decimal(whole)) if whole else "–"


@register.filter
def day(value: date | datetime | str | None) -> str:
    """05/12/2025, in Hà Nội's day; an ISO text, as verdicts keep it, is read too."""
    if not value:
        return ""
    if isinstance(value, str):
        value = date.fromisoformat(value[:10])
    elif isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localdate(value)
    return f"{value:%d/%m/%Y}"


@register.filter
def days_until(since: date, until: date) -> str:
    """How many days lie between two, in words: Django's own count of months knows no Vietnamese."""
    return _("%(count)s ngày") % {"count": count((until - since).days)}


@register.simple_tag
def outcome_word(outcome: str) -> Word:
    """The word, icon and tone of a condition's outcome or a case's answer: `as w`, `w.text`."""
    return WORDS[outcome]


@register.simple_tag
def finding_word(node: Mapping[str, Any]) -> Word:
    """The word of one condition: what people or a legal editor decide is never a yes or a no."""
    decides = node.get("decides")
    return WORDS[decides] if decides in ("people", "review") else WORDS[node["outcome"]]


@register.simple_tag
def aside(node: Mapping[str, Any], outer: str) -> bool:
    """Whether a condition did not matter: another branch has met the one above it."""
    return outer == "MET" and node["outcome"] != "MET" and node.get("decides", "true") == "true"


@register.simple_tag(takes_context=True)
def query(context: Mapping[str, Any], **changes: Any) -> str:
    """The address's parameters with some changed, the filters kept: `?q=lan&trang=2`."""
    kept: QueryDict = context["request"].GET.copy()
    for name, value in changes.items():
        if value is None or value == "":
            kept.pop(name, None)
        else:
            kept[name] = str(value)
    return f"?{kept.urlencode()}"


MARK_WORDS = {
    "done": _("đã xong"),
    "late": _("quá hạn"),
    "soon": _("sắp đến hạn"),
    "coming": _("sẽ đến"),
}


@register.simple_tag
def mark_word(state: str) -> str:
    """How a mark of the year's line is said."""
    return str(MARK_WORDS[state])


@register.filter
def svg(number: float) -> str:
    """A number inside a drawing: with a point, whatever the reader's language."""
    return f"{number:g}"


@register.simple_tag
def pages(page: Page[Any]) -> list[int | str]:
    """The page numbers worth a link, with … between them."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1))


@register.simple_tag
def bar(part: float, whole: float, tone: str = "blue") -> SafeString:
    """A bar of how much of a whole; decorative, so the numbers must stand beside it."""
    width = min(100.0, 100.0 * float(part) / float(whole)) if whole else 0.0
    return format_html(
        '<svg class="bar bar-{}" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="bar-rail" width="100" height="8"/>'
        '<rect class="bar-fill" width="{}" height="8"/></svg>',
        tone,
        f"{width:.2f}",
    )
