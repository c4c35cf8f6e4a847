"""pyqtgraph charts from plain values, on screen and on slides."""
