"""Duties: who, what, when, in which section; aims and boilerplate are none."""

import datetime as dt

import pytest

from thidua.papers.read import Reading, read_text
from thidua.papers.read.doers import named_elsewhere, names_a_body, part
from thidua.papers.read.outputs import goes_on, output_of
from thidua.papers.read.reading import Task
from thidua.papers.read.verbs import duty_verb

HEAD = (
    "Số: 5/KH-SNV\nSông Lam, ngày 10 tháng 01 năm 2026\nKẾ HOẠCH\nThi đua, khen thưởng năm 2026\n"
)


def plan(body: str) -> Reading:
    return read_text(
        f"{HEAD}Căn cứ Luật A;\n{body}\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nLê Văn An\n", file="a.txt"
    )


def tasks(body: str) -> tuple[Task, ...]:
    return plan(body).tasks


def rows(body: str) -> list[tuple[str | None, str | None, str]]:
    return [(task.section, task.responsible, task.text) for task in tasks(body)]


DOERS = [
    (
        "Văn phòng Sở chủ trì, phối hợp với các phòng",
        "Văn phòng Sở",
        "chủ trì, phối hợp với các phòng",
    ),
    (
        "Các phòng, đơn vị thuộc Sở tổ chức đăng ký thi đua",
        "Các phòng, đơn vị thuộc Sở",
        "tổ chức đăng ký thi đua",
    ),
    (
        "Giao Văn phòng Sở (cơ quan thường trực) theo dõi, đôn đốc",
        "Văn phòng Sở",
        "theo dõi, đôn đốc",
    ),
    (
        "Hội đồng Thi đua - Khen thưởng các cấp tổ chức kiểm tra",
        "Hội đồng Thi đua - Khen thưởng các cấp",
        "tổ chức kiểm tra",
    ),
    ("Đoàn kiểm tra xây dựng lịch kiểm tra", "Đoàn kiểm tra", "xây dựng lịch kiểm tra"),
    ("Các tổ chức đoàn thể vận động đoàn viên", "Các tổ chức đoàn thể", "vận động đoàn viên"),
    ("Ủy ban nhân dân xã: Lập danh sách", "Ủy ban nhân dân xã", "Lập danh sách"),
    (
        "Căn cứ Kế hoạch này, Thủ trưởng các đơn vị chịu trách nhiệm thực hiện",
        "Thủ trưởng các đơn vị",
        "chịu trách nhiệm thực hiện",
    ),
    ("Đề nghị Công đoàn Sở phát động đợt thi đua", "Công đoàn Sở", "phát động đợt thi đua"),
    ("Sở Nội vụ đề nghị các cơ quan, đơn vị gửi báo cáo", "các cơ quan, đơn vị", "gửi báo cáo"),
    ("Tổ chức hội nghị tổng kết", None, "Tổ chức hội nghị tổng kết"),
    ("Ban hành kế hoạch thi đua", None, "Ban hành kế hoạch thi đua"),
    ("Báo cáo kết quả thực hiện", None, "Báo cáo kết quả thực hiện"),
    ("Phòng, chống dịch bệnh", None, "Phòng, chống dịch bệnh"),
]


@pytest.mark.parametrize(("clause", "doer", "duty"), DOERS)
def test_the_doer_is_parted_from_the_duty(clause: str, doer: str | None, duty: str) -> None:
    said = part(clause)

    assert (said.doer, clause[said.at :].strip()) == (doer, duty)


@pytest.mark.parametrize(
    "name",
    [
        "Văn phòng Sở",
        "Giao Ban Thi đua - Khen thưởng, Sở Nội vụ:",
        "Các cấp, ngành, địa phương, các Cụm, Khối thi đua:",
    ],
)
def test_a_heading_may_name_a_body(name: str) -> None:
    assert names_a_body(name)


@pytest.mark.parametrize(
    "title",
    [
        "Tổ chức thực hiện",
        "Công tác khen thưởng",
        "Văn phòng Sở chủ trì tham mưu",
        "Ban hành văn bản",
    ],
)
def test_other_headings_name_none(title: str) -> None:
    assert not names_a_body(title)


@pytest.mark.parametrize(
    ("clause", "doer"),
    [
        ("Tổ chức tập huấn (Văn phòng Sở chủ trì)", "Văn phòng Sở"),
        (
            "Họp xét sáng kiến (do Phòng Quản lý Khoa học thực hiện, tháng 6)",
            "Phòng Quản lý Khoa học",
        ),
        ("Triển khai phong trào do Sở chủ trì", "Sở"),
        ("Dự hội nghị do Bộ tổ chức", None),
    ],
)
def test_a_doer_may_stand_after_the_duty(clause: str, doer: str | None) -> None:
    assert named_elsewhere(clause) == doer


VERBS = [
    ("Tiếp tục đẩy mạnh công tác tuyên truyền", "tuyên truyền"),
    ("Kịp thời khen thưởng người lao động trực tiếp", "khen thưởng"),
    ("Nâng cao chất lượng công tác thi đua, khen thưởng", None),
    ("Từng bước nâng cao chất lượng, đẩy mạnh tuyên truyền", "tuyên truyền"),
    ("Tạo khí thế thi đua sôi nổi", None),
    ("Tăng cường kỷ luật, kỷ cương hành chính", None),
    ("Nội dung thi đua phải thiết thực", None),
    ("Quyết định số 12/QĐ-UBND ngày 01/02/2026", None),
]


@pytest.mark.parametrize(("clause", "verb"), VERBS)
def test_a_duty_opens_with_a_verb_and_an_aim_does_not(clause: str, verb: str | None) -> None:
    assert duty_verb(clause) == verb


OUTPUTS = [
    ("Ban hành Kế hoạch thi đua", "van-ban"),
    ("Ban hành Quyết định khen thưởng", "quyet-dinh"),
    ("Tổ chức Hội nghị tổng kết", "hoi-nghi"),
    ("Báo cáo kết quả 6 tháng", "bao-cao"),
    ("Đăng ký thi đua với tỉnh", "dang-ky"),
    ("Kiểm tra, giám sát các đơn vị", "kiem-tra"),
    ("Tuyên truyền gương điển hình", "tuyen-truyen"),
    ("Tổ chức tập huấn nghiệp vụ", "tap-huan"),
    ("Bình xét danh hiệu thi đua", "khen-thuong"),
    ("Hưởng ứng các phong trào", "phong-trao"),
    ("Thực hiện cải cách hành chính", "khac"),
]


@pytest.mark.parametrize(("duty", "output"), OUTPUTS)
def test_a_duty_ends_in_its_output(duty: str, output: str) -> None:
    assert output_of(duty) == output


def test_what_is_dated_or_ends_in_a_paper_is_done_once() -> None:
    assert not goes_on("Thường xuyên kiểm tra", "kiem-tra", dated=True)
    assert not goes_on("Ban hành kế hoạch", "van-ban", dated=False)
    assert goes_on("Tiếp tục kiểm tra", "kiem-tra", dated=False)
    assert goes_on("Tuyên truyền", "tuyen-truyen", dated=False)


def test_purposes_and_closing_words_hold_no_duty() -> None:
    body = (
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Tổ chức tốt phong trào thi đua.\nII. NỘI "
        "DUNG\n1. Ban hành kế hoạch thi đua.\n"
        "Trên đây là Kế hoạch năm 2026, yêu cầu các đơn vị tổ chức thực hiện./."
    )

    assert rows(body) == [("II.1", None, "Ban hành kế hoạch thi đua")]


def test_closing_words_that_set_a_day_are_a_duty() -> None:
    body = (
        "II. NỘI DUNG\n1. Ban hành kế hoạch thi đua.\nTrên đây là Kế hoạch; các phòng gửi báo "
        "cáo về Sở trước ngày 15/11/2026./."
    )

    assert rows(body)[-1] == ("II", "các phòng", "gửi báo cáo về Sở trước ngày 15/11/2026")


def test_a_headings_doer_holds_below_and_ends_with_it() -> None:
    body = (
        "I. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở\n- Theo dõi, đôn đốc các phòng;\n- Báo cáo Giám "
        "đốc kết quả.\n2. Tổ chức hội nghị tổng kết năm."
    )

    assert rows(body) == [
        ("I.1", "Văn phòng Sở", "Theo dõi, đôn đốc các phòng"),
        ("I.1", "Văn phòng Sở", "Báo cáo Giám đốc kết quả"),
        ("I.2", None, "Tổ chức hội nghị tổng kết năm"),
    ]


def test_a_plain_line_with_a_colon_introduces_the_items_after_it() -> None:
    body = "I. NỘI DUNG\nCác xã, phường:\n- Lập danh sách hộ tiêu biểu;\n- Gửi hồ sơ về Sở Nội vụ."

    assert [doer for _, doer, _ in rows(body)] == ["Các xã, phường", "Các xã, phường"]


def test_sentences_and_semicolons_part_duties_and_the_doer_goes_on() -> None:
    body = (
        "I. NỘI DUNG\n1. Văn phòng Sở xây dựng kế hoạch kiểm tra; tổng hợp kết quả. Tham mưu xử "
        "lý vi phạm theo quy định."
    )

    assert rows(body) == [
        ("I.1", "Văn phòng Sở", "xây dựng kế hoạch kiểm tra"),
        ("I.1", "Văn phòng Sở", "tổng hợp kết quả"),
        ("I.1", "Văn phòng Sở", "Tham mưu xử lý vi phạm theo quy định"),
    ]


def test_examples_after_a_colon_are_left_out_and_papers_to_issue_are_duties() -> None:
    body = (
        "I. NỘI DUNG\n1. Hưởng ứng các phong trào thi đua: “Dân vận khéo”; “Văn hóa công sở”.\n"
        "2. Tham mưu Giám đốc Sở: Kế hoạch thi đua năm; Quy chế xét sáng kiến."
    )

    assert [text for _, _, text in rows(body)] == [
        "Hưởng ứng các phong trào thi đua",
        "Tham mưu Giám đốc Sở: Kế hoạch thi đua năm",
        "Quy chế xét sáng kiến",
    ]


LABELLED = """II. NHIỆM VỤ
1. Tổ chức hội nghị tổng kết
- Nội dung: đánh giá kết quả thi đua.
- Đơn vị chủ trì: Văn phòng Sở.
- Đơn vị phối hợp: các phòng.
- Thời gian hoàn thành: trước ngày 15/01/2027.
2. Kiểm tra các đơn vị trực thuộc; đơn vị thực hiện: Thanh tra Sở; thời gian: Quý III/2026."""


def test_labelled_lines_give_the_duty_its_doer_and_day() -> None:
    said = [(t.text, t.responsible, t.deadline, t.due) for t in tasks(LABELLED)]

    assert said == [
        ("Tổ chức hội nghị tổng kết", "Văn phòng Sở", "2027-01-15", dt.date(2027, 1, 14)),
        ("Kiểm tra các đơn vị trực thuộc", "Thanh tra Sở", "2026-Q3", dt.date(2026, 9, 30)),
    ]


TABLE = """II. NHIỆM VỤ
| TT | Nội dung công việc | Đơn vị chủ trì | Thời gian | Sản phẩm |
| I | Công tác chung | | | |
| 1 | Ban hành kế hoạch kiểm tra | Thanh tra Sở | Tháng 3/2026 | Kế hoạch |
| 2 | Tuyên truyền gương điển hình | Văn phòng Sở | Thường xuyên | |"""


def test_rows_of_a_table_are_duties() -> None:
    said = [
        (t.section, t.text, t.responsible, t.output, t.deadline, t.continuing) for t in tasks(TABLE)
    ]

    assert said == [
        ("II.1", "Ban hành kế hoạch kiểm tra", "Thanh tra Sở", "van-ban", "2026-03", False),
        ("II.2", "Tuyên truyền gương điển hình", "Văn phòng Sở", "tuyen-truyen", None, True),
    ]


INSPECTION = """II. NỘI DUNG KIỂM TRA
1. Việc bình xét danh hiệu thi đua.
III. THÀNH PHẦN, THỜI GIAN
1. Thành phần: Thanh tra Sở, Văn phòng Sở.
2. Thời gian kiểm tra: dự kiến Quý IV/2026."""


def test_subjects_of_an_inspection_are_duties_of_its_team() -> None:
    said = [(t.section, t.responsible, t.output, t.deadline, t.bound) for t in tasks(INSPECTION)]

    assert said[0] == ("II.1", "Thanh tra Sở, Văn phòng Sở", "kiem-tra", "2026-Q4", "about")


NO_DEADLINE = [
    "1. Tuyên truyền Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ.",
    "1. Tuyên truyền kỷ niệm 78 năm Ngày thi đua ái quốc (11/6/1948 - 11/6/2026).",
    "1. Tuyên truyền phong trào “Thi đua quý I năm 2026”.",
    "1. Ban hành Kế hoạch công tác thi đua năm 2026.",
]


@pytest.mark.parametrize("line", NO_DEADLINE)
def test_days_of_documents_names_and_memories_are_no_deadlines(line: str) -> None:
    [task] = tasks(f"I. NỘI DUNG\n{line}")

    assert task.deadline is None


def test_minutes_proposals_and_letters_of_invitation_hold_no_duties() -> None:
    text = "TỜ TRÌNH\nVề việc A\nKính gửi: Sở B.\n1. Văn phòng Sở tổ chức kiểm tra các đơn vị.\n"

    assert read_text(text, file="a.txt").tasks == ()


def test_a_letter_gives_its_duties_to_whom_it_asks() -> None:
    text = (
        "Số: 1/SNV-VP\nV/v báo cáo\nHuế, ngày 01 tháng 10 năm 2025\nKính gửi: Các sở.\n"
        "Thực hiện Kế hoạch số 31/KH-UBND, Sở Nội vụ đề nghị các cơ quan thực hiện:\n"
        "1. Gửi báo cáo kết quả trước ngày 20/10/2025.\n"
    )

    [task] = read_text(text, file="a.txt").tasks

    assert (task.responsible, task.deadline, task.bound, task.due) == (
        "các cơ quan", "2025-10-20", "before", dt.date(2025, 10, 19),
    )  # fmt: skip
