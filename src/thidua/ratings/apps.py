from django.apps import AppConfig


class Ratings(AppConfig):
    name = "thidua.ratings"
    verbose_name = "Đánh giá, xếp loại"
