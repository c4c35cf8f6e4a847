"""The canvas and its layers: they draw plain values and know no database."""
