from django.urls import path

from thidua.decisions.views import certificates, decisions, proposals

app_name = "decisions"

urlpatterns = [
    path("", decisions.decisions, name="decisions"),
    path("tai-ve/", decisions.decisions_export, name="decisions_export"),
    path("soan/", decisions.draft, name="draft"),
    path("<int:pk>/", decisions.decision, name="decision"),
    path("<int:pk>/dong/<int:line>/bo/", decisions.remove_line, name="remove_line"),
    path("<int:pk>/trinh-ky/", decisions.submit, name="submit"),
    path("<int:pk>/rut/", decisions.withdraw, name="withdraw"),
    path("<int:pk>/da-ky/", decisions.sign, name="sign"),
    path("<int:pk>/doi-chieu/", decisions.settle, name="settle"),
    path("<int:pk>/so/", decisions.number, name="number"),
    path("<int:pk>/ban-hanh/", decisions.issue, name="issue"),
    path("<int:pk>/chi-thuong/", decisions.pay, name="pay"),
    path("<int:pk>/dieu-chinh/", decisions.amend, name="amend"),
    path("<int:pk>/huy-bo/", decisions.revoke, name="revoke"),
    path("<int:pk>/xem/", decisions.preview, name="preview"),
    path("<int:pk>/giay-chung-nhan/", certificates.certificates, name="certificates"),
    path("<int:pk>/<slug:kind>/", decisions.paper, name="paper"),
    path("giay-chung-nhan/<int:pk>/", certificates.certificate, name="certificate"),
    path("giay-chung-nhan/<int:pk>/trao/", certificates.hand_over, name="hand_over"),
    path("to-trinh/", proposals.proposals, name="proposals"),
    path("to-trinh/tai-ve/", proposals.proposals_export, name="proposals_export"),
    path("to-trinh/soan/", proposals.draft_proposal, name="draft_proposal"),
    path("to-trinh/<int:pk>/", proposals.proposal, name="proposal"),
    path("to-trinh/<int:pk>/buoc/<slug:step>/", proposals.proposal_step, name="proposal_step"),
    path("to-trinh/<int:pk>/dong/<int:line>/", proposals.outcome, name="outcome"),
    path("to-trinh/<int:pk>/tep/<slug:kind>/", proposals.proposal_paper, name="proposal_paper"),
]
