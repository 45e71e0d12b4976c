"""Who is proposed for what, and whose line goes an unusual way. A place is (unit code, nth)."""

from thidua.demo.past import STORY
from thidua.rulebook.load import load

NAMES = {code: honour.name["vi"] for code, honour in load().honours.items()}
NAMES |= STORY["settings"].get("printed_names", {})  # the agency calls some by names of its own
CODES = {name: code for code, name in NAMES.items()}
WORKER = NAMES["lao-dong-tien-tien"]
FIGHTER = NAMES["chien-si-thi-dua-co-so"]
PROVINCE_FIGHTER = NAMES["chien-si-thi-dua-bo-nganh-tinh"]
TEAM = NAMES["tap-the-lao-dong-tien-tien"]
BEST_TEAM = NAMES["tap-the-lao-dong-xuat-sac"]
PRAISE = NAMES["giay-khen"]
MERIT = NAMES["bang-khen-bo-nganh-tinh"]
ORDER = (WORKER, FIGHTER, PROVINCE_FIGHTER, TEAM, BEST_TEAM, PRAISE, MERIT)

Place = tuple[str, int]

WORKERS: dict[str, tuple[int, ...]] = {
    "VP": tuple(range(12)),
    "KHTC": (2, 3, 4),
    "QLKH": (0, 1, 2, 3, 4, 5, 6, 7, 8),
    "CNDM": (0, 1, 2, 3, 4, 5, 6, 7),
    "CDS": (2, 3, 4),
    "BCVT": (0, 1, 2, 3, 4, 5, 6),
    "SHTT": (0, 1, 2, 3, 4, 5, 6),
    "TDC": (2, 3, 4),
    "UD": (3, 4, 5),
    "CNTT": (3, 4, 5),
    "KT": (2, 3),
    "CD": (1,),
}
FIGHTERS: tuple[Place, ...] = (
    ("VP", 2),
    ("QLKH", 3),
    ("CNDM", 2),
    ("BCVT", 2),
    ("SHTT", 2),
    ("TDC", 2),
    ("UD", 3),
    ("KT", 2),
)
PROVINCE_FIGHTERS: tuple[Place, ...] = (("TDC", 2),)
TEAMS = ("QLKH", "CNDM", "BCVT")
BEST_TEAMS = ("SHTT", "VP")  # each stands or falls with its one fighter; the VP's fails
PRAISED: tuple[Place, ...] = (("CDS", 5), ("CNTT", 6), ("UD", 7), ("KT", 4))
PRAISED_TEAMS = ("CD",)
MERITED: tuple[Place, ...] = (("UD", 16), ("TDC", 13))

MOVED: Place = ("KHTC", 5)  # goes to KT in August and is proposed there
MOVED_TO = "KT"
MOTHER: Place = ("QLKH", 4)
LATE: Place = ("CNDM", 4)  # registers in May
INVENTOR: Place = ("QLKH", 3)  # a fighter by an initiative, not by the rating
SUDDEN: Place = ("KT", 5)
UNRATED: Place = ("CNTT", 5)
RETURNED: Place = ("KHTC", 3)
HELD: Place = ("CNTT", 4)
WITHDRAWN: Place = ("KHTC", 4)
SHORT: Place = ("VP", 2)  # one vote short of the mark
DECLINED: Place = ("UD", 16)
MISPRINTED: Place = ("CDS", 5)
EXCELLENT = {*FIGHTERS} - {INVENTOR}
EXCELLENT_UNITS = set(BEST_TEAMS)
