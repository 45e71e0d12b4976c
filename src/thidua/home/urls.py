from django.urls import path

from thidua.home import views

app_name = "home"

urlpatterns = [
    path("", views.desk, name="desk"),
]
