"""The pages of councils, meetings, ballots and counts."""
