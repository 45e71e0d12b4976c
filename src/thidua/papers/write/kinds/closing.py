"""The small things with which papers close."""


def journal_note(head: str) -> str:
    """The line at the foot that ties a paper to the journal; nothing where no hash is given."""
    return f"Mã đối chiếu nhật ký: {head}" if head else ""
