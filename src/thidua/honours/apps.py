from django.apps import AppConfig


class Honours(AppConfig):
    name = "thidua.honours"
    verbose_name = "Sổ khen thưởng"
