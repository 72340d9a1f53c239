from django.urls import path

from imports import views
from imports.any_table.views import import_columns

urlpatterns = [
    path("import/", views.imports, name="imports"),
    path("import/<int:id>/", views.import_preview, name="import_preview"),
    path("import/<int:id>/columns/", import_columns, name="import_columns"),
    path("import/<int:id>/progress/", views.import_progress, name="import_progress"),
    path("import/<int:id>/skipped/", views.import_skipped, name="import_skipped"),
    path("import/<int:id>/undo/", views.import_undo, name="import_undo"),
    path("import/<int:id>/remove/", views.import_remove, name="import_remove"),
]
