"""What every page shows around its content: the agency's name and the menu, as data for the base
template.
"""

from typing import Any

from django.http import HttpRequest


def front_door(request: HttpRequest) -> dict[str, Any]:
    return {"menu": []}
