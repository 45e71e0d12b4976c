"""Forms: NFC, Vietnamese errors, days, sums, typed words, stale versions."""

import unicodedata
from datetime import date
from typing import Any

import pytest
from django import forms
from django.http import QueryDict

from thidua.kit.forms import ConfirmWord, DayField, KitForm, MoneyField, OneTimeKey, VersionField
from thidua.kit.keys import Difference, Stale, require_version

SCOPES = [("co-so", "Cơ sở"), ("tinh", "Tỉnh")]


class Draft(KitForm):
    version = VersionField()
    name = forms.CharField(label="Tên sáng kiến", help_text="Ghi như trong đơn.", max_length=250)
    scope = forms.ChoiceField(label="Phạm vi", choices=SCOPES)
    on = DayField(label="Ngày công nhận")
    gain = MoneyField(label="Giá trị làm lợi", required=False)


def draft(**typed: Any) -> Draft:
    usual = {"version": 3, "name": "Máy sấy", "scope": "tinh", "on": "05/12/2025", "gain": ""}
    return Draft({**usual, **typed})


def test_text_comes_in_as_nfc() -> None:
    pieces = unicodedata.normalize("NFD", "Cải tiến lò sấy")
    data = QueryDict(mutable=True)
    data.update({"version": "1", "name": pieces, "scope": "tinh", "on": "05/12/2025"})

    form = Draft(data)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["name"] == "Cải tiến lò sấy"


def test_errors_name_the_field_and_say_what_to_do() -> None:
    form = draft(name="", scope="toàn cầu", on="31/02/2025", gain="2.34")

    assert {name: list(errors) for name, errors in form.errors.items()} == {
        "name": ["Hãy điền “Tên sáng kiến”."],
        "scope": ["“Phạm vi”: lựa chọn này không có trong danh sách; hãy chọn lại."],
        "on": ["“Ngày công nhận” phải là một ngày, ví dụ 05/12/2025."],
        "gain": ["“Giá trị làm lợi” phải là số đồng, ví dụ 2.340.000."],
    }


def test_words_that_a_form_gives_itself_are_kept() -> None:
    class Own(KitForm):
        name = forms.CharField(error_messages={"required": "Thiếu tên thì không tra được."})

    assert Own({}).errors["name"] == ["Thiếu tên thì không tra được."]


@pytest.mark.parametrize("typed", ["05/12/2025", "5/12/2025", "05-12-2025", "2025-12-05"])
def test_a_day_is_read_as_offices_write_it(typed: str) -> None:
    form = draft(on=typed)

    assert form.is_valid()
    assert form.cleaned_data["on"] == date(2025, 12, 5)


@pytest.mark.parametrize(
    ("typed", "dong"),
    [
        ("2340000", 2_340_000),
        ("2.340.000", 2_340_000),
        ("2.340.000 đ", 2_340_000),
        ("2 340 000 đồng", 2_340_000),
        ("702.000 VNĐ", 702_000),
        ("", None),
    ],
)
def test_a_sum_is_read_as_offices_write_it(typed: str, dong: int | None) -> None:
    form = draft(gain=typed)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["gain"] == dong


@pytest.mark.parametrize("typed", ["2.34", "2.340.00", "1,5", "-5", "2.340 000"])
def test_a_sum_that_may_mean_two_things_is_asked_again(typed: str) -> None:
    assert "gain" in draft(gain=typed).errors


def test_a_sum_is_shown_in_groups() -> None:
    assert 'value="2.340.000"' in Draft(initial={"gain": 2_340_000})["gain"].as_widget()


def test_the_typed_word_may_lack_marks_but_not_letters() -> None:
    class Publish(KitForm):
        word = ConfirmWord("CÔNG BỐ")

    assert Publish({"word": "cong bo"}).is_valid()
    assert Publish({"word": "CÔNG"}).errors["word"] == ["Hãy gõ đúng “CÔNG BỐ” để xác nhận."]


def test_a_one_time_key_is_new_for_each_page_and_kept_by_the_page() -> None:
    class New(KitForm):
        key = OneTimeKey()

    first, second = New()["key"].value(), New()["key"].value()
    again = New({"key": str(first)})

    assert first != second
    assert again.is_valid()
    assert str(again.cleaned_data["key"]) == str(first)


def test_the_form_renders_labels_help_errors_and_a_list_of_them_on_top() -> None:
    html = str(draft(name=""))

    assert '<a href="#id_name">Hãy điền “Tên sáng kiến”.</a>' in html
    assert '<label for="id_name">Tên sáng kiến</label>' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext">Ghi như trong đơn.' in html
    assert 'class="wrong" id="id_name_error"' in html
    assert '<input type="hidden" name="version" value="3"' in html
    assert "(không bắt buộc)" in html
    assert "style=" not in html


def test_help_text_is_never_read_as_html() -> None:
    class Named(KitForm):
        name = forms.CharField(help_text="<b>đậm</b>")

    assert "&lt;b&gt;đậm" in str(Named())


def test_a_stale_form_shows_both_values() -> None:
    form = draft(name="Máy sấy", scope="tinh", gain="2.340.000")
    on_record = {
        "name": "Lò sấy",
        "scope": "co-so",
        "on": date(2025, 12, 5),
        "gain": 2_340_000,
    }

    assert form.is_valid()
    assert form.differences(on_record) == [
        Difference("Tên sáng kiến", "Máy sấy", "Lò sấy"),
        Difference("Phạm vi", "Tỉnh", "Cơ sở"),
    ]


def test_a_page_made_from_an_older_version_is_refused() -> None:
    changed = [Difference("Tên", "A", "B")]

    with pytest.raises(Stale, match="vừa được người khác sửa") as refused:
        require_version(3, 4, differences=changed)

    assert refused.value.differences == changed
    require_version(4, 4)
