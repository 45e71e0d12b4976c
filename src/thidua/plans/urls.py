from django.urls import path

from thidua.plans import views

app_name = "plans"

urlpatterns = [
    path("", views.plans, name="plans"),
    path("dua-vao/", views.upload, name="upload"),
    path("<int:pk>/", views.plan, name="plan"),
    path("<int:pk>/xac-nhan/", views.confirm, name="confirm"),
    path("<int:pk>/ket-thuc/", views.close_plan, name="close"),
    path("<int:pk>/tep/", views.plan_file, name="file"),
    path("<int:pk>/don-vi/", views.ask_units, name="ask_units"),
    path("don-vi-gui/", views.owed, name="owed"),
    path("don-vi-gui/xuat/", views.owed_export, name="owed_export"),
    path("don-vi-gui/<int:pk>/", views.send_owed, name="send_owed"),
    path("nhiem-vu/", views.tasks, name="tasks"),
    path("nhiem-vu/xuat/", views.tasks_export, name="tasks_export"),
    path("nhiem-vu/them/", views.task_add, name="task_add"),
    path("nhiem-vu/<int:pk>/", views.task, name="task"),
    path("nhiem-vu/<int:pk>/<slug:step>/", views.task_step, name="task_step"),
]
