"""A small law of the tests' own, written as files, so that each test shows what it rests on."""

from collections.abc import Callable
from pathlib import Path

import pytest

from thidua.rulebook import Law, load

WriteLaw = Callable[..., Path]

INSTRUMENTS = """
instruments:
  - {code: luat, cite: Luật mẫu, title: Luật mẫu, from: 2020-01-01}
  - {code: luat-moi, cite: Luật mới, title: Luật mới, from: 2026-01-01, loaded: false}
"""
VOCABULARY = """
ratings: {HTTNV: hoàn thành tốt}
scopes: {co-so: cơ sở, tinh: tỉnh}
discipline: {khien-trach: khiển trách, canh-cao: cảnh cáo}
council_levels: {co-so: cơ sở}
signers: {giam-doc-so: Giám đốc sở}
holds: {dieu-tra: Đang bị điều tra}
"""
PRINCIPLES = """
principles:
  - {code: tam-dung, from: 2020-01-01, instrument: luat, says: Tạm dừng}
  - {code: sau-ky-luat, from: 2020-01-01, instrument: luat, says: Tính lại}
  - {code: khong-lam-can-cu, from: 2020-01-01, instrument: luat, says: Không làm căn cứ}
  - {code: mot-thanh-tich, from: 2020-01-01, instrument: luat, says: Một lần}
  - {code: sang-kien-giua-danh-hieu, from: 2020-01-01, instrument: luat, says: Cân nhắc}
  - {code: uu-tien-nu, from: 2020-01-01, instrument: luat, says: Ưu tiên nữ}
  - {code: tien-danh-hieu-cao-nhat, from: 2020-01-01, instrument: luat, says: Cao nhất}
  - {code: chua-nap, from: 2020-01-01, instrument: luat, says: Chưa nạp}
"""


def honour(code: str, conditions: str, *, category: str = "danh-hieu", more: str = "") -> str:
    """An honour file with one version and one route, whose conditions are given as YAML."""
    return f"""
code: {code}
name: {{vi: {code}, en: {code}}}
category: {category}
level: co-so
nominee: [person, collective]
rank: 1
certificate: false
versions:
  - from: 2020-01-01
    instrument: luat
    basis: Điều 1
    routes:
      - name: mot
        says: Đường một
        all: {conditions}
{more}
"""


@pytest.fixture
def write_law(tmp_path: Path) -> WriteLaw:
    """Writes a law folder: names of honour files with their text, other files by keyword."""

    def write(*honours: str, folder: str = "law", bare: bool = False, **files: str) -> Path:
        root = tmp_path / folder
        (root / "honours").mkdir(parents=True, exist_ok=True)
        texts = (
            {}
            if bare
            else {"instruments": INSTRUMENTS, "vocabulary": VOCABULARY, "principles": PRINCIPLES}
        )
        for name, text in (texts | files).items():
            (root / f"{name}.yaml").write_text(text, encoding="utf-8")
        for text in honours:
            lines = [line for line in text.splitlines() if line.startswith(("code:", "adds:"))]
            name = lines[0].split(":")[1].strip()
            (root / "honours" / f"{name}.yaml").write_text(text, encoding="utf-8")
        return root

    return write


@pytest.fixture(scope="session")
def law() -> Law:
    """The shipped law."""
    return load()
