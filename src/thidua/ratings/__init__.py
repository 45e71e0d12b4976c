"""Đánh giá, xếp loại, kỷ luật: yearly ratings, discipline, holds."""
