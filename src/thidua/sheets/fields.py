"""Every field a column can hold: its name in code, its Vietnamese label, how its cells are read.

A value of None in a row means an empty cell. `text` fields are NFC with single spaces.
"""

from collections.abc import Callable
from dataclasses import dataclass

from thidua.sheets import values
from thidua.sheets.folding import tidy
from thidua.sheets.grid import Cell, show


@dataclass(frozen=True, slots=True)
class Field:
    """What a column may hold; `read` raises `values.Unreadable`."""

    label: str
    read: Callable[[Cell], object]


def _text(cell: Cell) -> str:
    return tidy(show(cell))


FIELDS: dict[str, Field] = {
    # the line
    "no": Field("STT", _text),
    "ref": Field("Mã (không sửa)", _text),
    "note": Field("Ghi chú", _text),
    "ignored": Field("(không đọc)", _text),
    # a person
    "name": Field("Họ và tên", _text),
    "family": Field("Họ, chữ đệm", _text),
    "given": Field("Tên", _text),
    "salutation": Field("Ông/Bà", _text),
    "born": Field("Ngày sinh", values.birth),
    "male": Field("Nam", _text),
    "female": Field("Nữ", _text),
    "sex": Field("Giới tính", values.sex),
    "citizen_id": Field("CCCD", values.citizen_id),
    "staff_code": Field("Mã CBCC", _text),
    "post": Field("Chức vụ", _text),
    "post_unit": Field("Chức vụ, đơn vị công tác", _text),
    "rank": Field("Cấp bậc", _text),
    "degree": Field("Trình độ", _text),
    "employment": Field("Đối tượng (CC, VC, NLĐ)", _text),
    "occupation": Field("Chức danh nghề nghiệp", _text),
    "status": Field("Trạng thái", _text),
    "address": Field("Địa chỉ", _text),
    "email": Field("Thư điện tử", _text),
    "phone": Field("Điện thoại", values.phone),
    # a unit
    "unit": Field("Đơn vị", _text),
    "department": Field("Phòng ban", _text),
    "parent": Field("Đơn vị cấp trên", _text),
    "unit_code": Field("Mã đơn vị", _text),
    "unit_kind": Field("Loại đơn vị", _text),
    "symbol": Field("Ký hiệu", _text),
    "headcount": Field("Tổng số người", values.whole),
    "nominee": Field("Phân loại (cá nhân, tập thể, hộ gia đình)", values.nominee),
    # an honour
    "honour": Field("Danh hiệu thi đua/Hình thức khen thưởng", _text),
    "title": Field("Danh hiệu thi đua", _text),
    "commendation": Field("Hình thức khen thưởng", _text),
    "title_code": Field("Mã danh hiệu thi đua", _text),
    "commendation_code": Field("Mã hình thức khen thưởng", _text),
    "achievements": Field("Thành tích đã đạt", _text),
    "award_kind": Field("Loại khen thưởng", _text),
    "votes": Field("Số phiếu đạt", _text),
    "share": Field("Tỷ lệ (%)", values.share),
    "money": Field("Tiền thưởng", values.money),
    "result": Field("Kết quả", values.result),
    "reason": Field("Lý do", _text),
    # a rating, a discipline
    "rating": Field("Xếp loại", values.rating),
    "discipline": Field("Hình thức kỷ luật", values.slug),
    # an initiative
    "initiative": Field("Tên sáng kiến", _text),
    "scope": Field("Phạm vi", values.scope),
    "recognised_on": Field("Ngày công nhận", values.day),
    "recognised_by": Field("Đơn vị công nhận", _text),
    "summary": Field("Tóm tắt", _text),
    "role": Field("Vai trò", _text),
    # papers and time
    "year": Field("Năm", values.year),
    "decision": Field("Số, ngày quyết định", values.decision),
    "decision_no": Field("Số quyết định", _text),
    "decided_on": Field("Ngày quyết định", values.day),
    "decided_by": Field("Cơ quan (người) quyết định", _text),
    "from_on": Field("Từ ngày", values.day),
    "until_on": Field("Đến ngày", values.day),
    "period": Field("Từ ngày – đến ngày", values.period),
}
