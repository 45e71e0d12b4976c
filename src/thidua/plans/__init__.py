"""Kế hoạch: plans read into tasks, tasks carried out, and the plans that units owe."""
