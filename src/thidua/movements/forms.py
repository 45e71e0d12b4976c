"""What may be asked and typed about movements and registrations."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.kit.forms import DayField, KitForm, OneTimeKey, VersionField
from thidua.movements.actions import Choice, Wish
from thidua.movements.models import Movement, Registration
from thidua.movements.queries import Offer
from thidua.people.models import Person, Unit
from thidua.people.picking import UnitChoice

ANY = [("", gettext_lazy("Tất cả"))]
PAPER = {"accept": ".pdf,.docx,.png,.jpg"}
MOVEMENT = "phong-trao:"
Nominee = Person | Unit
Groups = Sequence[tuple[str, Sequence[tuple[str, str]]]]


def text_box(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def year_box(label: Any, *, required: bool = False) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=required, min_value=2000, max_value=2100)


class MovementFilter(KitForm):
    """Which movements to list."""

    q = forms.CharField(label=gettext_lazy("Tìm"), required=False)
    nam = year_box(gettext_lazy("Diễn ra trong năm"))
    cap = forms.ChoiceField(
        label=gettext_lazy("Cấp phát động"),
        required=False,
        choices=[*ANY, *Movement.Level.choices],
    )
    tinh_trang = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"), required=False, choices=[*ANY, *Movement.Status.choices]
    )

    def asked(self) -> dict[str, Any]:
        """As `queries.movements_listed` wants it."""
        self.is_valid()
        said = self.cleaned_data
        return {
            "words": said.get("q", ""),
            "year": said.get("nam"),
            "level": said.get("cap", ""),
            "status": said.get("tinh_trang", ""),
        }


class MovementForm(KitForm):
    """What an officer writes of a movement."""

    name = forms.CharField(label=gettext_lazy("Tên phong trào"), max_length=400)
    level = forms.ChoiceField(label=gettext_lazy("Cấp phát động"), choices=Movement.Level.choices)
    launched_by = forms.CharField(
        label=gettext_lazy("Cơ quan, người phát động"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Ví dụ: Thủ tướng Chính phủ; Công đoàn Viên chức tỉnh."),
    )
    method = forms.ChoiceField(
        label=gettext_lazy("Hình thức tổ chức"), choices=Movement.Method.choices
    )
    unit = UnitChoice(label=gettext_lazy("Đơn vị chủ trì"))
    scope = forms.CharField(
        label=gettext_lazy("Phạm vi"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Ví dụ: toàn Sở; các xã, phường; doanh nghiệp khoa học."),
    )
    from_on = DayField(label=gettext_lazy("Từ ngày"))
    until_on = DayField(label=gettext_lazy("Đến ngày"))
    deadline = DayField(
        label=gettext_lazy("Hạn đăng ký tham gia"),
        required=False,
        help_text=gettext_lazy("Để trống nếu nhận đăng ký đến hết phong trào."),
    )
    criteria = forms.CharField(
        label=gettext_lazy("Nội dung, tiêu chí"), required=False, widget=text_box(6)
    )
    file = forms.FileField(
        label=gettext_lazy("Kế hoạch, văn bản phát động"),
        required=False,
        widget=forms.FileInput(attrs=PAPER),
        help_text=gettext_lazy("Tệp .pdf, .docx hoặc ảnh chụp."),
    )

    def __init__(self, *args: Any, units: Iterable[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].offer(units)  # type: ignore[attr-defined]


class NewMovement(MovementForm):
    key = OneTimeKey()


class EditMovement(MovementForm):
    version = VersionField()


class Conclude(KitForm):
    """How a movement ended."""

    version = VersionField()
    result = forms.CharField(
        label=gettext_lazy("Kết quả tổng kết"),
        widget=text_box(6),
        help_text=gettext_lazy("Bao nhiêu đơn vị, cá nhân tham gia; việc làm được; số liệu chính."),
    )


class NewPeriod(KitForm):
    """The registration of a year."""

    year = year_box(gettext_lazy("Năm"), required=True)
    deadline = DayField(label=gettext_lazy("Hạn đăng ký"))
    note = forms.CharField(
        label=gettext_lazy("Hướng dẫn"),
        required=False,
        widget=text_box(4),
        help_text=gettext_lazy("Hiện trên trang đăng ký của từng đơn vị, từng người."),
    )


class EditPeriod(KitForm):
    version = VersionField()
    deadline = DayField(label=gettext_lazy("Hạn đăng ký"))
    note = forms.CharField(label=gettext_lazy("Hướng dẫn"), required=False, widget=text_box(4))


class Filter(KitForm):
    """Which registrations to list."""

    q = forms.CharField(label=gettext_lazy("Tìm người, tập thể"), required=False)
    nam = year_box(gettext_lazy("Năm"))
    don_vi = UnitChoice(label=gettext_lazy("Đơn vị"), required=False)
    dang_ky = forms.ChoiceField(label=gettext_lazy("Đăng ký"), required=False)
    tinh_trang = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"),
        required=False,
        choices=[*ANY, *Registration.Status.choices],
    )
    muon = forms.ChoiceField(
        label=gettext_lazy("Thời hạn"),
        required=False,
        choices=[*ANY, ("1", gettext_lazy("Đăng ký muộn")), ("0", gettext_lazy("Đúng hạn"))],
    )

    def __init__(self, *args: Any, units: Iterable[Unit], groups: Groups, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["don_vi"].offer(units, empty=_("Tất cả"))  # type: ignore[attr-defined]
        self.fields["dang_ky"].choices = [*ANY, *groups]  # type: ignore[attr-defined]

    def asked(self, *, year: int) -> dict[str, Any]:
        """As `queries.listed` wants it; `year` where none, or no year at all, was typed."""
        self.is_valid()
        said = self.cleaned_data
        what = said.get("dang_ky", "")
        of_movement = what.startswith(MOVEMENT)
        return {
            "year": said.get("nam") or year,
            "words": said.get("q", ""),
            "unit": said.get("don_vi"),
            "honour": "" if of_movement else what,
            "movement": int(what.removeprefix(MOVEMENT)) if of_movement else None,
            "status": said.get("tinh_trang", ""),
            "late": {"1": True, "0": False}.get(said.get("muon", "")),
        }


@dataclass(frozen=True)
class Box:
    """One box of a sheet: an honour that a nominee may register."""

    id: str
    name: str
    honour: str
    label: str
    ticked: bool
    standing: Registration | None = None
    locked: bool = False  # registered at a unit that this account does not keep


@dataclass(frozen=True)
class Line:
    """One row of a sheet."""

    nominee: Nominee
    boxes: list[Box]
    others: list[Registration]  # movements, and honours that are no column here


class Sheet(KitForm):
    """The registrations of a unit on one screen: a row each, a box for every honour.

    `was` remembers what was ticked when the page was made, so that only what this page changed is
    done.
    """

    late_reason = forms.CharField(
        label=gettext_lazy("Lý do đăng ký muộn"), required=False, max_length=500
    )
    was = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        nominees: Iterable[Nominee],
        offer: Offer,
        standing: Iterable[Registration],
        keeps: Iterable[int],
        late: bool,
        **options: Any,
    ) -> None:
        self._nominees = {mark_of(one): one for one in nominees}
        self.offer = offer
        self._columns = {
            sign: [pair for _group, pairs in groups for pair in pairs]
            for sign, groups in (("p", offer.person), ("u", offer.collective))
        }
        self._standing: dict[str, list[Registration]] = {}
        for one in standing:
            mark = f"p{one.person_id}" if one.person_id else f"u{one.collective_id}"
            self._standing.setdefault(mark, []).append(one)
        keeps = set(keeps)
        self._locked = {
            (mark, one.honour)
            for mark in self._nominees
            for one in self._of(mark)
            if one.pk not in keeps
        }
        options.setdefault("initial", {"was": self._ticked_now()})
        super().__init__(*args, **options)
        if not late:
            del self.fields["late_reason"]
        for mark in self._nominees:
            choices = [(code, code) for code, _name in self._columns[mark[0]]]
            self.fields[mark] = forms.MultipleChoiceField(choices=choices, required=False)

    def people(self) -> list[Line]:
        return [self._line(mark) for mark in self._nominees if mark.startswith("p")]

    def units(self) -> list[Line]:
        return [self._line(mark) for mark in self._nominees if mark.startswith("u")]

    def choices(self) -> list[Choice]:
        """What was ticked and unticked, row by row; boxes that are locked are left alone."""
        was = _unpacked(self.cleaned_data["was"])
        found = []
        for mark, nominee in self._nominees.items():
            locked = {honour for at, honour in self._locked if at == mark}
            before = frozenset(was.get(mark, ())) - locked
            after = frozenset(self.cleaned_data[mark]) - locked
            if before != after:
                found.append(Choice(nominee, before, after))
        return found

    def _line(self, mark: str) -> Line:
        known = {one.honour: one for one in self._of(mark)}
        ticked = self[mark].value() if self.is_bound else list(known)
        boxes = [
            Box(
                f"{mark}-{code}",
                mark,
                code,
                name,
                code in (ticked or ()) or (mark, code) in self._locked,
                known.pop(code, None),
                (mark, code) in self._locked,
            )
            for code, name in self._columns[mark[0]]
        ]
        shown = {box.honour for box in boxes}
        others = [one for one in self._all_of(mark) if one.honour not in shown]
        return Line(self._nominees[mark], boxes, others)

    def _all_of(self, mark: str) -> list[Registration]:
        return self._standing.get(mark, [])

    def _of(self, mark: str) -> list[Registration]:
        return [one for one in self._all_of(mark) if one.honour]

    def _ticked_now(self) -> str:
        rows = ((mark, [one.honour for one in self._of(mark)]) for mark in self._nominees)
        return ";".join(f"{mark}:{','.join(codes)}" for mark, codes in rows if codes)


def _unpacked(text: str) -> dict[str, list[str]]:
    """What `Sheet._ticked_now` packed; anything else is nothing."""
    rows = (row.partition(":") for row in text.split(";") if ":" in row)
    return {mark: codes.split(",") for mark, _colon, codes in rows}


def mark_of(nominee: Nominee) -> str:
    """The name of a nominee's field: p12 for a person, u3 for a unit."""
    return f"{'p' if isinstance(nominee, Person) else 'u'}{nominee.pk}"


class One(KitForm):
    """One registration with its content: an honour or a movement."""

    nominee = forms.ChoiceField(label=gettext_lazy("Người, tập thể đăng ký"))
    what = forms.ChoiceField(label=gettext_lazy("Đăng ký"))
    content = forms.CharField(
        label=gettext_lazy("Nội dung, nhiệm vụ đăng ký"),
        required=False,
        widget=text_box(3),
        help_text=gettext_lazy("Việc sẽ làm, chỉ tiêu, thời gian."),
    )
    initiative_title = forms.CharField(
        label=gettext_lazy("Sáng kiến dự kiến"), max_length=400, required=False
    )
    late_reason = forms.CharField(
        label=gettext_lazy("Lý do đăng ký muộn"),
        required=False,
        widget=text_box(2),
        help_text=gettext_lazy("Bắt buộc khi đã quá hạn; đăng ký được nhận và đánh dấu muộn."),
    )

    def __init__(
        self,
        *args: Any,
        nominees: Iterable[Nominee],
        groups: Groups,
        movements: Iterable[Movement],
        late: bool,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self._nominees = {mark_of(one): one for one in nominees}
        self._movements = {f"{MOVEMENT}{one.pk}": one for one in movements}
        if len(self._nominees) == 1:
            del self.fields["nominee"]
        else:
            self.fields["nominee"].choices = [  # type: ignore[attr-defined]
                ("", "–"),
                *((mark, one.name) for mark, one in self._nominees.items()),
            ]
        running = [(value, one.name) for value, one in self._movements.items()]
        offered = [("", "–"), *groups, *([(_("Phong trào"), running)] if running else [])]
        self.fields["what"].choices = offered  # type: ignore[attr-defined]
        if not late:
            del self.fields["late_reason"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if self.errors or said.get("what"):
            return said
        self.add_error("what", ValidationError(_("Hãy chọn danh hiệu hoặc phong trào.")))
        return said

    def wish(self) -> Wish:
        """What was typed, as the action wants it."""
        said = self.cleaned_data
        what = said["what"]
        nominee = self._nominees[said.get("nominee") or next(iter(self._nominees))]
        return Wish(
            nominee,
            honour="" if what in self._movements else what,
            movement=self._movements.get(what),
            content=said["content"],
            initiative_title=said["initiative_title"],
        )


class Workbook(KitForm):
    """A workbook that came back from a unit; `again`: it was tried, and waits for the word."""

    file = forms.FileField(
        label=gettext_lazy("Bảng của đơn vị"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls"}),
        help_text=gettext_lazy("Tệp .xlsx hoặc .xls."),
    )
    late_reason = forms.CharField(
        label=gettext_lazy("Lý do gửi muộn"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Chỉ cần khi đã quá hạn và dòng trong bảng không ghi lý do."),
    )
    skip_bad = forms.BooleanField(
        label=gettext_lazy("Bỏ qua dòng lỗi, ghi các dòng còn lại"), required=False
    )

    def __init__(self, *args: Any, again: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if again:
            del self.fields["file"]


class Confirm(KitForm):
    """Nothing to type."""


class Reason(KitForm):
    """Why something is given back."""

    version = VersionField()
    reason = forms.CharField(label=gettext_lazy("Lý do trả lại"), widget=text_box(2))


class Withdraw(KitForm):
    reason = forms.CharField(label=gettext_lazy("Lý do rút"), required=False, widget=text_box(2))


class Change(KitForm):
    """The content of a registration."""

    version = VersionField()
    content = forms.CharField(
        label=gettext_lazy("Nội dung, nhiệm vụ đăng ký"), required=False, widget=text_box(3)
    )
    initiative_title = forms.CharField(
        label=gettext_lazy("Sáng kiến dự kiến"), max_length=400, required=False
    )


class CarryOut(KitForm):
    """How it was carried out."""

    version = VersionField()
    text = forms.CharField(label=gettext_lazy("Kết quả thực hiện"), widget=text_box(4))
