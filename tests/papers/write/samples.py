"""Data of one invented department, for every kind of paper."""

from datetime import UTC, datetime

from thidua.papers.write.kinds import decision, minutes
from thidua.papers.write.kinds.lists import Group, Recipient
from thidua.papers.write.kinds.meeting import Attendee, Tally, Vote
from thidua.papers.write.paper import Letterhead, PaperDate, Signer

AGENCY = "SỞ KHOA HỌC VÀ CÔNG NGHỆ"
DAY = PaperDate(5, 1, 2026)


def head(symbol: str, *, number: int | None = 15, day: PaperDate = DAY) -> Letterhead:
    """The department's own letterhead."""
    return Letterhead(
        agency=AGENCY,
        parent="UBND TỈNH LAM GIANG",
        symbol=symbol,
        number=number,
        place="Lam Giang",
        date=day,
    )


def council_head(symbol: str, *, number: int | None = 7) -> Letterhead:
    """The letterhead of the department's council; minutes carry no place and date."""
    return Letterhead(
        agency="HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG", parent=AGENCY, symbol=symbol, number=number
    )


def at(hour: int, minute: int = 0) -> datetime:
    """An hour of the day of the meeting."""
    return datetime(2025, 12, 15, hour, minute, tzinfo=UTC)


DIRECTOR = Signer(title="GIÁM ĐỐC", name="Trần Văn Bình")
CHAIR = Attendee(name="Trần Văn Bình", salutation="Ông", role="Giám đốc Sở, Chủ tịch Hội đồng")
SECRETARY = Attendee(name="Vũ Thị Lâm", salutation="Bà", role="Chuyên viên, Ủy viên thư ký")
MEMBERS = (
    CHAIR,
    Attendee(name="Đỗ Quốc Đạt", salutation="Ông", role="Phó Giám đốc Sở, Phó Chủ tịch Hội đồng"),
    SECRETARY,
)
ABSENT = Attendee(
    name="Phạm Thị Mai",
    salutation="Bà",
    role="Trưởng phòng, Ủy viên",
    reason="đi công tác, có ý kiến bằng văn bản",
)

HUONG = Recipient(
    name="Trần Thị Thu Hương",
    salutation="bà",
    post="Phó Trưởng phòng",
    unit="Phòng Quản lý khoa học",
    money=2_530_000,
)
DAT = Recipient(
    name="Lê Quốc Đạt", salutation="ông", post="Chuyên viên", unit="Văn phòng Sở", money=760_000
)
OFFICE = Recipient(name="Phòng Quản lý khoa học", kind="collective", money=2_030_000)
TITLE = Group(honour="Chiến sĩ thi đua cơ sở", recipients=(HUONG,))
LABOUR = Group(honour="Lao động tiên tiến", recipients=(DAT, OFFICE, HUONG))
PRAISE = Group(
    honour="Giấy khen của Giám đốc Sở Khoa học và Công nghệ", recipients=(DAT,), is_title=False
)

VOTE = Vote(
    honour="Danh hiệu “Chiến sĩ thi đua cơ sở”",
    method="bỏ phiếu kín bằng phiếu giấy",
    members=9,
    issued=8,
    returned=8,
    valid=8,
    mark="từ 80 % trở lên tính trên tổng số thành viên Hội đồng",
    tallies=(
        Tally(nominee=HUONG.name, unit=HUONG.unit, yes=8, written_yes=1, outcome=True),
        Tally(nominee=DAT.name, unit=DAT.unit, yes=6, no=2, written_no=1, outcome=False),
    ),
    remarks=("Ông Đỗ Quốc Đạt không bỏ phiếu đối với người thân của mình.",),
)
HASH = "9f2c4e0ab1d37765"

DECISION = decision.Decision(
    head=head("QĐ-SKHCN"),
    issuer="Giám đốc Sở Khoa học và Công nghệ",
    bases=(
        "Căn cứ Luật Thi đua, khen thưởng",
        "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ;",
    ),
    proposer="Chánh Văn phòng Sở",
    groups=(LABOUR, TITLE),
    executors="Chánh Văn phòng Sở, Trưởng các phòng, đơn vị thuộc Sở",
    signer=DIRECTOR,
    recipients=("Như Điều 3", "Sở Nội vụ (để báo cáo)", "Lưu: VT, VP"),
    period="năm 2025",
    merit="đã có thành tích trong phong trào thi đua",
    fund="Quỹ thi đua, khen thưởng năm 2026 của Sở",
    journal_head=HASH,
)
MINUTES = minutes.Minutes(
    head=council_head("BB-HĐTĐKT"),
    meeting="Họp xét tặng danh hiệu thi đua, hình thức khen thưởng năm 2025",
    started=at(8),
    ended=at(11, 30),
    place="Phòng họp số 1",
    members=9,
    present=MEMBERS,
    absent=(ABSENT,),
    chair=CHAIR,
    secretary=SECRETARY,
    counting_team=(MEMBERS[1],),
    votes=(VOTE,),
    quorum="khoản 2 Điều 9 Quy chế hoạt động của Hội đồng",
    reports=("Văn phòng Sở báo cáo kết quả thẩm định 64 hồ sơ.",),
    discussion=("Ông Đỗ Quốc Đạt: đề nghị làm rõ phạm vi ảnh hưởng của sáng kiến.",),
    conclusions=("Thống nhất đề nghị tặng danh hiệu “Chiến sĩ thi đua cơ sở” cho 01 cá nhân.",),
    chair_post="Giám đốc Sở",
    journal_head=HASH,
)
