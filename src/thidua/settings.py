"""Every setting of the program, driven by environment variables named THIDUA_… (listed in the
README).
"""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
import django

HOUSE = Path(__file__).resolve().parent
DATA = Path(os.environ.get("THIDUA_DATA", "var")).resolve()
DJANGO_6 = django.VERSION >= (6, 0)


def _secret_key() -> str:
    """The installation's own key, made once in its data folder; a passing one where no folder is
    (tests, checks).
    """
    kept = DATA / "secret.key"
    if kept.exists():
        return kept.read_text(encoding="ascii").strip()
    return os.environ.get("THIDUA_SECRET_KEY") or secrets.token_urlsafe(50)


DEBUG = False
SECRET_KEY = _secret_key()

URL = os.environ.get("THIDUA_URL", "http://127.0.0.1:8000")
_address = urlsplit(URL)
ALLOWED_HOSTS = [_address.hostname or "127.0.0.1", "127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = [f"{_address.scheme}://{_address.netloc}"]
_https = _address.scheme == "https"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _https
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
SECURE_SSL_REDIRECT = False
PROXY = os.environ.get("THIDUA_PROXY", "")  # whose forwarded address and scheme are believed

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    *([] if DJANGO_6 else ["django_tasks"]),
    "django_tasks_db",
    "thidua.kit",
    "thidua.journal",
    "thidua.files",
    "thidua.people",
    "thidua.documents",
    "thidua.library",
    "thidua.plans",
    "thidua.ratings",
    "thidua.honours",
    "thidua.initiatives",
    "thidua.eligibility",
    "thidua.movements",
    "thidua.dossiers",
    "thidua.council",
    "thidua.decisions",
    "thidua.reports",
    "thidua.profiles",
    "thidua.portal",
    "thidua.home",
    "django.forms",  # after kit, whose form templates come first
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "thidua.kit.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "thidua.people.http.MandateMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware"
    if DJANGO_6
    else "csp.middleware.CSPMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "thidua.urls"
WSGI_APPLICATION = "thidua.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "thidua.home.context.front_door",
            ],
            "builtins": ["django.templatetags.i18n", "thidua.kit.templatetags.kit"],
        },
    }
]

_DATABASE = os.environ.get("THIDUA_DATABASE", f"sqlite:///{DATA / 'thidua.sqlite3'}")
DATABASES: dict[str, Any] = {"default": dj_database_url.parse(_DATABASE, conn_max_age=60)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
            "PRAGMA secure_delete=ON;"
        ),
    }
    DATABASES["default"]["CONN_MAX_AGE"] = None

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "thidua.people.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "thidua.people.passwords.NotCommon"},
    {"NAME": "thidua.people.passwords.NotOnlyDigits"},
    {"NAME": "thidua.people.passwords.UnlikeTheAccount"},
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "people:sign_in"
LOGIN_REDIRECT_URL = "home:desk"
LOGOUT_REDIRECT_URL = "people:sign_in"
IDLE_SECONDS = 8 * 3600
SESSION_COOKIE_AGE = IDLE_SECONDS
SESSION_COOKIE_HTTPONLY = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "people/locked_out.html"
AXES_VERBOSE = False
SILENCED_SYSTEM_CHECKS = ["axes.W001"]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [HOUSE / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
FORMAT_MODULE_PATH = ["thidua.kit.formats"]
FORM_RENDERER = "thidua.kit.forms.Renderer"
CSRF_FAILURE_VIEW = "thidua.kit.errors.csrf_failed"
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 365 * 86_400  # every address carries its file's hash: kit's `asset`
MEDIA_ROOT = DATA / "files"
UPLOAD_LIMIT = int(os.environ.get("THIDUA_UPLOAD_MB", "25")) * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
REGULATIONS = DATA / "regulations"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
_policy: dict[str, list[str]] = {
    "default-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
}
if DJANGO_6:
    SECURE_CSP = _policy
else:
    CONTENT_SECURITY_POLICY = {"DIRECTIVES": _policy}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("THIDUA_LOG", "WARNING")},
}
