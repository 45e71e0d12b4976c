from django.urls import path

from thidua.honours import views

app_name = "honours"

urlpatterns = [
    path("", views.honours, name="honours"),
    path("tai-ve/", views.honours_export, name="honours_export"),
    path("them/", views.honour_add, name="honour_add"),
    path("<int:pk>/", views.held, name="held"),
    path("<int:pk>/van-ban/", views.held_file, name="held_file"),
]
