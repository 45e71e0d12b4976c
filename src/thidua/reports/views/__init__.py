"""The pages of the year's report: its figures and rows, and the report as a paper."""
