"""The panels of the window: widgets plus ``refresh(changes)``. One file a subject."""

from console.ui.panels.claims import Claims
from console.ui.panels.due import DuePanel
from console.ui.panels.forces import Forces
from console.ui.panels.incidents import Incidents
from console.ui.panels.indicators import IndicatorBoard
from console.ui.panels.inspector import InspectorPanel
from console.ui.panels.layers import Layers
from console.ui.panels.log import Log
from console.ui.panels.reports import Reports
from console.ui.panels.sources import Sources
from console.ui.panels.views import Views
from console.ui.panes import PanelKind
from console.ui.words import later

PANELS: tuple[PanelKind, ...] = (
    PanelKind("layers", later("Layers"), "left", Layers),
    PanelKind("reports", later("Reports"), "tables", Reports),
    PanelKind("incidents", later("Incidents"), "tables", Incidents),
    PanelKind("forces", later("Forces"), "tables", Forces),
    PanelKind("log", later("Log"), "tables", Log),
    PanelKind("sources", later("Sources"), "tables", Sources),
    PanelKind("inspector", later("Inspector"), "right", InspectorPanel),
    PanelKind("views", later("Views"), "left", Views),
    PanelKind("indicators", later("Indicators"), "tables", IndicatorBoard),
    PanelKind("claims", later("Claims"), "tables", Claims),
    PanelKind("due", later("Due"), "tables", DuePanel),
)
