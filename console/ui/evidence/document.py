"""A document to read: its pages one under the other, drawn from memory. Links in it are not followed."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtWidgets import QWidget

from console.domain.errors import BadInput
from console.ui.words import tr


def document_view(content: bytes, name: str, parent: QWidget) -> QWidget:
    """A PDF's pages. Raises BadInput when it cannot be read, ImportError where Qt's PDF module cannot be loaded."""
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPdfWidgets import QPdfView

    view = QPdfView(parent)
    kept = QByteArray(content)
    buffer = QBuffer(kept, view)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(view)
    document.load(buffer)
    if document.error() is not QPdfDocument.Error.None_:
        view.deleteLater()
        if document.error() is QPdfDocument.Error.IncorrectPassword:
            raise BadInput(tr("The document asks for a password. Save a copy to open it elsewhere."))
        raise BadInput(tr("The document is damaged. Save a copy to look at it elsewhere."))
    view.setDocument(document)
    view.setPageMode(QPdfView.PageMode.MultiPage)
    view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
    view.setAccessibleName(name)
    return view
