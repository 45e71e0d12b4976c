from django.apps import AppConfig


class Home(AppConfig):
    name = "thidua.home"
    verbose_name = "Bàn làm việc"
