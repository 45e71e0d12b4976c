from django.apps import AppConfig


class Council(AppConfig):
    name = "thidua.council"
    verbose_name = "Hội đồng"
