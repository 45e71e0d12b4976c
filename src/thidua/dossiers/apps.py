from django.apps import AppConfig


class Dossiers(AppConfig):
    name = "thidua.dossiers"
    verbose_name = "Hồ sơ đề nghị"
