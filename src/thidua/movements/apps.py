from django.apps import AppConfig


class Movements(AppConfig):
    name = "thidua.movements"
    verbose_name = "Phong trào, đăng ký"
