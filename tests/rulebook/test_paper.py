"""Papers asked per line and per round."""

from datetime import date

from thidua.rulebook import SHIPPED, Law, answer, facts_from, load, papers_for

DAY = date(2026, 1, 10)
SONG_LAM = SHIPPED.parent / "demo" / "regulation"


def _codes(law: Law, honour: str, per: str, decides: str = "true", **more: object) -> list[str]:
    found = papers_for(law, honour, DAY, nominee="person", **more)  # type: ignore[arg-type]
    return [paper.code for paper in found if (paper.per, paper.decides) == (per, decides)]


def test_line_of_the_first_title_needs_nothing_beyond_the_list(law: Law) -> None:
    assert _codes(law, "lao-dong-tien-tien", "line") == []
    assert _codes(law, "lao-dong-tien-tien", "round") == ["to-trinh", "bien-ban"]


def test_confirmation_is_asked_only_where_the_line_rests_on_an_initiative(law: Law) -> None:
    def _verdict(facts: dict[str, object]) -> list[str]:
        known = facts_from({"complete": True} | facts)
        code = "chien-si-thi-dua-co-so"
        verdict = answer(law, code, known, nominee="person", year=2025, day=DAY)
        return _codes(law, code, "line", verdict=verdict)

    made = [{"id": "A", "year": 2025, "scope": "co-so"}]

    assert _verdict({"ratings": {2025: "HTXSNV"}, "initiatives": made}) == ["bao-cao-thanh-tich"]
    assert _verdict({"ratings": {2025: "HTTNV"}, "initiatives": made}) == [
        "bao-cao-thanh-tich",
        "xac-nhan-sang-kien",
    ]


def test_local_regulation_asks_for_what_the_law_leaves_open(law: Law) -> None:
    local = load(SHIPPED, SONG_LAM)

    assert _codes(law, "giay-khen", "round") == ["to-trinh"]
    assert _codes(local, "giay-khen", "round") == ["to-trinh", "bien-ban"]
