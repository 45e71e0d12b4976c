from django.apps import AppConfig


class Initiatives(AppConfig):
    name = "thidua.initiatives"
    verbose_name = "Sáng kiến"
