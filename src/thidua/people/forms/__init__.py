"""What a person may type about units, persons, accounts and settings. Forms check, never save."""
