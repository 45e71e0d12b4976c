"""Sending a file, after the page of the record that holds it has decided who may see it."""

from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header

from thidua.files.models import File
from thidua.files.place import path_of

TYPES = {
    "txt": "text/plain; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xls": "application/vnd.ms-excel",
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
}


def made(data: bytes, *, name: str, kind: str) -> HttpResponse:
    """Bytes made for this answer alone, as an attachment that no browser will run."""
    response = HttpResponse(data, content_type=TYPES[kind])
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def send(file: File) -> FileResponse:
    """The bytes as an attachment that no browser will run."""
    response = FileResponse(
        path_of(file.hash).open("rb"),
        as_attachment=True,
        filename=file.name,
        content_type=TYPES[file.kind],
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
