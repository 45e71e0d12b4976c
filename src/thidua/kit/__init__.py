"""What every slice uses and no officer would name: the look, text, pages, forms, search.

For the engineer who makes a page:

    {% extends "kit/base.html" %}{% load kit i18n %}
    {% block title %}…{% endblock %}      the browser's title
    {% block question %}…{% endblock %}   the h1: the question this page answers
    {% block acts %}…{% endblock %}       the buttons beside it
    {% block main %}…{% endblock %}       the page

`kit/plain.html` (block main) is for the public and for signing in.
"""
