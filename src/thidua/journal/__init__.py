"""Nhật ký: who did what, when. Lines are only ever added; nothing here is shown by pages of its
own.
"""
