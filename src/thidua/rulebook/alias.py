"""Honours as offices print them: folded to plain letters, then looked up."""

import re
import unicodedata

from thidua.rulebook.rule import Law

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Letters and digits only, without marks or case: “CSTĐ cơ sở” → "cstd co so"."""
    plain = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _NOT_PLAIN.sub(" ", kept.casefold()).strip()


def code_of(law: Law, printed: str) -> str | None:
    """The code of an honour as printed; None when the law does not know the words."""
    folded = fold(printed)
    return law.aliases.get(folded) or law.aliases.get(folded.replace(" ", ""))
