"""Sáng kiến: initiatives, their recognition and scope, and what each was used for."""
