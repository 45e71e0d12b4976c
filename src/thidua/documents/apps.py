from django.apps import AppConfig


class Documents(AppConfig):
    name = "thidua.documents"
    verbose_name = "Văn bản"
