from django.apps import AppConfig


class Portal(AppConfig):
    name = "thidua.portal"
    verbose_name = "Trang công khai"
