from django.urls import path

from thidua.ratings import views

app_name = "ratings"

urlpatterns = [
    path("", views.ratings, name="ratings"),
    path("tai-ve/", views.ratings_export, name="ratings_export"),
    path("chua-du/", views.lacking, name="lacking"),
    path("nhap/", views.enter, name="enter"),
    path("ky-luat/", views.disciplines, name="disciplines"),
    path("ky-luat/tai-ve/", views.disciplines_export, name="disciplines_export"),
    path("ky-luat/them/", views.discipline_add, name="discipline_add"),
    path("tam-dung/", views.holds, name="holds"),
    path("tam-dung/tai-ve/", views.holds_export, name="holds_export"),
    path("tam-dung/them/", views.hold_add, name="hold_add"),
    path("tam-dung/<int:pk>/", views.hold, name="hold"),
    path("tam-dung/<int:pk>/van-ban/", views.hold_file, name="hold_file"),
]
