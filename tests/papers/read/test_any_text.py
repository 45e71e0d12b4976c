"""Whatever is put in, reading a text answers or refuses; it never fails."""

import json
import random
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thidua.papers.read import Unreadable, read_file, read_text

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.txt"))
PIECES = [

    "KẾ HOẠCH", "QUYẾT ĐỊNH:", "Số: /KH-UBND", "Số: 12/2024/QĐ-UBND",
    "Huế, ngày 31 tháng 02 năm 2024", "Căn cứ ", "Luật ",
    "Nghị định số 98/2023/NĐ-CP ngày 31/13/2023 của ", "I. ", "1. ", "a) ", "đ) ", "- ", "+ ",
    "1.1. ", "Điều 1. ", "| ", " | ", "|\n", "\n", "\n\n", "“", "”", "(", ")", ":", ";", ".", "./.",
    "trước ngày 30/02/2024", "tháng 02, 3", "Quý IV/", "hằng tháng", "Nơi nhận:", "TM. ",
    "KT. GIÁM ĐỐC", "Nguyễn Văn An", "Văn phòng Sở ", "chủ trì ", "phong trào thi đua “",
    "Tặng Giấy khen cho 02 tập thể", "Kính gửi:", "V/v ", "BIÊN BẢN", "DANH SÁCH",
    "| TT | Họ và tên | Danh hiệu |\n", "Thời gian: ", "Đơn vị chủ trì: ", "Trên đây là ", "**",
    "# ", "<td>", "<br>", "^{", "}", "\x1e", "\x00", "\uf0b7", "        ", "\t", "Thành phần: ",
    "NỘI DUNG KIỂM TRA", "09/09 phiếu", "702.000", "năm 2026", "giai đoạn 2021-2025",
]  # fmt: skip


def answers(text: str) -> None:
    with suppress(Unreadable):
        json.dumps(read_text(text, file="a.txt").as_json(with_text=True), ensure_ascii=False)


@given(st.text(max_size=600))
@settings(max_examples=150, deadline=None)
def test_any_letters(text: str) -> None:
    answers(text)


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@settings(max_examples=400, deadline=None)
def test_any_order_of_the_words_of_papers(text: str) -> None:
    answers(text)


@given(st.sampled_from(SAMPLES), st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_paper_torn_and_shuffled(path: Path, chance: random.Random) -> None:
    text = path.read_text(encoding="utf-8")
    start = chance.randrange(len(text))
    lines = text[start : start + chance.randrange(1, 3000)].split("\n")
    chance.shuffle(lines)

    answers("\n".join(lines))


@given(st.binary(max_size=400), st.sampled_from(["", "PK\x03\x04", "%PDF-1.7\n", "\ufeff"]))
@settings(max_examples=150, deadline=None)
def test_any_bytes(data: bytes, start: str) -> None:
    with suppress(Unreadable):
        read_file(start.encode() + data, "a.txt")
