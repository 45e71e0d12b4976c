"""The pages of units, persons, accounts and settings."""
