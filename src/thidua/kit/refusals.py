"""How an action says no: what happened, why, by which clause, what to do now."""


class Refusal(Exception):
    """An action refused. Its text is one clear Vietnamese sentence; the rest is shown below it.

    Slices derive their own: `class NotAllowed(Refusal)`. Any exception whose text is such a
    sentence may be shown by `kit/_refusal.html`; the three additions are optional.
    """

    def __init__(self, what: str, *, why: str = "", basis: str = "", todo: str = "") -> None:
        super().__init__(what)
        self.why = why
        self.basis = basis
        self.todo = todo
