from django.apps import AppConfig


class Decisions(AppConfig):
    name = "thidua.decisions"
    verbose_name = "Quyết định"
