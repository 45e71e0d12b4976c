"""Every kind of paper prints in both forms, and says what its data say."""

import pkgutil
import re
from dataclasses import replace

import pytest

from tests.papers.write.reading import docx_tables, docx_text, pages, text_of
from tests.papers.write.samples import (
    AMENDING_DECISION,
    BALLOT_SLIP,
    DAT,
    DECISION,
    HUONG,
    LABOUR,
    MINUTES,
    MONEY_LIST,
    OFFICE,
    PAPERS,
    PRAISE,
    PUBLICATION_NOTICE,
    RECEIPT,
    RETURN_LETTER,
    REVOKING_DECISION,
    TITLE,
    UNIT_MINUTES,
    VOTE,
    YEAR_REPORT,
)
from thidua.papers.write import kinds, to_docx, to_pdf
from thidua.papers.write.kinds import (
    amending_decision,
    ballot_slip,
    decision,
    minutes,
    money_list,
    publication_notice,
    receipt,
    return_letter,
    revoking_decision,
    unit_minutes,
    year_report,
)
from thidua.papers.write.kinds.lists import Group, Recipient, counted, roman
from thidua.papers.write.kinds.meeting import Tally
from thidua.papers.write.money import amount_in_words
from thidua.papers.write.paper import Paper

SHARED = {"cited", "lists", "meeting", "structure"}


def said(paper: Paper) -> str:
    """All words of a paper as they stand in its Word file, blanks single."""
    return docx_text(to_docx(paper)).replace("\u00a0", " ")


def test_every_kind_has_a_sample() -> None:
    found = {module.name for module in pkgutil.iter_modules(kinds.__path__)}

    assert found - SHARED == set(PAPERS)


@pytest.mark.parametrize("kind", PAPERS)
def test_a_paper_says_the_same_in_both_forms(kind: str) -> None:
    paper = PAPERS[kind]
    printed = text_of(to_pdf(paper))

    missing = set(docx_text(to_docx(paper)).split()) - set(printed.split())
    assert missing == set()


@pytest.mark.parametrize("kind", PAPERS)
def test_tables_hold_the_same_cells_in_both_forms(kind: str) -> None:
    paper = PAPERS[kind]
    drawn = [
        {cell.replace("\n", " ") for row in table for cell in row if cell}
        for page in pages(to_pdf(paper))
        for table in page.extract_tables()
    ]
    printed = set().union(*drawn) if drawn else set()
    in_word = {
        " ".join(cell.split())
        for table in docx_tables(to_docx(paper))
        for row in table
        for cell in row
        if cell
    }

    assert {" ".join(cell.split()) for cell in printed} >= in_word


@pytest.mark.parametrize("kind", PAPERS)
def test_sentences_are_clean(kind: str) -> None:
    words = said(PAPERS[kind])

    assert re.findall(r"None|\(\)|  |,\.|;\.|\.\.|,,| ,| ;|: :|“”", words) == []


@pytest.mark.parametrize("kind", sorted(set(PAPERS) - {"ballot_slip", "money_list"}))
def test_a_paper_ends_with_its_mark(kind: str) -> None:
    assert text_of(to_pdf(PAPERS[kind])).count("./.") == 1 + len(PAPERS[kind].appendices)


# ---- decisions -----------------------------------------------------------------------------


def test_the_decision_lists_all_with_their_money_and_its_sum() -> None:
    table = docx_tables(to_docx(decision.compose(DECISION)))[0]

    assert table[0] == [
        "STT",
        "Tên tập thể, họ và tên cá nhân",
        "Chức vụ, đơn vị công tác",
        "Tiền thưởng (đồng)",
    ]
    assert [row for row in table if row[0].isdigit()] == [
        ["01", OFFICE.name, "", "2.030.000"],
        ["02", DAT.name, DAT.where, "760.000"],
        ["03", HUONG.name, HUONG.where, "2.530.000"],
        ["04", HUONG.name, HUONG.where, "2.530.000"],
    ]
    assert table[-1] == ["Tổng cộng"] * 3 + ["7.850.000"]


def test_the_decision_says_the_sum_in_words() -> None:
    assert f"7.850.000 đồng (Bằng chữ: {amount_in_words(7_850_000)})" in said(
        decision.compose(DECISION)
    )


def test_the_decision_names_its_authority_and_its_proposer() -> None:
    paper = decision.compose(DECISION)

    assert paper.authority == "GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ"
    assert paper.bases[-1] == "Theo đề nghị của Chánh Văn phòng Sở"


def test_a_decision_for_one_person_has_no_list() -> None:
    alone = replace(DECISION, groups=(PRAISE,), merit="", fund="")
    paper = decision.compose(alone)

    assert paper.appendices == ()
    assert (
        "Điều 1. Tặng Giấy khen của Giám đốc Sở Khoa học và Công nghệ năm 2025 cho ông Lê Quốc "
        "Đạt, Chuyên viên, Văn phòng Sở." in said(paper)
    )


def test_a_decision_without_money_has_no_article_on_money() -> None:
    free = Group(honour="Lao động tiên tiến", recipients=(replace(DAT, money=None), OFFICE_FREE))
    paper = decision.compose(replace(DECISION, groups=(free,)))

    assert "Tiền thưởng" not in said(paper)
    assert "Điều 2. Quyết định này có hiệu lực" in said(paper)


OFFICE_FREE = replace(OFFICE, money=None)


def test_a_list_with_many_columns_lies_on_its_side() -> None:
    wordy = replace(HUONG, achievement="Chuyển đổi số", votes="9/9")
    wide = replace(DECISION, groups=(Group(honour="Giấy khen", recipients=(wordy, DAT)),))

    narrow_list, wide_list = (decision.compose(d).appendices[0] for d in (DECISION, wide))
    assert (narrow_list.landscape, wide_list.landscape) == (False, True)


def test_one_change_is_a_sentence() -> None:
    one = replace(AMENDING_DECISION, changes=AMENDING_DECISION.changes[:1])

    assert "Họ và tên tại số thứ tự 02: “Lê Quốc Đạc” sửa thành “Lê Quốc Đạt”." in said(
        amending_decision.compose(one)
    )


def test_several_changes_are_a_table() -> None:
    rows = docx_tables(to_docx(amending_decision.compose(AMENDING_DECISION)))[0]

    assert rows[1:] == [
        ["01", "Họ và tên tại số thứ tự 02", "Lê Quốc Đạc", "Lê Quốc Đạt"],
        ["02", "Đơn vị", "Thanh tra Sở", "Văn phòng Sở"],
    ]


def test_revoking_takes_back_items_and_money_by_a_day() -> None:
    words = said(revoking_decision.compose(REVOKING_DECISION))

    assert (
        "Thu hồi Giấy chứng nhận, khung và tiền thưởng 2.530.000 đồng (Bằng chữ: Hai triệu năm "
        "trăm ba mươi nghìn đồng). Việc nộp lại được thực hiện tại Văn phòng Sở trước ngày 20 "
        "tháng 4 năm 2026." in words
    )


def test_revoking_several_lists_them() -> None:
    paper = revoking_decision.compose(replace(REVOKING_DECISION, groups=(TITLE, LABOUR)))

    assert len(paper.appendices) == 1
    assert "các tập thể, cá nhân có tên trong danh sách kèm theo" in said(paper)


# ---- meetings ------------------------------------------------------------------------------


def test_shares_are_of_all_members_with_written_opinions_counted() -> None:
    rows = docx_tables(to_docx(minutes.compose(MINUTES)))[0][2:]

    assert [[*row[2:7], row[7].replace("\u00a0", " "), row[8]] for row in rows] == [
        ["8", "0", "1", "0", "9/9", "100 %", "Đạt"],
        ["6", "2", "0", "1", "6/9", "66,67 %", "Không đạt"],
    ]


def test_without_written_or_invalid_votes_there_are_no_such_columns() -> None:
    plain = replace(VOTE, tallies=(Tally(nominee="A", yes=9, outcome=True),))
    head = docx_tables(to_docx(minutes.compose(replace(MINUTES, votes=(plain,)))))[0][1]

    assert head[2:4] == ["Đồng ý", "Không đồng ý"]
    assert len(head) == 7


def test_a_mark_that_is_not_settled_gives_no_count_of_passed() -> None:
    open_ = replace(VOTE, mark="", tallies=(Tally(nominee="A", yes=7),))
    words = said(minutes.compose(replace(MINUTES, votes=(open_,))))

    assert "Chờ xem xét" in words
    assert "đạt tỷ lệ" not in words


def test_minutes_say_who_was_there_and_whether_that_sufficed() -> None:
    words = said(minutes.compose(replace(MINUTES, quorate=False)))

    assert "Hội đồng có 09 thành viên; có mặt 03 thành viên (33,33 %), vắng mặt 06" in words
    assert "không đủ điều kiện tiến hành họp theo quy định tại khoản 2 Điều 9" in words


def test_parts_without_content_take_no_number() -> None:
    short = replace(MINUTES, reports=(), discussion=())
    words = said(minutes.compose(short))

    assert "I. KẾT QUẢ BỎ PHIẾU, BIỂU QUYẾT" in words
    assert "II. KẾT LUẬN CỦA CHỦ TỌA" in words


def test_a_unit_may_propose_nobody() -> None:
    nobody = unit_minutes.compose(replace(UNIT_MINUTES, groups=(), votes=()))

    assert "Phòng Quản lý khoa học không đề nghị khen thưởng năm 2025." in said(nobody)


def test_unknown_end_of_a_meeting_is_a_blank() -> None:
    assert "Cuộc họp kết thúc vào giờ phút, ngày tháng năm . Biên bản" in said(
        PAPERS["unit_minutes"]
    ).replace("  ", " ")


def test_a_show_of_hands_has_no_slips() -> None:
    raised = replace(VOTE, method="biểu quyết giơ tay", issued=None, returned=None, valid=None)
    file = to_docx(minutes.compose(replace(MINUTES, votes=(raised,))))

    assert docx_tables(file)[0][0][2] == "Biểu quyết"
    assert "Hình thức: biểu quyết giơ tay." in docx_text(file)


def test_the_counting_report_tells_the_slips_in_a_table() -> None:
    slips, votes = docx_tables(to_docx(PAPERS["counting_report"]))

    assert slips == [
        [
            "Tổng số thành viên",
            "Phiếu phát ra",
            "Phiếu thu về",
            "Phiếu hợp lệ",
            "Phiếu không hợp lệ",
        ],
        ["09", "08", "08", "08", "00"],
    ]
    assert [row[5] for row in votes[2:]] == ["0", "1"]


# ---- slips ---------------------------------------------------------------------------------


def test_short_slips_stand_two_on_a_sheet() -> None:
    printed = pages(to_pdf(ballot_slip.compose(BALLOT_SLIP)))
    text = [page.extract_text().count("PHIẾU BẦU") for page in printed]

    assert text == [2, 2, 2, 2, 1]


def test_long_slips_take_a_page_each() -> None:
    nominees = tuple(ballot_slip.Nominee(name=f"Nguyễn Văn {n}") for n in range(20))
    question = ballot_slip.Question(honour="Lao động tiên tiến", nominees=nominees)
    slips = ballot_slip.compose(replace(BALLOT_SLIP, questions=(question,), copies=3))
    printed = pages(to_pdf(slips))

    assert slips.per_sheet == 1
    assert [page.extract_text().count("PHIẾU BẦU") for page in printed] == [1, 1, 1]


@pytest.mark.parametrize("length", range(1, 12))
def test_half_a_sheet_always_holds_a_whole_slip(length: int) -> None:
    wordy = ballot_slip.Nominee(
        name="Nguyễn Phúc Tôn Nữ Thị Thanh Huyền Trang",
        where="Trung tâm Kỹ thuật tiêu chuẩn đo lường chất lượng và ứng dụng tiến bộ khoa học",
    )
    question = ballot_slip.Question(honour="Danh hiệu", nominees=(wordy,) * length)
    paper = ballot_slip.compose(replace(BALLOT_SLIP, questions=(question,), copies=2))
    printed = pages(to_pdf(paper))

    assert len(printed) == (1 if paper.per_sheet == 2 else 2)


def test_slips_are_all_alike_and_name_no_voter() -> None:
    first, *others = pages(to_pdf(ballot_slip.compose(replace(BALLOT_SLIP, copies=6))))

    assert [page.extract_text() for page in others] == [first.extract_text()] * 2


# ---- lists and letters -----------------------------------------------------------------------


def test_the_notice_shows_name_unit_and_honour_only() -> None:
    secretive = Recipient(
        name="Lê Quốc Đạt", unit="Văn phòng Sở", note="kỷ luật", money=5, votes="1"
    )
    group = Group(honour="Lao động tiên tiến", recipients=(secretive,))
    words = said(publication_notice.compose(replace(PUBLICATION_NOTICE, groups=(group,))))

    assert "Lê Quốc Đạt" in words
    assert "kỷ luật" not in words
    assert "Tiền thưởng" not in words


def test_one_returned_dossier_is_told_in_sentences() -> None:
    one = return_letter.compose(replace(RETURN_LETTER, returned=RETURN_LETTER.returned[:1]))

    assert (
        "Lê Quốc Đạt, đề nghị Chiến sĩ thi đua cơ sở: chưa có xác nhận hiệu quả sáng kiến (căn cứ "
        "khoản 1 Điều 84 Luật Thi đua, khen thưởng)." in said(one)
    )


def test_a_receipt_says_when_nothing_is_owed() -> None:
    full = receipt.compose(replace(RECEIPT, owed=()))

    assert "Hồ sơ đủ thành phần theo quy định." in said(full)


def test_the_money_list_adds_up_and_leaves_out_who_gets_none() -> None:
    none = Group(honour="Giấy khen", recipients=(replace(DAT, money=None),), is_title=False)
    paper = money_list.compose(replace(MONEY_LIST, groups=(LABOUR, none, TITLE)))
    rows = docx_tables(to_docx(paper))[0]

    assert [row[0] for row in rows[1:-1]] == ["01", "02", "03", "05"]
    assert rows[-1] == ["Tổng cộng"] * 4 + ["7.850.000", ""]
    assert f"Tổng số tiền bằng chữ: {amount_in_words(7_850_000)}." in said(paper)


def test_the_report_prints_each_table_with_its_sum() -> None:
    tables = docx_tables(to_docx(year_report.compose(YEAR_REPORT)))
    feet = [table[-1] for table in tables if table[-1][0] == "Tổng cộng"]

    assert [foot[2:] for foot in feet] == [["22", "20"], list("12345679")]


def test_the_report_lays_a_wide_table_on_a_sheet_of_its_own() -> None:
    paper = year_report.compose(YEAR_REPORT)

    assert [(one.title, one.subject) for one in paper.appendices] == [("PHỤ LỤC", "Theo đơn vị")]
    assert "Theo đơn vị: Phụ lục kèm theo." in said(paper)


def test_the_report_says_what_is_not_known() -> None:
    assert "Dấu “-” là chưa có số liệu." in said(year_report.compose(YEAR_REPORT))


def test_an_empty_report_still_prints() -> None:
    empty = year_report.YearReport(
        head=YEAR_REPORT.head,
        addressees=(),
        period="năm 2025",
        signer=YEAR_REPORT.signer,
        recipients=(),
    )

    assert "BÁO CÁO" in said(year_report.compose(empty))


def test_counts_name_kinds_in_order() -> None:
    house = Recipient(name="Hộ ông A", kind="household")

    assert counted((HUONG, house, OFFICE, DAT)) == "01 tập thể, 01 hộ gia đình và 02 cá nhân"
    assert [roman(n) for n in (1, 4, 9, 14, 39)] == ["I", "IV", "IX", "XIV", "XXXIX"]
