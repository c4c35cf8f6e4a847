"""The panels of the window: widgets plus ``refresh(changes)``. One file a subject."""
