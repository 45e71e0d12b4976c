"""The books of a report that the access table names."""

RECORDS = {
    "book": lambda world: {"book": "khen-thuong"},
    "book of money": lambda world: {"book": "tien-thuong"},
}
