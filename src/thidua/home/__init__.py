"""The front door: desk of the day, menu, search, the journal for administrators."""
