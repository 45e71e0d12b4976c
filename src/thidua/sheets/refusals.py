"""Why a workbook is refused as a whole, each in one Vietnamese sentence that says what to do."""


class SheetRefused(Exception):
    """A workbook that cannot be read; the text is for the person who sent it."""


class EmptyFile(SheetRefused):
    """No bytes, or no sheet with any cell in it."""


class WrongType(SheetRefused):
    """Not a spreadsheet that can be read here (.xlsx, .xls, .ods)."""


class Encrypted(SheetRefused):
    """Opens only with a password."""


class HasMacros(SheetRefused):
    """Holds a macro program."""


class UnsafeXml(SheetRefused):
    """Holds a document type or an encoding that office programs never write."""


class TooLarge(SheetRefused):
    """More bytes, rows or cells than the limit, packed or unpacked."""


class Damaged(SheetRefused):
    """Looks like a spreadsheet and cannot be opened."""


class NoTable(SheetRefused):
    """No header row was found on any sheet."""


class MissingColumn(SheetRefused):
    """A table was found, without a column that is needed."""
