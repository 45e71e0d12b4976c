"""The settings an office may differ in, with the usual value of each. Pure."""

from typing import Any

USUAL: dict[str, Any] = {
    "name": "",  # tên cơ quan, as printed
    "parent_name": "",  # cơ quan chủ quản
    "symbol": "",  # chữ viết tắt trong ký hiệu: SKHCN
    "place": "",  # địa danh
    "province": "",  # tỉnh
    "level": "so",  # so, tinh, xa: whose authority the agency has
    "standing_unit": None,  # pk of the unit that runs the work
    "council_name": "Hội đồng Thi đua – Khen thưởng",
    "publication_days": 5,  # days the list is shown inside
    "publication_public": False,  # shown on the public page too
    "school_year": False,
    "registration_deadline": "03-31",  # MM-DD
    "certificate_code_place": "front",  # front, back, none
    "series_kept_here": ["HDTDKT", "SOVANG"],  # number series given automatically
    "printed_names": {},  # honour code → printed name
    "honours_used": [],  # honour codes; empty: all that the law knows at this level
    "proposal_addressee": "",  # where a tờ trình goes
}
