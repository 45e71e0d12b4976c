from django.urls import path

from thidua.reports import views

app_name = "reports"

urlpatterns = [
    path("", views.year, name="year"),
    path("dong/<slug:book>/", views.rows, name="rows"),
    path("dong/<slug:book>/tai-ve/", views.rows_export, name="rows_export"),
]
