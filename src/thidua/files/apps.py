from django.apps import AppConfig


class Files(AppConfig):
    name = "thidua.files"
    verbose_name = "Tệp"
