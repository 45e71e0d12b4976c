from django.urls import path

from thidua.documents.views import links, papers, sending, series, tray

app_name = "documents"

urlpatterns = [
    path("", papers.documents, name="documents"),
    path("tai-ve/", papers.documents_export, name="documents_export"),
    path("<int:pk>/", papers.document, name="document"),
    path("<int:pk>/tep/<slug:kind>/", papers.file, name="file"),
    path("<int:pk>/buoc/<slug:step>/", papers.step, name="step"),
    path("so/", series.books, name="series"),
    path("so/them/", series.book_add, name="series_add"),
    path("so/<int:pk>/", series.book_edit, name="series_edit"),
    path("gui/", sending.send, name="send"),
    path("khay/", tray.tray, name="tray"),
    path("khay/tai-ve/", tray.tray_export, name="tray_export"),
    path("khay/<int:pk>/", tray.delivery, name="delivery"),
    path("khay/<int:pk>/tep/", tray.delivery_file, name="delivery_file"),
    path("khay/<int:pk>/nhan/", tray.confirm, name="confirm"),
    path("khay/<int:pk>/tra/", tray.refuse, name="refuse"),
    path("khay/lien-ket/", links.links, name="links"),
    path("khay/lien-ket/them/", links.link_add, name="link_add"),
    path("khay/lien-ket/<int:pk>/thu-hoi/", links.link_end, name="link_end"),
]
