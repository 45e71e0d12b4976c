from django.urls import path

from thidua.movements.views import launched, registering, registrations, returning

app_name = "movements"

urlpatterns = [
    path("", launched.movements, name="movements"),
    path("tai-ve/", launched.movements_export, name="movements_export"),
    path("phong-trao/them/", launched.movement_add, name="movement_add"),
    path("phong-trao/<int:pk>/", launched.movement, name="movement"),
    path("phong-trao/<int:pk>/sua/", launched.movement_edit, name="movement_edit"),
    path("phong-trao/<int:pk>/phat-dong/", launched.movement_launch, name="movement_launch"),
    path("phong-trao/<int:pk>/tong-ket/", launched.movement_close, name="movement_close"),
    path("phong-trao/<int:pk>/van-ban/", launched.movement_file, name="movement_file"),
    path("dang-ky/", registering.coverage, name="coverage"),
    path("dang-ky/con-thieu/", registering.missing_export, name="missing_export"),
    path("dang-ky/mo/", registering.period_open, name="period_open"),
    path("dang-ky/han/<int:pk>/", registering.period_edit, name="period_edit"),
    path("dang-ky/cua-toi/", registering.own, name="own"),
    path("dang-ky/don-vi/<int:pk>/", registering.unit, name="unit"),
    path("dang-ky/don-vi/<int:pk>/xac-nhan/", registering.unit_confirm, name="unit_confirm"),
    path("dang-ky/don-vi/<int:pk>/mot/", registering.unit_one, name="unit_one"),
    path("dang-ky/don-vi/<int:pk>/bang/", returning.unit_workbook, name="unit_workbook"),
    path("dang-ky/don-vi/<int:pk>/nap/", returning.unit_load, name="unit_load"),
    path("dang-ky/danh-sach/", registrations.registrations, name="registrations"),
    path(
        "dang-ky/danh-sach/tai-ve/", registrations.registrations_export, name="registrations_export"
    ),
    path("dang-ky/<int:pk>/", registrations.registration, name="registration"),
    path(
        "dang-ky/<int:pk>/<slug:step>/", registrations.registration_step, name="registration_step"
    ),
]
