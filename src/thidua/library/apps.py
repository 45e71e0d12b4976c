from django.apps import AppConfig


class Library(AppConfig):
    name = "thidua.library"
    verbose_name = "Văn bản pháp luật"
