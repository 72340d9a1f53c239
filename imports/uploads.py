"""Uploads, limited in size while they stream in.

Django's own limit on the size of a request does not count files. An upload that is too large is
read to its end and thrown away, so that our page can say so: if the connection were cut off, the
browser would show its own error instead.
"""

from __future__ import annotations

import io
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

LARGEST = 5 * 1024 * 1024  # bytes, over all files of a request


class Bounded(FileUploadHandler):
    """Keeps a file in memory, up to LARGEST, and never on a disk."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.received = 0

    def new_file(self, *args: Any, **options: Any) -> None:
        super().new_file(*args, **options)
        self.file = io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.received += len(raw_data)
        if self.received > LARGEST:
            self.file = io.BytesIO()
            if self.request is not None:
                self.request.META[TOO_LARGE] = True
            raise StopUpload(connection_reset=False)
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.file.seek(0)
        return InMemoryUploadedFile(
            self.file,
            self.field_name,
            self.file_name,
            self.content_type,
            file_size,
            self.charset,
            self.content_type_extra,
        )


TOO_LARGE = "backplan.upload_too_large"


def is_too_large(request: HttpRequest) -> bool:
    """Whether the request's files were larger than LARGEST. Reads the request."""
    return bool(request.FILES is not None and request.META.get(TOO_LARGE))
