"""Hội đồng: members, meetings, ballots nobody can trace, counts and minutes."""
