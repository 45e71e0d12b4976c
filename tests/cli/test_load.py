"""`thidua load`: what it prints, what it exits with, what it leaves behind."""

import json
from pathlib import Path

import pytest

from tests.cli.test_keeping import MAKE, run, thidua
from thidua.sheets import LAYOUTS, OutColumn, make, read

PEOPLE = """
from thidua.cli.installation import open_data
from pathlib import Path
import os
open_data(Path(os.environ["THIDUA_DATA"]))
from thidua.people.models import Person
print(Person.objects.filter(name__startswith="Thử").count())
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("load") / "data"
    run(folder, "-c", MAKE)
    return folder


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "don-vi.xlsx"
    columns = [OutColumn("Tên đơn vị"), OutColumn("Đơn vị cấp trên")]
    rows = [["Tổ Thử nghiệm", ""], ["Tổ Lạc", "Phòng Không Có"]]
    path.write_bytes(make("Đơn vị", columns, rows))
    return path


def test_a_bad_row_ends_with_one_and_comes_back_in_the_workbook(
    data: Path, book: Path, tmp_path: Path
) -> None:
    errors = tmp_path / "loi.xlsx"

    done = thidua(data, "load", "units", str(book), "--errors", str(errors))

    assert done.returncode == 1
    assert done.stdout.startswith("Chưa ghi gì. Đọc được 2 dòng: sẽ thêm 1")
    assert "dòng 5" in done.stderr
    again = read(errors.read_bytes(), "loi.xlsx", wanted=LAYOUTS["units"])
    assert "Phòng Không Có" in again.rows[1].raw["Lỗi"]


def test_json_is_all_that_stands_on_standard_output(data: Path, book: Path) -> None:
    done = thidua(data, "load", "units", str(book), "--skip-bad", "--dry-run", "--json")

    told = json.loads(done.stdout)
    assert (done.returncode, told["kept"], told["made"], told["left_out"]) == (0, False, 1, 1)
    assert [fault["row"] for fault in told["faults"]] == [5]


def test_good_rows_are_kept_once_and_the_house_still_verifies(data: Path, book: Path) -> None:
    first = thidua(data, "load", "units", str(book), "--skip-bad")
    second = thidua(data, "load", "units", str(book), "--skip-bad")

    assert first.stdout.startswith("Đã đọc 2 dòng: thêm 1, sửa 0")
    assert second.stdout.startswith("Chưa ghi gì. Đọc được 2 dòng: sẽ thêm 0, sửa 0, giữ nguyên 1")
    assert (first.returncode, second.returncode) == (0, 0)
    assert thidua(data, "verify").returncode == 0


def test_what_is_no_such_list_or_no_file_is_one_sentence(
    data: Path, book: Path, tmp_path: Path
) -> None:
    wrong = thidua(data, "load", "people", str(book))
    missing = thidua(data, "load", "people", str(tmp_path / "khong-co.xlsx"))

    assert (wrong.returncode, missing.returncode) == (1, 1)
    assert "thiếu cột “Họ và tên”" in wrong.stderr
    assert missing.stderr.startswith("Không mở được tệp")
    assert run(data, "-c", PEOPLE).stdout == "0\n"


def test_steps_that_somebody_takes_need_an_account(data: Path, book: Path) -> None:
    nobody = thidua(data, "load", "nominations", str(book))
    unknown = thidua(data, "load", "units", str(book), "--as", "khong-co")

    assert (nobody.returncode, unknown.returncode) == (1, 1)
    assert nobody.stderr.startswith("Chưa có tài khoản chuyên viên")
    assert unknown.stderr.startswith("Không có tài khoản “khong-co”")


def test_an_unknown_kind_is_bad_usage(data: Path, book: Path) -> None:
    assert thidua(data, "load", "scores", str(book)).returncode == 2
    assert thidua(data, "load").returncode == 2
