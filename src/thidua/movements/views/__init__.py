"""Pages of movements, of a year's registration, of single registrations: one file for each."""
