from django.apps import AppConfig


class Eligibility(AppConfig):
    name = "thidua.eligibility"
    verbose_name = "Xét tiêu chuẩn"
