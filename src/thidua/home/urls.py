from django.urls import path

from thidua.home import views

app_name = "home"

urlpatterns = [
    path("", views.desk, name="desk"),
    path("tim/", views.search, name="search"),
    path("nhat-ky/", views.journal, name="journal"),
    path("khoe/", views.health, name="health"),
]
