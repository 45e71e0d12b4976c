from django.urls import URLPattern, path

from thidua.dossiers import views

app_name = "dossiers"

urlpatterns: list[URLPattern] = [
    path("<int:pk>/", views.dossier, name="dossier"),
]
