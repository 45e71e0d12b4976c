"""The Django application of what every slice uses."""

from django.apps import AppConfig


class Kit(AppConfig):
    """Templates, static files and template tags; it keeps no table."""

    name = "thidua.kit"
    label = "kit"
