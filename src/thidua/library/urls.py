from django.urls import URLPattern, path

from thidua.library import views

app_name = "library"

urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("tam-ap-dung/", views.reliances, name="reliances"),
    path("tam-ap-dung/moi/", views.rely, name="rely"),
    path("tam-ap-dung/<int:pk>/ket-thuc/", views.end_reliance, name="end_reliance"),
    path("quy-dinh/moi/", views.regulation, name="regulation"),
    path("<slug:slug>/", views.honour, name="honour"),
]
