from django.urls import path

from thidua.portal import views

app_name = "portal"

urlpatterns = [
    path("giay-chung-nhan/", views.find, name="find"),
    path("giay-chung-nhan/<str:code>/", views.certificate, name="certificate"),
    path("danh-sach/", views.publications, name="publications"),
    path("danh-sach/<int:pk>/", views.publication, name="publication"),
    path("gui/<str:code>/", views.link, name="link"),
]
