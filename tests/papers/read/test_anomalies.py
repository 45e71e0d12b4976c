"""What a careful clerk queries."""

import datetime as dt

import pytest

from thidua.papers.read import Validity, read_text

SOUND = """UBND TỈNH SÔNG LAM
SỞ NỘI VỤ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 5/KH-SNV
Sông Lam, ngày 10 tháng 01 năm 2026
KẾ HOẠCH
Công tác thi đua, khen thưởng năm 2026
Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
Căn cứ Kế hoạch số 1/KH-UBND ngày 05/01/2026 của UBND tỉnh về thi đua năm 2026;
I. NỘI DUNG
1. Văn phòng Sở ban hành văn bản hướng dẫn trước ngày 31/01/2026.
2. Các phòng thuộc Sở tổ chức đăng ký thi đua trong tháng 02/2026.
II. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở theo dõi, đôn đốc các phòng.
Trên đây là Kế hoạch công tác thi đua, khen thưởng năm 2026./.
Nơi nhận:
- UBND tỉnh;
- Các phòng thuộc Sở, Văn phòng Sở;
- Lưu: VT.
GIÁM ĐỐC
Lê Văn An
"""


def queries(*changes: tuple[str, str], validity: Validity | None = None) -> list[tuple[str, str]]:
    """Kind and sentence of each query on the sound plan with these words changed."""
    text = SOUND
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return [(a.kind, a.says) for a in read_text(text, file="a.txt", validity=validity).anomalies]


def test_a_sound_plan_raises_no_query() -> None:
    assert queries() == []


QUERIED = [
    (("Số: 5/KH", "Số:    /KH"), "blank", "Văn bản còn để trống số."),
    (
        ("ngày 10 tháng 01", "ngày    tháng 01"),
        "blank",
        "Văn bản còn để trống ngày, tháng, năm ban hành.",
    ),
    (
        ("GIÁM ĐỐC\nLê Văn An", "GIÁM ĐỐC"),
        "blank",
        "Thiếu họ tên người ký dưới chức vụ “GIÁM ĐỐC”.",
    ),
    (
        (
            "Trên đây là Kế hoạch công tác thi đua, khen thưởng năm 2026",
            "Trên đây là Kế hoạch công tác thi đua năm 2025",
        ),
        "year",
        "Đoạn kết gọi văn bản là của năm 2025, trong khi tên và ngày văn bản là năm 2026.",
    ),
    (
        ("1/KH-UBND ngày 05/01/2026", "1/KH-UBND ngày 05/01/2025"),
        "year",
        "Căn cứ 1/KH-UBND là của năm 2026 nhưng ghi ngày 05/01/2025; có thể ghi nhầm năm.",
    ),
    (
        ("1/KH-UBND ngày 05/01/2026", "1/KH-UBND ngày 05/02/2026"),
        "year",
        "Căn cứ 1/KH-UBND ghi ngày 05/02/2026, sau ngày ban hành văn bản này.",
    ),
    (
        ("tháng 02/2026", "tháng 02/2028"),
        "year",
        "Mốc “trong tháng 02/2028” nằm ngoài năm 2026 của kế hoạch.",
    ),
    (
        ("GIÁM ĐỐC\n", "PHÓ GIÁM ĐỐC\n"),
        "authority",
        "Cấp phó ký (“PHÓ GIÁM ĐỐC”) mà không ghi “KT.”.",
    ),
    (
        ("GIÁM ĐỐC\n", "KT. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\n"),
        "authority",
        "Ghi “KT.” nhưng người ký có chức vụ “CHÁNH VĂN PHÒNG” không phải cấp phó.",
    ),
    (
        ("theo dõi, đôn đốc các phòng.", "theo dõi việc xét tặng Bằng khen của Chính phủ."),
        "authority",
        "Không có “Bằng khen của Chính phủ”: Bằng khen do Thủ tướng Chính phủ tặng.",
    ),
    (
        (
            "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
            "Luật Thi đua, khen thưởng năm 2022",
        ),
        "reference",
        "“Luật Thi đua, khen thưởng năm 2022” được viện dẫn không có số và ngày ban hành.",
    ),
    (
        ("Kế hoạch số 1/KH-UBND ngày 05/01/2026", "Kế hoạch số 1/KH-UBND"),
        "reference",
        "Kế hoạch 1/KH-UBND được viện dẫn không kèm ngày ban hành.",
    ),
    (("Kế hoạch số 1/KH", "Kế hoạch 1/KH"), "reference", "“Kế hoạch 1/KH-UBND” thiếu chữ “số”."),
    (("II. TỔ", "IV. TỔ"), "numbering", "Số thứ tự nhảy từ “I.” sang “IV.”."),
    (("Sông Lam, ngày", "Hung Yên, ngày"), "spelling", "Địa danh “Hung Yên” có lẽ là “Hưng Yên”."),
    (
        ("ban hành văn bản hướng", "ban hành các văn bản bản hướng"),
        "spelling",
        "Lặp chữ: “bản bản”.",
    ),
    (("các phòng.\nTrên", "các phòng .\nTrên"), "spelling", "Thừa dấu cách trước dấu câu: “g .”."),
    (
        ("năm 2026./.", "năm 2026. /trung"),
        "spelling",
        "Cuối văn bản ghi “. /trung” thay cho “./.”.",
    ),
    (("Số: 5/KH", "Số: 5 /KH"), "layout", "Thừa dấu cách giữa số và dấu gạch chéo."),
    (("Lưu: VT.", "Lưu VT."), "layout", "“Lưu VT.”: thiếu dấu hai chấm sau “Lưu”."),
    (("Lưu: VT.", "Lưu: VT"), "layout", "“Lưu: VT”: thiếu dấu chấm cuối."),
    (("KẾ HOẠCH\nCông", "KẾ HOẠCH Công"), "layout", "Tên loại và trích yếu nằm trên một dòng."),
    (
        ("Văn phòng Sở theo dõi", "Công đoàn Sở theo dõi"),
        "other",
        "Được giao nhiệm vụ nhưng không có trong Nơi nhận: Công đoàn Sở.",
    ),
    (
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n", ""),
        "layout",
        "Không thấy Quốc hiệu, Tiêu ngữ ở đầu văn bản.",
    ),
]


@pytest.mark.parametrize(("change", "kind", "says"), QUERIED, ids=[row[2][:40] for row in QUERIED])
def test_one_slip_raises_one_query(change: tuple[str, str], kind: str, says: str) -> None:
    assert queries(change) == [(kind, says)]


def test_a_basis_no_longer_in_force_is_queried_where_the_law_on_record_says_so() -> None:
    change = (
        "Kế hoạch số 1/KH-UBND ngày 05/01/2026 của UBND tỉnh về thi đua năm 2026",
        "Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ",
    )
    known = {"98/2023/NĐ-CP": (dt.date(2024, 1, 1), dt.date(2025, 6, 30))}

    assert queries(change) == []
    assert queries(change, validity=known) == [
        ("reference", "Căn cứ 98/2023/NĐ-CP đã hết hiệu lực từ ngày 01/07/2025.")
    ]


def test_spans_of_queries_point_at_the_words() -> None:
    said = read_text(SOUND.replace("các phòng.\nTrên", "các các phòng.\nTrên"), file="a.txt")

    [anomaly] = said.anomalies

    assert anomaly.span is not None
    assert said.text[slice(*anomaly.span)] == "các các"
