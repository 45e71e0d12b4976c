from django.urls import path

from thidua.profiles import views

app_name = "profiles"

urlpatterns = [
    path("ca-nhan/<int:pk>/", views.person, name="person"),
    path("don-vi/<int:pk>/", views.unit, name="unit"),
]
