"""Everything that may be done to a council, its meetings and its ballots. Only this package writes.

Of a secret ballot one thing is never written anywhere: how a member voted (`voting.cast`).
"""
