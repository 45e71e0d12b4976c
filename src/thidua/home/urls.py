from django.urls import path

from thidua.home import views

app_name = "home"

urlpatterns = [
    path("", views.desk, name="desk"),
    path("tim/", views.search, name="search"),
    path("nhat-ky/", views.journal, name="journal"),
    path("nap-bang/", views.load, name="load"),
    path("nap-bang/<slug:kind>/", views.load_kind, name="load_kind"),
    path("nap-bang/<slug:kind>/mau/", views.load_blank, name="load_blank"),
    path("nap-bang/<slug:kind>/<int:pk>/", views.load_try, name="load_try"),
    path("nap-bang/<slug:kind>/<int:pk>/loi/", views.load_errors, name="load_errors"),
    path("khoe/", views.health, name="health"),
]
