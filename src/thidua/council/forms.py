"""What may be typed about councils, meetings and counts. Validates; never saves."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.council.models import (
    AgendaItem,
    Attendance,
    Council,
    Meeting,
    Membership,
    Tally,
    VoteLine,
)
from thidua.council.tally import Entry
from thidua.dossiers.models import Dossier, SummaryList
from thidua.kit.forms import DayField, KitForm, OneTimeKey, VersionField
from thidua.kit.text import fold
from thidua.people.models import Person, Unit

SENT_AS = {"1": Tally.Choice.YES, "2": Tally.Choice.NO, "3": Tally.Choice.BLANK}
"""A choice travels as one digit: whatever is chosen, the request is as long."""


class LongText(forms.CharField):
    """Several lines of text, never compulsory."""

    def __init__(self, **options: Any) -> None:
        widget = forms.Textarea(attrs={"rows": options.pop("rows", 4)})
        super().__init__(**{"widget": widget, "required": False, **options})


class LineChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One line, called by the nominee's name."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.dossier.nominee_name)


class Reason(KitForm):
    """Why something is done; it is kept in the minutes."""

    reason = LongText(label=gettext_lazy("Lý do"), rows=2)


# --- the council ----------------------------------------------------------------------------------


class Founding(KitForm):
    """A founded council: its name, agency, level, decision and days."""

    key = OneTimeKey()
    name = forms.CharField(label=gettext_lazy("Tên Hội đồng"), max_length=200)
    unit = forms.ModelChoiceField(Unit.objects.none(), label=gettext_lazy("Cơ quan"))
    level = forms.ChoiceField(label=gettext_lazy("Cấp"), choices=Council.Level.choices)
    founded_by = forms.CharField(
        label=gettext_lazy("Quyết định thành lập"),
        max_length=200,
        help_text=gettext_lazy("Ví dụ: Quyết định số 12/QĐ-SKHCN ngày 10/01/2026."),
    )
    from_on = DayField(label=gettext_lazy("Từ ngày"))
    until_on = DayField(label=gettext_lazy("Đến hết ngày"), required=False)

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class CouncilChange(KitForm):
    """What may be corrected of a council."""

    version = VersionField()
    name = forms.CharField(label=gettext_lazy("Tên Hội đồng"), max_length=200)
    level = forms.ChoiceField(label=gettext_lazy("Cấp"), choices=Council.Level.choices)
    founded_by = forms.CharField(label=gettext_lazy("Quyết định thành lập"), max_length=200)
    from_on = DayField(label=gettext_lazy("Từ ngày"))
    until_on = DayField(label=gettext_lazy("Đến hết ngày"), required=False)


class Seat(KitForm):
    """A seat. The person is named by name or staff code, so that any size of office fits."""

    who = forms.CharField(
        label=gettext_lazy("Họ tên hoặc mã cán bộ"),
        max_length=120,
        widget=forms.TextInput(attrs={"list": "leaders", "autocomplete": "off"}),
    )
    seat = forms.ChoiceField(
        label=gettext_lazy("Chức danh trong Hội đồng"),
        choices=Membership.Seat.choices,
        initial=Membership.Seat.MEMBER,
    )
    post_text = forms.CharField(
        label=gettext_lazy("Chức vụ"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Như in trong biên bản: Giám đốc Sở, Trưởng phòng Tổ chức …"),
    )
    from_on = DayField(label=gettext_lazy("Từ ngày"))
    until_on = DayField(label=gettext_lazy("Đến hết ngày"), required=False)

    def clean_who(self) -> Person:
        """The one person meant; two are a question."""
        given = self.cleaned_data["who"]
        by_code = Person.objects.filter(staff_code=given.strip())
        found = list(by_code or Person.objects.filter(folded__startswith=fold(given))[:6])
        named = [one for one in found if fold(one.name) == fold(given)] or found
        if len(named) != 1:
            raise ValidationError(_which(named))
        return named[0]


def _which(found: Sequence[Person]) -> str:
    """What to say when a name is nobody's, or more than one person's."""
    if not found:
        return _("Không tìm thấy người này; hãy ghi đủ họ tên hoặc mã cán bộ.")
    told = "; ".join(f"{one.name} ({one.staff_code or '–'})" for one in found)
    return _("Có nhiều người: %(people)s. Hãy ghi mã cán bộ.") % {"people": told}


class SeatChange(KitForm):
    """What may be corrected of a seat, and how it ends."""

    seat = forms.ChoiceField(
        label=gettext_lazy("Chức danh trong Hội đồng"), choices=Membership.Seat.choices
    )
    post_text = forms.CharField(label=gettext_lazy("Chức vụ"), max_length=200, required=False)
    order = forms.IntegerField(label=gettext_lazy("Thứ tự"), min_value=0)
    from_on = DayField(label=gettext_lazy("Từ ngày"))
    until_on = DayField(label=gettext_lazy("Đến hết ngày"), required=False)


# --- the meeting ----------------------------------------------------------------------------------


class _When(KitForm):
    """Title, year, day, hour and place; day and hour are told as one moment."""

    title = forms.CharField(label=gettext_lazy("Nội dung phiên họp"), max_length=300)
    year = forms.IntegerField(label=gettext_lazy("Năm xét"), min_value=2000, max_value=2100)
    day = DayField(label=gettext_lazy("Ngày họp"))
    hour = forms.TimeField(
        label=gettext_lazy("Giờ"),
        input_formats=["%H:%M", "%Hh%M", "%Hg%M", "%H"],
        widget=forms.TimeInput(format="%H:%M", attrs={"placeholder": "08:00"}),
        error_messages={"invalid": gettext_lazy("“Giờ” phải như 08:00 hoặc 14:30.")},
    )
    place = forms.CharField(label=gettext_lazy("Địa điểm"), max_length=200)

    def facts(self, *but: str) -> dict[str, Any]:
        """What was typed, with `starts_at` for the day and the hour."""
        given = {**self.cleaned_data}
        day: date = given.pop("day")
        hour: time = given.pop("hour")
        given["starts_at"] = timezone.make_aware(datetime.combine(day, hour))
        return {name: value for name, value in given.items() if name not in but}


class Plan(_When):
    """A new meeting over a closed summary list."""

    key = OneTimeKey()
    summary = forms.ModelChoiceField(
        SummaryList.objects.none(),
        label=gettext_lazy("Danh sách tổng hợp đã chốt"),
        required=False,
        empty_label=gettext_lazy("Chưa chọn, đưa hồ sơ vào sau"),
    )
    field_order = ("summary", "title", "year", "day", "hour", "place")

    def __init__(self, *args: Any, summaries: QuerySet[SummaryList], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["summary"].queryset = summaries  # type: ignore[attr-defined]


class MeetingChange(_When):
    """What may be changed before the papers go out."""

    version = VersionField()
    summary = forms.ModelChoiceField(
        SummaryList.objects.none(), label=gettext_lazy("Danh sách tổng hợp đã chốt"), required=False
    )
    chair = forms.ModelChoiceField(Membership.objects.none(), label=gettext_lazy("Chủ trì"))
    secretary = forms.ModelChoiceField(Membership.objects.none(), label=gettext_lazy("Thư ký"))
    guests = LongText(
        label=gettext_lazy("Khách mời"),
        rows=3,
        help_text=gettext_lazy("Mỗi người một dòng; khách mời không biểu quyết."),
    )

    def __init__(
        self,
        *args: Any,
        members: QuerySet[Membership],
        summaries: QuerySet[SummaryList],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.fields["chair"].queryset = members  # type: ignore[attr-defined]
        self.fields["secretary"].queryset = members  # type: ignore[attr-defined]
        self.fields["summary"].queryset = summaries  # type: ignore[attr-defined]


class Method(KitForm):
    """How an item is voted."""

    method = forms.ChoiceField(
        label=gettext_lazy("Hình thức biểu quyết"), choices=AgendaItem.Method.choices
    )


class Pick(KitForm):
    """Some lines of a list, ticked."""

    lines = forms.ModelMultipleChoiceField(
        VoteLine.objects.none(),
        label=gettext_lazy("Hồ sơ"),
        error_messages={"required": gettext_lazy("Hãy đánh dấu ít nhất một hồ sơ.")},
    )

    def __init__(
        self, *args: Any, among: QuerySet[VoteLine] | QuerySet[Dossier], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["lines"].queryset = among  # type: ignore[attr-defined]


class LeaveOut(Pick, Reason):
    """Lines that are not put to the vote, and why."""


class People(KitForm):
    """Who came, who is away and why; who leads, writes and counts."""

    chair = forms.ModelChoiceField(Membership.objects.none(), label=gettext_lazy("Chủ trì"))
    secretary = forms.ModelChoiceField(Membership.objects.none(), label=gettext_lazy("Thư ký"))
    counting_team = forms.ModelMultipleChoiceField(
        Membership.objects.none(),
        label=gettext_lazy("Ban kiểm phiếu"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Cần có khi bỏ phiếu kín; người đứng đầu danh sách là trưởng ban."),
    )

    def __init__(self, *args: Any, seats: Sequence[Attendance], **options: Any) -> None:
        super().__init__(*args, **options)
        self.seats = seats
        among = Membership.objects.filter(pk__in=[seat.member_id for seat in seats])
        for name in ("chair", "secretary", "counting_team"):
            self.fields[name].queryset = among.select_related("person")  # type: ignore[attr-defined]
        for seat in seats:
            self.fields[f"state-{seat.member_id}"] = forms.ChoiceField(
                label=str(seat.member.person),
                choices=Attendance.State.choices,
                widget=forms.RadioSelect,
                initial=seat.state,
            )
            self.fields[f"reason-{seat.member_id}"] = forms.CharField(
                label=_("Lý do vắng"), required=False, max_length=200, initial=seat.reason
            )

    def rows(self) -> Iterable[tuple[Attendance, Any, Any]]:
        """Each seat with its two fields."""
        for seat in self.seats:
            yield seat, self[f"state-{seat.member_id}"], self[f"reason-{seat.member_id}"]

    def facts(self) -> dict[str, Any]:
        """The arguments of `sitting.set_attendance`."""
        given = self.cleaned_data
        states = {
            seat.member_id: (given[f"state-{seat.member_id}"], given[f"reason-{seat.member_id}"])
            for seat in self.seats
        }
        named = {name: given[name] for name in ("chair", "secretary", "counting_team")}
        return {"states": states, **named}


class Course(KitForm):
    """What was reported, said and concluded: a line for each."""

    version = VersionField()
    guests = LongText(label=gettext_lazy("Khách mời"), rows=2)
    reports = LongText(label=gettext_lazy("Báo cáo tại phiên họp"), rows=3)
    opening_text = LongText(label=gettext_lazy("Diễn biến, ý kiến thảo luận"), rows=6)
    conclusion = LongText(label=gettext_lazy("Kết luận của chủ tọa"), rows=6)


# --- the ballot and the count ---------------------------------------------------------------------


class Ballot(KitForm):
    """One member's choices, a line each. Kept nowhere but in the page that is looked at."""

    CHOICES = [(digit, choice.label) for digit, choice in SENT_AS.items()]

    def __init__(self, *args: Any, lines: Sequence[VoteLine], **options: Any) -> None:
        super().__init__(*args, **options)
        self.lines = lines
        for line in lines:
            missing = _("Chưa chọn cho “%(name)s”.") % {"name": line.dossier.nominee_name}
            self.fields[self.name(line)] = forms.ChoiceField(
                label=line.dossier.nominee_name,
                choices=self.CHOICES,
                widget=forms.RadioSelect,
                error_messages={"required": missing},
            )

    @staticmethod
    def name(line: VoteLine) -> str:
        return f"line-{line.pk}"

    def rows(self) -> Iterable[tuple[VoteLine, Any]]:
        for line in self.lines:
            yield line, self[self.name(line)]

    def given(self) -> dict[int, str]:
        """The choice for each line, by its key."""
        return {line.pk: SENT_AS[self.cleaned_data[self.name(line)]] for line in self.lines}

    def grouped(self) -> list[tuple[str, str, list[VoteLine]]]:
        """The lines under each choice, for the last look; equally long whatever was chosen."""
        width = len(str(len(self.lines)))
        by_digit: dict[str, list[VoteLine]] = {digit: [] for digit in SENT_AS}
        for line in self.lines:
            by_digit[self.cleaned_data[self.name(line)]].append(line)
        return [
            (str(label), f"{len(by_digit[digit]):0{width}d}", by_digit[digit])
            for digit, label in self.CHOICES
        ]

    def hidden(self) -> list[tuple[str, str]]:
        """The same choices, to be carried to the next page."""
        return [(self.name(line), self.cleaned_data[self.name(line)]) for line in self.lines]


class Counts(KitForm):
    """What was counted, line by line; slips where there were slips."""

    def __init__(self, *args: Any, item: AgendaItem, lines: Sequence[VoteLine], **options: Any):
        super().__init__(*args, **options)
        self.lines = lines
        self.on_paper = item.method == AgendaItem.Method.PAPER
        if self.on_paper:
            self.fields["issued"] = _number(_("Phiếu phát ra"), item.issued)
            self.fields["returned"] = _number(_("Phiếu thu về"), item.returned)
        for line in lines:
            if self.on_paper:
                self.fields[f"valid-{line.pk}"] = _number(_("Hợp lệ"), line.valid)
            self.fields[f"yes-{line.pk}"] = _number(_("Đồng ý"), line.yes)
            self.fields[f"no-{line.pk}"] = _number(_("Không đồng ý"), line.no)

    def rows(self) -> Iterable[tuple[VoteLine, list[Any]]]:
        """Each line with its fields."""
        kinds = ("valid", "yes", "no") if self.on_paper else ("yes", "no")
        for line in self.lines:
            yield line, [self[f"{kind}-{line.pk}"] for kind in kinds]

    def facts(self) -> dict[str, Any]:
        """The arguments of `counting.enter_counts`."""
        given = self.cleaned_data
        counts = {line.pk: self._entry(line, given) for line in self.lines}
        slips = {name: given.get(name) for name in ("issued", "returned")}
        return {**slips, "counts": counts}

    def _entry(self, line: VoteLine, given: Mapping[str, Any]) -> Entry:
        yes, no = given[f"yes-{line.pk}"], given[f"no-{line.pk}"]
        return Entry(given[f"valid-{line.pk}"] if self.on_paper else yes + no, yes, no)


def _number(label: str, initial: int | None) -> forms.IntegerField:
    widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "num"})
    return forms.IntegerField(
        label=label, min_value=0, max_value=9999, initial=initial, widget=widget
    )


class Written(KitForm):
    """The written opinion of one absent member: a word for each line, words, the paper."""

    OPINIONS = [("yes", gettext_lazy("Đồng ý")), ("no", gettext_lazy("Không đồng ý"))]

    member = forms.ModelChoiceField(
        Membership.objects.none(),
        label=gettext_lazy("Thành viên vắng mặt"),
        empty_label=gettext_lazy("Chọn thành viên"),
    )
    text = LongText(label=gettext_lazy("Nội dung ý kiến"), rows=3)
    upload = forms.FileField(
        label=gettext_lazy("Văn bản ý kiến"),
        required=False,
        help_text=gettext_lazy("Bản chụp hoặc bản ký số (.pdf, .jpg, .png, .docx)."),
    )

    def __init__(
        self,
        *args: Any,
        lines: Sequence[VoteLine],
        members: QuerySet[Membership],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.lines = lines
        self.fields["member"].queryset = members  # type: ignore[attr-defined]
        for line in lines:
            self.fields[f"line-{line.pk}"] = forms.ChoiceField(
                label=line.dossier.nominee_name,
                choices=self.OPINIONS,
                widget=forms.RadioSelect,
            )

    def rows(self) -> Iterable[tuple[VoteLine, Any]]:
        for line in self.lines:
            yield line, self[f"line-{line.pk}"]

    def facts(self) -> dict[str, Any]:
        """The arguments of `counting.write_opinion`, the member apart."""
        given = self.cleaned_data
        opinions = {
            line.pk: (given[f"line-{line.pk}"] == "yes", given["text"]) for line in self.lines
        }
        return {"opinions": opinions, "upload": given["upload"]}


class StandAside(KitForm):
    """A member who asks not to vote on some lines."""

    line = LineChoice(VoteLine.objects.none(), label=gettext_lazy("Trường hợp"))
    member = forms.ModelChoiceField(Membership.objects.none(), label=gettext_lazy("Thành viên"))
    note = forms.CharField(label=gettext_lazy("Lý do"), max_length=200, required=False)

    def __init__(
        self,
        *args: Any,
        lines: QuerySet[VoteLine],
        members: QuerySet[Membership],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.fields["line"].queryset = lines  # type: ignore[attr-defined]
        self.fields["member"].queryset = members  # type: ignore[attr-defined]


# --- filters --------------------------------------------------------------------------------------


class MeetingFilter(KitForm):
    """Which meetings."""

    q = forms.CharField(label=gettext_lazy("Tìm"), required=False)
    year = forms.IntegerField(label=gettext_lazy("Năm xét"), required=False)
    status = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"),
        required=False,
        choices=[("", gettext_lazy("Tất cả")), *Meeting.Status.choices],
    )


class PaperFilter(KitForm):
    """Which dossiers of a meeting."""

    q = forms.CharField(label=gettext_lazy("Tìm tên"), required=False)
    honour = forms.ChoiceField(label=gettext_lazy("Danh hiệu, hình thức"), required=False)
    outcome = forms.ChoiceField(label=gettext_lazy("Kết luận xét"), required=False)
    unit = forms.ChoiceField(label=gettext_lazy("Đơn vị"), required=False)

    def __init__(self, *args: Any, choices: Mapping[str, Any], **options: Any) -> None:
        super().__init__(*args, **options)
        for name, known in choices.items():
            self.fields[name].choices = [("", _("Tất cả")), *known]  # type: ignore[attr-defined]
