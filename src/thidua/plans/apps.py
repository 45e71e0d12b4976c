from django.apps import AppConfig


class Plans(AppConfig):
    name = "thidua.plans"
    verbose_name = "Kế hoạch"
