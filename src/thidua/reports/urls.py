from django.urls import path

from thidua.reports.views import figures, papers

app_name = "reports"

urlpatterns = [
    path("", figures.year, name="year"),
    path("tai-ve/<slug:kind>/", figures.year_file, name="year_file"),
    path("dong/<slug:book>/", figures.rows, name="rows"),
    path("dong/<slug:book>/tai-ve/", figures.rows_export, name="rows_export"),
    path("van-ban/", papers.papers, name="papers"),
    path("van-ban/soan/", papers.draft, name="draft"),
    path("van-ban/<int:pk>/", papers.paper, name="yearreport"),
    path("van-ban/<int:pk>/viet/", papers.write, name="write"),
    path("van-ban/<int:pk>/buoc/<slug:step>/", papers.step, name="step"),
    path("van-ban/<int:pk>/tep/<slug:kind>/", papers.paper_file, name="paper_file"),
]
