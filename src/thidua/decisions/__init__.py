"""Quyết định: decisions and what they confer, certificates, proposals to the level above and their
outcome.
"""
