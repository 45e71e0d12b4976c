"""Văn bản pháp luật: which local regulation is in force for whom, and where the last known text is
applied.
"""
