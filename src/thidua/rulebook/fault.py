"""What is wrong with something somebody wrote: which file, which line, which word, what to do."""


class Fault(Exception):
    """One clear Vietnamese sentence about a law file, a case file or a set of facts."""

    def __init__(self, says: str, *, file: str = "", line: int | None = None) -> None:
        super().__init__(says)
        self.says, self.file, self.line = says, file, line

    def __str__(self) -> str:
        place = self.file + (f", dòng {self.line}" if self.line else "")
        return f"{place}: {self.says}" if place else self.says
