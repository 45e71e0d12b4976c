"""English words, yet the dates and numbers stay those of the office: 05/12/2025, 2.340.000."""

from thidua.kit.formats.vi.formats import *  # noqa: F403
