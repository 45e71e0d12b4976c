"""Phong trào, đăng ký: movements launched, and what persons and units registered."""
