"""The panels of the window: widgets plus ``refresh(changes)``. One file a subject."""

from console.ui.panes import PanelKind

PANELS: tuple[PanelKind, ...] = ()
