"""Where each slice is found: one line per slice."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("", include("thidua.home.urls")),
    path("to-chuc/", include("thidua.people.urls")),
    path("van-ban/", include("thidua.documents.urls")),
    path("phap-luat/", include("thidua.library.urls")),
    path("ke-hoach/", include("thidua.plans.urls")),
    path("danh-gia/", include("thidua.ratings.urls")),
    path("so-khen-thuong/", include("thidua.honours.urls")),
    path("sang-kien/", include("thidua.initiatives.urls")),
    path("thi-dua/", include("thidua.movements.urls")),
    path("ho-so/", include("thidua.dossiers.urls")),
    path("hoi-dong/", include("thidua.council.urls")),
    path("quyet-dinh/", include("thidua.decisions.urls")),
    path("bao-cao/", include("thidua.reports.urls")),
    path("trang/", include("thidua.profiles.urls")),
    path("cong-khai/", include("thidua.portal.urls")),
    path("ngon-ngu/", login_not_required(set_language), name="set_language"),
]

handler400 = "thidua.kit.errors.bad_request"
handler403 = "thidua.kit.errors.forbidden"
handler404 = "thidua.kit.errors.not_found"
handler500 = "thidua.kit.errors.server_error"
