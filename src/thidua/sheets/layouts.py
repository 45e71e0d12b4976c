"""Which columns each kind of workbook needs, and which it may have."""

from collections.abc import Mapping
from dataclasses import dataclass

HONOUR_FIELDS = ("honour", "title", "commendation", "title_code", "commendation_code")
PERSON = (
    "name", "family", "given", "salutation", "born", "male", "female", "sex", "citizen_id",
    "staff_code", "post", "post_unit", "rank", "degree",
)  # fmt: skip
PLACE = ("unit", "department", "parent", "unit_code")
LINE = ("no", "ref", "note", "ignored")
DECIDED = ("decision", "decision_no", "decided_on", "decided_by")


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of workbook. Each group of `required` needs one of its columns, filled in every row.

    `subject` is the field a plain heading such as "Tên" stands for; `by_year` the field that
    a column headed only by a year ("Năm 2024") holds. With `silent_rows` a line without an honour
    says that nothing is asked for; else it is a fault, unless the line was written by us (`ref`).
    """

    kind: str
    says: str
    subject: str
    required: tuple[tuple[str, ...], ...]
    optional: tuple[str, ...]
    by_year: str = ""
    silent_rows: bool = False

    @property
    def fields(self) -> frozenset[str]:
        """Every field this kind may hold."""
        return frozenset(self.optional + LINE + tuple(f for group in self.required for f in group))

    @property
    def honours(self) -> bool:
        """Whether its rows carry honours."""
        return "honour" in self.fields


SOMEONE = ("name", "unit")

LAYOUTS: Mapping[str, Layout] = {
    layout.kind: layout
    for layout in (
        Layout(
            kind="units",
            says="Danh sách đơn vị",
            subject="unit",
            required=(("unit",),),
            optional=("parent", "unit_code", "unit_kind", "symbol", "address", "email", "phone",
                      "headcount", "from_on", "until_on", "decision", "decision_no"),
        ),
        Layout(
            kind="people",
            says="Danh sách cán bộ, công chức, viên chức, người lao động",
            subject="name",
            required=(("name",),),
            optional=(*PERSON, *PLACE, "employment", "occupation", "status", "address", "email",
                      "phone", "from_on", "until_on"),
        ),
        Layout(
            kind="ratings",
            says="Kết quả đánh giá, xếp loại",
            subject="name",
            required=(SOMEONE, ("rating",)),
            optional=(*PERSON, *PLACE, *DECIDED, "nominee", "year", "employment", "reason"),
            by_year="rating",
        ),
        Layout(
            kind="discipline",
            says="Danh sách kỷ luật",
            subject="name",
            required=(("name",), ("discipline",)),
            optional=(*PERSON, *PLACE, *DECIDED, "from_on", "until_on", "period", "reason", "year"),
        ),
        Layout(
            kind="honours",
            says="Danh hiệu, hình thức khen thưởng đã nhận",
            subject="name",
            required=(SOMEONE, HONOUR_FIELDS),
            optional=(*PERSON, *PLACE, *DECIDED, "nominee", "year", "award_kind", "money", "role",
                      "reason", "votes", "share", "headcount", "employment"),
            by_year="honour",
        ),
        Layout(
            kind="initiatives",
            says="Danh sách sáng kiến",
            subject="initiative",
            required=(("initiative",),),
            optional=(*PERSON, *PLACE, *DECIDED, "scope", "recognised_on", "recognised_by", "year",
                      "summary", "role", "share", "votes", "result", "reason"),
        ),
        Layout(
            kind="registrations",
            says="Đăng ký thi đua",
            subject="name",
            required=(SOMEONE, HONOUR_FIELDS),
            optional=(*PERSON, *PLACE, "nominee", "year", "initiative", "headcount", "employment",
                      "achievements", "reason"),
            silent_rows=True,
        ),
        Layout(
            kind="nominations",
            says="Danh sách đề nghị khen thưởng",
            subject="name",
            required=(SOMEONE, HONOUR_FIELDS),
            optional=(*PERSON, *PLACE, "nominee", "year", "award_kind", "achievements", "votes",
                      "share", "money", "headcount", "initiative", "address", "employment",
                      "occupation", "rating", "reason"),
        ),
        Layout(
            kind="outcomes",
            says="Kết quả đề nghị lên cấp trên",
            subject="name",
            required=(SOMEONE, HONOUR_FIELDS),
            optional=(*PERSON, *PLACE, *DECIDED, "nominee", "year", "result", "reason", "money",
                      "award_kind"),
        ),
    )
}  # fmt: skip
"""By the kinds of `thidua load`."""
