"""Danh hiệu đã nhận: the register of honours held by persons and units, and their revocation."""
