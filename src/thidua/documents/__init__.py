"""Văn bản: papers in and out, the number book, and what units send back by link or workbook."""
