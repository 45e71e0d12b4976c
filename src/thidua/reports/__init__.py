"""Báo cáo: the figures of the year, each opening its rows."""
