"""`thidua judge CASES.yaml…`: judges worked cases by the law, and holds each against `expect`."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from thidua.cli.options import Options
from thidua.rulebook import SHIPPED, Answer, Case, Fault, Law, judge, load, matches, read_cases


def main(argv: list[str]) -> int:
    """Print the answers in the order of the cases; 1 for bad input or an answer not expected."""
    options = _options().parse_args(argv)
    try:
        law = load(SHIPPED, *options.local)
        cases = [case for path in options.cases for case in read_cases(path)]
        answers = [judge(law, case) for case in cases]
    except (Fault, OSError) as fault:
        print(fault, file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps(_as_json(cases, answers), ensure_ascii=False, indent=2))
    else:
        for case, found in zip(cases, answers, strict=True):
            print(_in_words(law, case, found))
    wrong = [pair for pair in zip(cases, answers, strict=True) if not _as_expected(*pair)]
    for case, found in wrong:
        place = f"{case.file}, dòng {case.line}"
        says = f"mong đợi {_plain(case.expect)}, xét ra {_plain(found.outcome)}"
        print(f"{place}: “{case.name}”: {says}", file=sys.stderr)
    return 1 if wrong else 0


def _options() -> Options:
    parser = Options("judge", "Xét các tình huống theo pháp luật thi đua, khen thưởng.")
    parser.add_argument("cases", nargs="+", type=Path, metavar="CASES.yaml", help="tệp tình huống")
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    parser.add_argument(
        "--local",
        action="append",
        default=[],
        type=Path,
        metavar="DIR",
        help="thư mục quy định của địa phương, bổ sung vào pháp luật (dùng được nhiều lần)",
    )
    return parser


def _as_expected(case: Case, found: Answer) -> bool:
    return case.expect is None or matches(found, case.expect)


def _as_json(cases: list[Case], answers: list[Answer]) -> list[dict[str, object]]:
    pairs = zip(cases, answers, strict=True)
    return [{"case": case.name, **found.as_json()} for case, found in pairs]


# --- in words ----------------------------------------------------------------------------------


def _in_words(law: Law, case: Case, found: Answer) -> str:
    lines = [case.name, f"  {_outcome(law, found)}"]
    if found.reliance:
        lines.append("  Tạm áp dụng văn bản gần nhất đã nạp")
    for reason in found.reasons:
        basis = f" ({reason.basis})" if reason.basis else ""
        because = f": {reason.because}" if reason.because else ""
        lines.append(f"  - {law.word('findings', reason.outcome)}: {reason.says}{basis}{because}")
    lines += [f"  - Còn thiếu: {text}" for text in found.missing]
    lines += [f"  - Do người xét: {text}" for text in found.for_people]
    return "\n".join([*lines, ""])


def _outcome(law: Law, found: Answer) -> str:
    if isinstance(found.outcome, int):
        return f"{found.outcome:,}".replace(",", ".") + " đồng"
    if isinstance(found.outcome, Mapping):
        return _plain(found.outcome)
    return f"{law.word('outcomes', found.outcome)} ({found.outcome})"


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, Mapping) else str(value)
