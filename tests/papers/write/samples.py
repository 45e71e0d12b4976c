"""Data of one invented department, for every kind of paper."""

from datetime import UTC, date, datetime

from thidua.papers.write.kinds import (
    amending_decision,
    ballot_slip,
    counting_report,
    decision,
    invitation,
    minutes,
    money_list,
    plan,
    profile_list,
    proposal,
    publication_notice,
    receipt,
    reminder_letter,
    return_letter,
    revoking_decision,
    summary_list,
    unit_minutes,
    year_report,
)
from thidua.papers.write.kinds.cited import Cited
from thidua.papers.write.kinds.lists import Group, Recipient
from thidua.papers.write.kinds.meeting import Attendee, Tally, Vote
from thidua.papers.write.paper import Letterhead, Paper, PaperDate, Signer

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

EXECUTORS = "Chánh Văn phòng Sở, Trưởng các phòng, đơn vị thuộc Sở"
ISSUER = "Giám đốc Sở Khoa học và Công nghệ"
BASES = ("Căn cứ Luật Thi đua, khen thưởng",)
KEEP = ("Lưu: VT, VP",)
THE_DECISION = Cited(number_symbol="15/QĐ-SKHCN", day=date(2026, 1, 5), issuer=ISSUER)

UNIT_MINUTES = unit_minutes.UnitMinutes(
    head=Letterhead(agency="PHÒNG QUẢN LÝ KHOA HỌC", parent=AGENCY),
    unit="Phòng Quản lý khoa học",
    period="năm 2025",
    started=at(14),
    ended=None,
    place="phòng họp của Phòng",
    staff=9,
    attending=8,
    chair=Attendee(name=HUONG.name, salutation="Bà", role="Phó Trưởng phòng phụ trách"),
    secretary=SECRETARY,
    groups=(LABOUR, TITLE),
    absent=(Attendee(name="Ngô Gia Bảo", salutation="Ông", reason="nghỉ ốm"),),
    reports=("08/09 người hoàn thành tốt nhiệm vụ trở lên.",),
    discussion=("Bà Vũ Thị Lâm: nhất trí với dự kiến.",),
    votes=(VOTE,),
)
COUNTING_REPORT = counting_report.CountingReport(
    head=council_head("BB-HĐTĐKT", number=None),
    meeting="xét tặng danh hiệu thi đua năm 2025",
    started=at(10),
    ended=at(10, 45),
    place="Phòng họp số 1",
    members=9,
    present=8,
    team=MEMBERS,
    votes=(VOTE,),
    steps=("Ban kiểm phiếu đã kiểm tra, niêm phong hòm phiếu trước khi bỏ phiếu.",),
    written=("Bà Phạm Thị Mai, văn bản ngày 14/12/2025.",),
    journal_head=HASH,
)
BALLOT_SLIP = ballot_slip.BallotSlip(
    council="HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG",
    agency=AGENCY,
    subject="Xét tặng danh hiệu “Chiến sĩ thi đua cơ sở” năm 2025",
    questions=(
        ballot_slip.Question(
            honour="Danh hiệu “Chiến sĩ thi đua cơ sở”",
            nominees=(
                ballot_slip.Nominee(name=HUONG.name, where=HUONG.where),
                ballot_slip.Nominee(name=DAT.name, where=DAT.where),
            ),
        ),
    ),
    copies=9,
)
SUMMARY_LIST = summary_list.SummaryList(
    head=head("DS-VP"),
    subject="Đề nghị xét tặng danh hiệu thi đua, hình thức khen thưởng năm 2025",
    lines=(
        summary_list.Line(
            name=HUONG.name,
            unit=HUONG.unit,
            post=HUONG.post,
            title="Chiến sĩ thi đua cơ sở",
            verdict="Đạt các tiêu chuẩn kiểm tra được; Hội đồng xem xét",
        ),
        summary_list.Line(
            name=DAT.name,
            unit=DAT.unit,
            post=DAT.post,
            form="Giấy khen của Giám đốc Sở",
            verdict="Chưa đủ căn cứ",
            note="Thiếu kết quả xếp loại năm 2024",
        ),
        summary_list.Line(
            name=OFFICE.name,
            unit=HUONG.unit,
            kind="collective",
            title="Tập thể lao động tiên tiến",
            verdict="Đạt các tiêu chuẩn kiểm tra được; Hội đồng xem xét",
        ),
    ),
    signers=(DIRECTOR,),
    recipients=KEEP,
)
PROFILE_LIST = profile_list.ProfileList(
    head=head("DS-VP", number=None),
    subject="Cá nhân đề nghị tặng danh hiệu “Chiến sĩ thi đua cơ sở” năm 2025",
    years=("2023", "2024", "2025"),
    profiles=(
        profile_list.Profile(
            name=HUONG.name,
            born="1984",
            sex="Nữ",
            where=HUONG.where,
            ratings=("HTTNV", "HTXSNV", "HTXSNV"),
            held="Lao động tiên tiến 2022, 2023, 2024; Giấy khen của Giám đốc Sở 2023",
            initiatives="Số hóa quy trình nhận hồ sơ (cơ sở, 2025)",
            proposed="Chiến sĩ thi đua cơ sở",
        ),
        profile_list.Profile(name=DAT.name, where=DAT.where, ratings=("HTTNV",)),
    ),
    signers=(DIRECTOR,),
)
AMENDING_DECISION = amending_decision.AmendingDecision(
    head=head("QĐ-SKHCN", number=31),
    issuer=ISSUER,
    bases=BASES,
    proposer="Chánh Văn phòng Sở",
    original=THE_DECISION,
    reason="có sai sót khi lập danh sách",
    changes=(
        amending_decision.Change(
            about="Họ và tên tại số thứ tự 02", printed="Lê Quốc Đạc", now="Lê Quốc Đạt"
        ),
        amending_decision.Change(about="Đơn vị", printed="Thanh tra Sở", now="Văn phòng Sở"),
    ),
    consequences=("Thu hồi Giấy khen đã cấp sai họ tên và cấp lại Giấy khen mang số sổ mới.",),
    executors=EXECUTORS,
    signer=DIRECTOR,
    recipients=("Như Điều 4", *KEEP),
    journal_head=HASH,
)
REVOKING_DECISION = revoking_decision.RevokingDecision(
    head=head("QĐ-SKHCN", number=44),
    issuer=ISSUER,
    bases=BASES,
    proposer="Chánh Văn phòng Sở",
    original=THE_DECISION,
    groups=(TITLE,),
    reason="kê khai sai thành tích (khoản 1 Điều 93 Luật Thi đua, khen thưởng)",
    executors=EXECUTORS,
    signer=DIRECTOR,
    recipients=("Như Điều 3", *KEEP),
    items="Giấy chứng nhận, khung",
    return_by=date(2026, 4, 20),
    return_to="Văn phòng Sở",
)
PROPOSAL = proposal.Proposal(
    head=head("TTr-SKHCN", number=None, day=PaperDate(year=2026)),
    proposer="Sở Khoa học và Công nghệ",
    addressees=("Chủ tịch Ủy ban nhân dân tỉnh", "Sở Nội vụ"),
    authority="Chủ tịch Ủy ban nhân dân tỉnh",
    bases=BASES,
    groups=(
        Group(
            honour="Chiến sĩ thi đua tỉnh",
            recipients=(Recipient(name=HUONG.name, unit=HUONG.unit, votes="9/9"),),
        ),
        Group(
            honour="Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
            is_title=False,
            recipients=(
                Recipient(name=OFFICE.name, kind="collective", votes="9/9"),
                Recipient(name=DAT.name, unit=DAT.unit, votes="8/9"),
            ),
        ),
    ),
    period="năm 2025",
    signer=DIRECTOR,
    recipients=("Như trên", *KEEP),
    meeting="kết quả họp Hội đồng ngày 15/12/2025 (Biên bản số 07/BB-HĐTĐKT)",
    appraisal=("Hồ sơ đã được công khai 10 ngày làm việc, không có ý kiến phản ánh.",),
    attachments=("Biên bản họp Hội đồng", "Biên bản kiểm phiếu", "03 báo cáo thành tích"),
)
PUBLICATION_NOTICE = publication_notice.PublicationNotice(
    head=head("TB-SKHCN", number=8),
    issuer="Sở Khoa học và Công nghệ",
    groups=(LABOUR, TITLE),
    period="năm 2025",
    first=date(2025, 12, 1),
    last=date(2025, 12, 10),
    where="bảng tin và trang thông tin điện tử của Sở",
    remarks_to="Văn phòng Sở (điện thoại 0200 123 456)",
    signer=DIRECTOR,
    recipients=("Các phòng, đơn vị", *KEEP),
)
RETURN_LETTER = return_letter.ReturnLetter(
    head=head("SKHCN-VP", number=77),
    issuer="Sở Khoa học và Công nghệ",
    addressee="Trung tâm Ứng dụng tiến bộ khoa học",
    period="năm 2025",
    received_on=date(2025, 12, 2),
    returned=(
        return_letter.Returned(
            nominee=DAT.name,
            honour="Chiến sĩ thi đua cơ sở",
            reason="chưa có xác nhận hiệu quả sáng kiến",
            basis="khoản 1 Điều 84 Luật Thi đua, khen thưởng",
            remedy="bổ sung quyết định công nhận sáng kiến",
        ),
        return_letter.Returned(
            nominee=HUONG.name, honour="Lao động tiên tiến", reason="thiếu biên bản bình xét"
        ),
    ),
    signer=DIRECTOR,
    recipients=("Như trên", *KEEP),
    again_by=date(2025, 12, 12),
    contact="Văn phòng Sở",
)
REMINDER_LETTER = reminder_letter.ReminderLetter(
    head=head("SKHCN-VP", number=78),
    issuer="Sở Khoa học và Công nghệ",
    about="gửi hồ sơ đề nghị khen thưởng năm 2025",
    under="Kế hoạch số 04/KH-SKHCN ngày 12/01/2025",
    due_on=date(2025, 12, 5),
    as_of=date(2025, 12, 6),
    late=(
        reminder_letter.Late(unit="Thanh tra Sở", owed="Tờ trình, danh sách", missing="Tất cả"),
        reminder_letter.Late(unit="Văn phòng Sở", owed="Biên bản bình xét", missing="Chữ ký"),
    ),
    send_by=date(2025, 12, 10),
    signer=DIRECTOR,
    recipients=("Như trên", *KEEP),
)
RECEIPT = receipt.Receipt(
    head=head("BN-VP", number=21),
    receiver="Văn phòng Sở",
    receiver_name="Vũ Thị Lâm",
    submitter="Phòng Quản lý khoa học",
    submitter_name=HUONG.name,
    content="đề nghị khen thưởng năm 2025",
    received_at=at(9, 15),
    received=(
        receipt.Received(paper="Tờ trình", form="Bản chính"),
        receipt.Received(paper="Báo cáo thành tích", count=3, form="Tệp điện tử"),
    ),
    owed=(
        receipt.Owed(
            paper="Xác nhận hiệu quả sáng kiến", nominee=HUONG.name, due=date(2025, 12, 20)
        ),
    ),
)
INVITATION = invitation.Invitation(
    head=council_head("GM-HĐTĐKT", number=3),
    host="Hội đồng Thi đua - Khen thưởng Sở Khoa học và Công nghệ",
    meeting="Họp xét tặng danh hiệu thi đua, hình thức khen thưởng năm 2025",
    invited=("Các thành viên Hội đồng", "Đại diện Công đoàn Sở"),
    chair="Ông Trần Văn Bình, Giám đốc Sở, Chủ tịch Hội đồng",
    starts=at(8),
    place="Phòng họp số 1, trụ sở Sở",
    agenda=("Nghe báo cáo thẩm định", "Bỏ phiếu từng danh hiệu", "Kết luận"),
    signer=Signer(
        prefix=("TM. HỘI ĐỒNG",),
        title="CHỦ TỊCH",
        second_title="GIÁM ĐỐC SỞ",
        name="Trần Văn Bình",
    ),
    recipients=("Như trên", *KEEP),
    notes=("Tài liệu gửi kèm theo Giấy mời này.",),
)
MONEY_LIST = money_list.MoneyList(
    head=head("", number=None),
    decision=THE_DECISION,
    groups=(LABOUR, TITLE, PRAISE),
    maker="Vũ Thị Lâm",
    accountant="Hoàng Thị Yến",
    chief=DIRECTOR,
    source="Quỹ thi đua, khen thưởng năm 2026 của Sở",
)
PLAN = plan.Plan(
    head=head("KH-SKHCN", number=4),
    issuer="Sở Khoa học và Công nghệ",
    subject="Công tác thi đua, khen thưởng năm 2026",
    topics=(
        plan.Topic(
            title="Phát động, đăng ký thi đua",
            tasks=(
                plan.Task(
                    text="Phát động phong trào thi đua năm 2026",
                    lead="Văn phòng Sở",
                    helpers="Công đoàn Sở",
                    deadline="trước ngày 28/02/2026",
                    output="Kế hoạch",
                ),
                plan.Task(text="Tổng hợp đăng ký thi đua của các đơn vị.", lead="Văn phòng Sở"),
            ),
        ),
        plan.Topic(title="Kiểm tra", tasks=(plan.Task(text="Kiểm tra 04 đơn vị"),)),
    ),
    signer=DIRECTOR,
    recipients=("Các phòng, đơn vị", *KEEP),
    bases=BASES,
    lead_in="Sở Khoa học và Công nghệ ban hành Kế hoạch với các nội dung sau:",
    purposes=("Động viên công chức hoàn thành nhiệm vụ.", "Nâng chất lượng hồ sơ."),
    requirements=("Thiết thực, công khai.",),
    organisation=("Văn phòng Sở theo dõi, đôn đốc.", "Các đơn vị báo cáo trước ngày 05/12/2026."),
)
YEAR_REPORT = year_report.YearReport(
    head=head("BC-SKHCN", number=9),
    addressees=("Sở Nội vụ",),
    period="năm 2025",
    signer=DIRECTOR,
    recipients=("Như trên", *KEEP),
    situation=("Sở có 12 phòng, đơn vị với 118 người.",),
    results=(
        year_report.Section(
            title="Đăng ký thi đua",
            texts=("Có 20/22 người đăng ký thi đua.",),
            grids=(
                year_report.Grid(
                    title="Đăng ký theo đơn vị",
                    about="Đơn vị",
                    heads=("Số người", "Đã đăng ký"),
                    rows=(("Văn phòng Sở", "14", "14"), ("Thanh tra Sở", "8", "6")),
                    total=("22", "20"),
                ),
            ),
        ),
        year_report.Section(
            title="Cơ cấu khen thưởng",
            grids=(
                year_report.Grid(
                    title="Tỷ lệ người trực tiếp",
                    about="Đối tượng",
                    heads=("Năm nay: số lượng", "Năm nay: tỷ lệ", "Năm trước: tỷ lệ"),
                    rows=(("Người trực tiếp", "70", "70 %", ""),),
                ),
                year_report.Grid(
                    title="Theo đơn vị",
                    about="Đơn vị",
                    heads=tuple(f"Danh hiệu {n}" for n in range(1, 9)),
                    rows=(("Văn phòng Sở", *"12345678"), ("Thanh tra Sở", *"00000001")),
                    total=tuple("12345679"),
                ),
            ),
        ),
    ),
    shortcomings=("Một số hồ sơ gửi chậm.",),
    next_year=("Đăng ký thi đua đạt 100 %.", "Tăng tỷ lệ người trực tiếp công tác."),
    journal_head=HASH,
)

PAPERS: dict[str, Paper] = {
    "amending_decision": amending_decision.compose(AMENDING_DECISION),
    "ballot_slip": ballot_slip.compose(BALLOT_SLIP),
    "counting_report": counting_report.compose(COUNTING_REPORT),
    "decision": decision.compose(DECISION),
    "invitation": invitation.compose(INVITATION),
    "minutes": minutes.compose(MINUTES),
    "money_list": money_list.compose(MONEY_LIST),
    "plan": plan.compose(PLAN),
    "profile_list": profile_list.compose(PROFILE_LIST),
    "proposal": proposal.compose(PROPOSAL),
    "publication_notice": publication_notice.compose(PUBLICATION_NOTICE),
    "receipt": receipt.compose(RECEIPT),
    "reminder_letter": reminder_letter.compose(REMINDER_LETTER),
    "return_letter": return_letter.compose(RETURN_LETTER),
    "revoking_decision": revoking_decision.compose(REVOKING_DECISION),
    "summary_list": summary_list.compose(SUMMARY_LIST),
    "unit_minutes": unit_minutes.compose(UNIT_MINUTES),
    "year_report": year_report.compose(YEAR_REPORT),
}
