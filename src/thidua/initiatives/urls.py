from django.urls import path

from thidua.initiatives import views

app_name = "initiatives"

urlpatterns = [
    path("", views.initiatives, name="initiatives"),
    path("tai-ve/", views.initiatives_export, name="initiatives_export"),
    path("them/", views.initiative_add, name="initiative_add"),
    path("<int:pk>/", views.initiative, name="initiative"),
    path("<int:pk>/sua/", views.initiative_edit, name="initiative_edit"),
    path("<int:pk>/nop/", views.submit, name="submit"),
    path("<int:pk>/tra-lai/", views.return_, name="return"),
    path("<int:pk>/khong-cong-nhan/", views.decline, name="decline"),
    path("<int:pk>/cong-nhan/", views.recognise, name="recognise"),
    path("<int:pk>/da-dung/", views.use, name="use"),
    path("<int:pk>/ho-so/", views.initiative_file, name="initiative_file"),
    path("cong-nhan/<int:pk>/huy-bo/", views.revoke, name="revoke"),
    path("cong-nhan/<int:pk>/van-ban/", views.recognition_file, name="recognition_file"),
    path("da-dung/<int:pk>/bo/", views.drop_use, name="drop_use"),
]
