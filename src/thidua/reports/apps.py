from django.apps import AppConfig


class Reports(AppConfig):
    name = "thidua.reports"
    verbose_name = "Báo cáo"
