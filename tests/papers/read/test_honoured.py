"""Lists of those honoured, and the numbers an article states."""

from thidua.papers.read import Reading, read_text


def decision(body: str, *, kind: str = "QUYẾT ĐỊNH", attached: str = "") -> Reading:
    foot = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nLê Văn An\n"
    return read_text(
        f"{kind}\nVề việc khen thưởng năm 2025\nCăn cứ Luật A;\n{body}\n{foot}{attached}",
        file="a.txt",
    )


def awards(body: str) -> list[tuple[str, int, int]]:
    return [(a.form, a.collectives, a.individuals) for a in decision(body).awards]


def test_an_article_states_its_numbers() -> None:
    assert awards(
        "Điều 1. Tặng danh hiệu “Lao động tiên tiến” năm 2025 cho 02 tập thể và 42 cá nhân."
    ) == [("Lao động tiên tiến", 2, 42)]


def test_several_honours_in_one_article_are_counted_apart() -> None:
    body = (
        "Điều 1. Tặng Giấy khen của Giám đốc Sở cho 05 cá nhân; Bằng khen của Chủ tịch UBND tỉnh "
        "cho 01 tập thể, 02 cá nhân."
    )

    assert awards(body) == [
        ("Giấy khen của Giám đốc Sở", 0, 5),
        ("Bằng khen của Chủ tịch UBND tỉnh", 1, 2),
    ]


TABLE = """DANH SÁCH
Cá nhân được tặng Giấy khen năm 2025
| STT | Họ và tên | Chức vụ | Đơn vị | Mức thưởng | Số phiếu |
| A | Văn phòng Sở | | | | |
| 1 | Trần Thu An | Chuyên viên | | 702.000 đ | 09/09 |
| B | Phòng Cải cách | | | | |
| 2 | Lê Đình Bảo | Trưởng phòng | | 702.000 đ | 8/9 |
| | Tổng cộng | | | 1.404.000 đ | |
"""


def test_a_table_under_a_caption_is_read_with_its_groups() -> None:
    said = decision("Điều 1. Tặng Giấy khen cho 02 cá nhân.", attached=TABLE)

    assert [
        (h.list_no, h.name, h.kind, h.post, h.unit, h.honour, h.period, h.money, h.votes)
        for h in said.honoured
    ] == [
        (
            1,
            "Trần Thu An",
            "person",
            "Chuyên viên",
            "Văn phòng Sở",
            "Giấy khen",
            "2025",
            702000,
            "09/09",
        ),
        (
            2,
            "Lê Đình Bảo",
            "person",
            "Trưởng phòng",
            "Phòng Cải cách",
            "Giấy khen",
            "2025",
            702000,
            "8/9",
        ),
    ]
    assert said.anomalies == () or all(a.kind != "arithmetic" for a in said.anomalies)


def test_marks_under_the_names_of_honours_say_which() -> None:
    table = (
        "| TT | Tên tập thể, cá nhân | Lao động tiên tiến | Giấy khen |\n| 1 | Trần Thu An | x "
        "| x |\n| 2 | Phòng Cải cách | | x |\n"
    )

    said = decision(
        "Điều 1. Khen thưởng các tập thể, cá nhân sau:", attached=f"DANH SÁCH\n{table}"
    ).honoured

    assert [(h.name, h.kind, h.honour) for h in said] == [
        ("Trần Thu An", "person", "Lao động tiên tiến, Giấy khen"),
        ("Phòng Cải cách", "collective", "Giấy khen"),
    ]


def test_a_list_of_members_honours_nobody() -> None:
    table = "| TT | Họ và tên | Chức vụ | Ghi chú |\n| 1 | Trần Thu An | Chuyên viên | Thư ký |\n"

    said = decision(
        "Điều 1. Thành lập Hội đồng sáng kiến gồm các thành viên sau:",
        attached=f"DANH SÁCH\nThành viên Hội đồng\n{table}",
    )

    assert said.honoured == ()


def test_a_list_in_sentences_is_read_with_votes() -> None:
    body = (
        "1. Danh hiệu “Chiến sĩ thi đua cơ sở” năm 2025:\n- Ông Nguyễn Hữu Tiến, Chánh Văn "
        "phòng, Sở Nội vụ: 18/19 phiếu (94,7%);\n"
        "- Bà Mai Phương Thảo - Trưởng phòng Cải cách (19/19 phiếu).\n2. Bàn việc khác."
    )

    said = decision(body, kind="BIÊN BẢN").honoured

    assert [(h.name, h.post, h.unit, h.honour, h.votes) for h in said] == [
        ("Nguyễn Hữu Tiến", "Chánh Văn phòng", "Sở Nội vụ", "Chiến sĩ thi đua cơ sở", "18/19"),
        ("Mai Phương Thảo", "Trưởng phòng Cải cách", None, "Chiến sĩ thi đua cơ sở", "19/19"),
    ]


def test_one_person_named_in_the_article_is_read() -> None:
    body = (
        "Điều 1. Tặng Giấy khen cho ông Hoàng Văn Lộc, Nhân viên lái xe, Văn phòng Sở, đã có "
        "thành tích đột xuất năm 2025."
    )

    [one] = decision(body).honoured

    assert (one.name, one.kind, one.post, one.unit, one.honour) == (
        "Hoàng Văn Lộc", "person", "Nhân viên lái xe", "Văn phòng Sở", "Giấy khen",
    )  # fmt: skip


def test_a_list_that_differs_from_the_stated_number_is_queried() -> None:
    said = decision(
        "Điều 1. Tặng Giấy khen cho 03 cá nhân.", attached=TABLE.replace("1.404.000", "1.400.000")
    )

    assert [a.says for a in said.anomalies if a.kind == "arithmetic"] == [
        "“Giấy khen”: nêu 3 cá nhân nhưng danh sách có 2.",
        "Tổng cộng ghi 1.400.000 đồng nhưng cộng các dòng là 1.404.000 đồng.",
    ]
