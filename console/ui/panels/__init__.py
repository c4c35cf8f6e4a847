"""The panels of the window: widgets plus ``refresh(changes)``. One file a subject."""

from console.ui.panels.inspector import InspectorPanel
from console.ui.panes import PanelKind
from console.ui.words import later

PANELS: tuple[PanelKind, ...] = (PanelKind("inspector", later("Inspector"), "right", InspectorPanel),)
