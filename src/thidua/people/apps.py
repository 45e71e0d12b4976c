from django.apps import AppConfig


class People(AppConfig):
    name = "thidua.people"
    verbose_name = "Đơn vị, cá nhân"
