"""Pages of rounds, of lines, of summary lists: one file for each."""
