"""Recipients and signatures."""

import pytest

from thidua.papers.read import read_text

HEAD = "KẾ HOẠCH\nThi đua năm 2024\nCăn cứ Luật A;\n1. Làm việc.\n"

SIGNED = [
    ("GIÁM ĐỐC\n\nLê Thanh Hải", None, "GIÁM ĐỐC", None, "Lê Thanh Hải"),
    ("GIÁM ĐỐC", None, "GIÁM ĐỐC", None, None),
    (
        "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\nĐinh Bộ Sơn",
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        None,
        "Đinh Bộ Sơn",
    ),
    ("KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC\nĐinh Bộ Sơn", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", None, "Đinh Bộ Sơn"),
    (
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nPhan Thị Ngọc Ánh",
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        None,
        "Phan Thị Ngọc Ánh",
    ),
    (
        "TM. HỘI ĐỒNG TĐKT\nCHỦ TỊCH\n\nGIÁM ĐỐC SỞ\nTrần Tùng Chuẩn",
        "TM. HỘI ĐỒNG TĐKT",
        "CHỦ TỊCH",
        "GIÁM ĐỐC SỞ",
        "Trần Tùng Chuẩn",
    ),
    (
        "TL. BỘ TRƯỞNG\nCHÁNH VĂN PHÒNG\nNgô Bá Thành",
        "TL. BỘ TRƯỞNG",
        "CHÁNH VĂN PHÒNG",
        None,
        "Ngô Bá Thành",
    ),
    (
        "TM. HỘI ĐỒNG THI ĐUA -\nKHEN THƯỞNG\nCHỦ TỊCH\nLê A Bình",
        "TM. HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG",
        "CHỦ TỊCH",
        None,
        "Lê A Bình",
    ),
    ("GIÁM ĐỐC\nNGUYỄN VĂN AN", None, "GIÁM ĐỐC", None, "NGUYỄN VĂN AN"),
    ("CHỦ TỊCH\nTS. Nguyễn Văn An", None, "CHỦ TỊCH", None, "TS. Nguyễn Văn An"),
]


@pytest.mark.parametrize(("foot", "prefix", "title", "second", "name"), SIGNED)
@pytest.mark.parametrize("recipients_first", [True, False])
def test_signer_is_read(
    foot: str,
    prefix: str | None,
    title: str,
    second: str | None,
    name: str | None,
    recipients_first: bool,
) -> None:
    copies = "Nơi nhận:\n- Như trên;\n- Lưu: VT."
    text = f"{HEAD}{copies}\n{foot}\n" if recipients_first else f"{HEAD}{foot}\n{copies}\n"

    [signer] = read_text(text, file="a.txt").signers

    assert (signer.prefix, signer.title, signer.second_title, signer.name) == (
        prefix,
        title,
        second,
        name,
    )


def test_two_titles_side_by_side_take_their_own_names() -> None:
    text = (
        "BIÊN BẢN\nHọp\nI. NỘI DUNG\n1. Bàn.\nTHƯ KÝ          CHỦ TRÌ\n\nTrần Thị Duyên      Lê "
        "Thanh Hải\n"
    )

    said = [(s.title, s.name) for s in read_text(text, file="a.txt").signers]

    assert said == [("THƯ KÝ", "Trần Thị Duyên"), ("CHỦ TRÌ", "Lê Thanh Hải")]


COPIES = [
    ("Nơi nhận:\n- Sở A;\n- Sở B;\n- Lưu: VT.", ["Sở A", "Sở B", "Lưu: VT."]),
    ("Nơi nhận: - Như trên; - Lưu: VT, VP.", ["Như trên", "Lưu: VT, VP."]),
    (
        "Nơi nhận:\n- Các phòng chuyên môn,\nđơn vị thuộc Sở;\n- Lưu VT.",
        ["Các phòng chuyên môn, đơn vị thuộc Sở", "Lưu VT."],
    ),
    (
        "***Nơi nhận:***\n\n- Ban TĐ-KT, Sở Nội vụ;\n- Lưu: VT, TTR.",
        ["Ban TĐ-KT, Sở Nội vụ", "Lưu: VT, TTR."],
    ),
]


@pytest.mark.parametrize(("foot", "names"), COPIES)
def test_recipients_are_read(foot: str, names: list[str]) -> None:
    assert (
        list(read_text(f"{HEAD}{foot}\nGIÁM ĐỐC\nLê Thanh Hải\n", file="a.txt").recipients) == names
    )


def test_recipients_printed_beside_the_signature_are_parted_from_it() -> None:
    foot = (
        "Nơi nhận:                              KT. GIÁM ĐỐC\n"
        "- Như trên;                           PHÓ GIÁM ĐỐC\n"
        "- Lưu: VT.\n"
        "                                       Phạm Thị Hà\n"
    )

    said = read_text(HEAD + foot, file="a.txt")

    assert list(said.recipients) == ["Như trên", "Lưu: VT."]
    assert [(s.prefix, s.title, s.name) for s in said.signers] == [
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Phạm Thị Hà")
    ]
