"""Tools: what takes over the pointer on the map for a while – a place asked for, a box, a lasso, a distance, a drawing.

A tool knows the canvas it is used on and plain values; what a caller does with the outcome is the ``done`` it gives.
``MapCanvas.use(tool)`` puts one into the hand, ``use(None)`` takes it out again.
"""

from console.map.tools.base import Tool, Touch
from console.map.tools.box import BoxTool, gather_tool, zoom_tool
from console.map.tools.lasso import LassoTool
from console.map.tools.place import PlaceTool

__all__ = ["BoxTool", "LassoTool", "PlaceTool", "Tool", "Touch", "gather_tool", "zoom_tool"]
