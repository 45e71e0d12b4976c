from django.apps import AppConfig


class Profiles(AppConfig):
    name = "thidua.profiles"
    verbose_name = "Trang cá nhân, đơn vị"
