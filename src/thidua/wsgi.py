"""The door through which the web server calls the program."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.settings")
application = get_wsgi_application()
if settings.PROXY:
    application = wrap_wsgi_with_proxy_headers(application, trusted_hosts=settings.PROXY)
