from django.apps import AppConfig


class Journal(AppConfig):
    name = "thidua.journal"
    verbose_name = "Nhật ký"
