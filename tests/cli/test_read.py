"""`thidua read`: JSON for programs, a summary for people, a sentence for what cannot be read."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from thidua.cli.read import main

SAMPLES = Path(__file__).parents[1] / "papers" / "samples"
PLAN = str(SAMPLES / "ke_hoach_thi_dua_2026.txt")
LETTER = str(SAMPLES / "cong_van_don_doc.txt")


def test_json_of_one_file_is_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    status = main([PLAN, "--json"])

    said = json.loads(capsys.readouterr().out)
    assert status == 0
    assert (said["file"], said["number_symbol"]) == ("ke_hoach_thi_dua_2026.txt", "14/KH-SKHCN")
    assert "text" not in said


def test_json_has_the_keys_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    main([PLAN, "--json"])

    assert list(json.loads(capsys.readouterr().out)) == [

        "file", "doc_type", "subject", "issuing_agency", "parent_agency", "number", "symbol",
        "number_symbol", "place", "day", "month", "year", "date", "addressees", "spans",
        "legal_bases", "references", "movements", "sections", "tasks", "deadlines", "recipients",
        "awards", "honoured", "anomalies", "signer",
    ]  # fmt: skip


def test_json_of_several_files_is_a_list_with_the_text_when_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main([PLAN, LETTER, "--json", "--text"])

    said = json.loads(capsys.readouterr().out)
    assert [one["doc_type"] for one in said] == ["Kế hoạch", "Công văn"]
    task = said[1]["tasks"][0]
    assert said[1]["text"][slice(*task["span"])] == task["text"]


def test_summary_says_who_does_what_by_when(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([LETTER]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "Công văn 1467/SNV-TĐKT, Sông Lam, 06/10/2025"
    assert any(line.endswith("chậm nhất ngày 15/11/2025 (hạn 15/11/2025)") for line in lines)


def test_a_bad_file_is_told_and_the_others_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "rong.txt"
    empty.write_bytes(b"")

    status = main([str(empty), LETTER, "--json"])

    told = capsys.readouterr()
    assert status == 1
    assert told.err == "Tệp “rong.txt” rỗng.\n"
    assert [one["file"] for one in json.loads(told.out)] == ["cong_van_don_doc.txt"]


def test_a_single_bad_file_prints_nothing_on_standard_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "khong_co.docx"), "--json"]) == 1

    told = capsys.readouterr()
    assert told.out == ""
    assert "không có tệp này" in told.err


def test_bad_usage_is_2() -> None:
    assert main([]) == 2
    assert main(["--khong-co", PLAN]) == 2


def test_help_is_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "Đọc văn bản hành chính" in capsys.readouterr().out


def test_the_law_on_record_is_held_against_the_bases(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = tmp_path / "kh.txt"
    paper.write_text(
        "Số: 1/KH-A\nHuế, ngày 10 tháng 01 năm 2026\nKẾ HOẠCH\nThi đua năm 2026\n"
        "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ;\nI. NỘI DUNG\n1. "
        "Làm việc.\n",
        encoding="utf-8",
    )

    main([str(paper)])

    assert "Căn cứ 91/2017/NĐ-CP đã hết hiệu lực từ ngày 01/01/2024." in capsys.readouterr().out


def test_reading_a_text_loads_neither_django_nor_the_readers_of_other_files() -> None:
    code = (
        "import sys; from thidua.cli import main; main(['read', sys.argv[1], '--json']); "
        "print(sorted({'django', 'docx', 'pypdfium2', 'openpyxl'} & set(sys.modules)), "
        "file=sys.stderr)"
    )

    run = subprocess.run(
        [sys.executable, "-c", code, PLAN], capture_output=True, text=True, check=True
    )

    assert run.stderr.strip() == "[]"
