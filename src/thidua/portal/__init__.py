"""The public side: verification of a certificate, published lists."""
