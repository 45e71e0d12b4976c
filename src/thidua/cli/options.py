"""Command-line options that speak Vietnamese, for every command that takes some."""

import argparse
import sys
from typing import NoReturn


class Options(argparse.ArgumentParser):
    """A parser whose headings, help and refusals are Vietnamese; bad usage ends with status 2."""

    def __init__(self, command: str, what: str) -> None:
        super().__init__(prog=f"thidua {command}", description=what, add_help=False)
        self._positionals.title = "Tham số"
        self._optionals.title = "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="in hướng dẫn này")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "Cách dùng:", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "Cách dùng:", 1)

    def error(self, message: str) -> NoReturn:
        usage = " ".join(self.format_usage().split())
        print(f"Sai cách dùng. {usage}\nXem: {self.prog} --help", file=sys.stderr)
        raise SystemExit(2)
