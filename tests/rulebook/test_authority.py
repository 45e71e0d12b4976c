"""Who may grant what, and who else may."""

from datetime import date

from thidua.rulebook import Law, may_grant, signers_of


def test_refusal_names_who_may(law: Law) -> None:
    found = may_grant(law, "bang-khen-bo-nganh-tinh", "giam-doc-so", date(2026, 1, 1))

    assert (found.allowed, found.who_may) == (False, ("chu-tich-ubnd-tinh", "bo-truong"))
    assert found.basis == "Luật 06/2022/QH15, Điều 79"


def test_allowed_cites_the_clause(law: Law) -> None:
    found = may_grant(law, "giay-khen", "giam-doc-so", date(2026, 1, 1))

    assert (found.allowed, found.basis) == (True, "Luật 06/2022/QH15, Điều 80 khoản 1")


def test_law_not_loaded_is_remarked(law: Law) -> None:
    found = may_grant(law, "giay-khen", "giam-doc-so", date(2026, 11, 1))

    assert found.allowed
    assert found.reasons[1].basis == "Luật 06/2026/QH16"


def test_district_is_gone(law: Law) -> None:
    before, after = date(2025, 6, 30), date(2025, 7, 1)

    assert "chu-tich-ubnd-huyen" in signers_of(law, "giay-khen", before)
    assert "chu-tich-ubnd-huyen" not in signers_of(law, "giay-khen", after)
