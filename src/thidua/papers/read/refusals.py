"""Why a file is not read, each in one sentence that says what is wrong and what to do."""


class Unreadable(Exception):
    """A file that cannot or must not be read; its text is the sentence for the person."""


class WrongType(Unreadable):
    """Not one of the kinds of file that are read."""


class Empty(Unreadable):
    """Nothing in it."""


class Broken(Unreadable):
    """Of the right kind, but damaged."""


class Encrypted(Unreadable):
    """Locked by a password."""


class Unsafe(Unreadable):
    """Carries macros, entities or the like."""


class TooLarge(Unreadable):
    """Larger than an official paper can be, or grows so when unpacked."""


class NoTextLayer(Unreadable):
    """A scan: pictures of pages without text."""


class Classified(Unreadable):
    """Marked as a State secret: not read, not kept."""
