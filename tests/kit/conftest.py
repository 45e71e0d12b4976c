"""Whole pages show the agency's name, which is on record."""

import pytest


@pytest.fixture(autouse=True)
def _record(db: None) -> None:
    """The record of an agency that has not been set up: empty."""
