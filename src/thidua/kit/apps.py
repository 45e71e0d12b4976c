"""The Django application of what every slice uses."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from thidua.kit.search import index_words


class Kit(AppConfig):
    """Templates, static files and template tags; it keeps no table."""

    name = "thidua.kit"
    label = "kit"

    def ready(self) -> None:
        """The one signal of the house: after `migrate`, what is searched is indexed."""
        post_migrate.connect(index_words, dispatch_uid="kit.index_words")
