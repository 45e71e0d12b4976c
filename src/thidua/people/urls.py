from django.urls import path

from thidua.people.views import sign_in

app_name = "people"

urlpatterns = [
    path("dang-nhap/", sign_in.sign_in, name="sign_in"),
    path("dang-xuat/", sign_in.sign_out, name="sign_out"),
    path("dang-xuat-moi-noi/", sign_in.sign_out_everywhere, name="sign_out_everywhere"),
    path("mat-khau/", sign_in.password, name="password"),
    path("dat-lai-mat-khau/<str:code>/", sign_in.reset, name="reset"),
]
