export DJANGO_SETTINGS_MODULE := "thidua.settings"

default: check

setup:
    uv sync
    uv run pre-commit install

test *args:
    uv run pytest {{args}}

fix:
    uv run ruff check --fix
    uv run ruff format

check:
    uv run ruff format --check
    uv run ruff check
    uv run mypy -p thidua
    uv run lint-imports
    uv run python -m django makemigrations --check --dry-run
    uv run pytest

messages:
    cd src/thidua && uv run python -m django makemessages -l en --no-location --no-wrap --no-obsolete
    cd src/thidua && uv run python -m django compilemessages -l en

# The pictures of the manual, taken anew from the demo (needs Chromium).
chup *names:
    uv run python docs/huong-dan/chup.py {{names}}
