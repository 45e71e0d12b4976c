"""Xét tiêu chuẩn: gathers what the record shows and asks the rulebook."""
