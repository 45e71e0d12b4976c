"""Hồ sơ đề nghị: a unit's round of nominations and each line of it, from draft to proposal."""
