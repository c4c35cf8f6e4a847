"""QGIS draws a scene: see README.md. Runs on the system's Python, with Debian's python3-qgis."""

import json
import sys
import time
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsLineSymbol,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsMarkerSymbol,
    QgsPointXY,
    QgsRasterLayer,
    QgsRectangle,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor


def shapes(told):
    """One layer of outlines."""
    kind = {"fill": "MultiPolygon", "line": "MultiLineString"}[told["kind"]]
    layer = QgsVectorLayer(kind, told["name"], "memory")
    features = []
    for parts in told["shapes"]:
        points = [[QgsPointXY(*point) for point in part] for part in parts]
        feature = QgsFeature()
        if told["kind"] == "fill":
            feature.setGeometry(QgsGeometry.fromMultiPolygonXY([points]))
        else:
            feature.setGeometry(QgsGeometry.fromMultiPolylineXY(points))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    if told["kind"] == "fill":
        symbol = QgsFillSymbol.createSimple({"color": told["colour"], "outline_style": "no"})
    else:
        style = {"color": told["colour"], "width": str(told["width"]), "width_unit": "Pixel"}
        if told["dashes"]:
            lengths = ";".join(str(length * told["width"]) for length in told["dashes"])
            style |= {"use_custom_dash": "1", "customdash": lengths, "customdash_unit": "Pixel"}
        symbol = QgsLineSymbol.createSimple(style)
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    return layer


def dots(told):
    """The reports, coloured by category."""
    layer = QgsVectorLayer("Point?field=kind:integer", "reports", "memory")
    features = []
    for (x, y), kind in zip(told["xy"], told["kind"], strict=True):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([kind])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    categories = []
    for kind, colour in enumerate(told["colours"]):
        style = {"color": colour, "size": str(told["size"]), "size_unit": "Pixel", "outline_style": "no"}
        categories.append(QgsRendererCategory(kind, QgsMarkerSymbol.createSimple(style), str(kind)))
    layer.setRenderer(QgsCategorizedSymbolRenderer("kind", categories))
    return layer


def main(folder):
    """Answer until there are no more lines."""
    program = QgsApplication([], False)
    program.initQgis()
    scene = json.loads((folder / "scene.json").read_text())
    layers = []
    for told in scene["layers"]:
        if told["kind"] == "image":
            layers.append(QgsRasterLayer(str(folder / told["file"]), told["name"]))
            layers[-1].setResamplingStage(Qgis.RasterResamplingStage.Provider)
        else:
            layers.append(shapes(told))
    layers.append(dots(scene["points"]))
    settings = QgsMapSettings()
    settings.setLayers(list(reversed(layers)))
    settings.setOutputSize(QSize(*scene["size"]))
    settings.setBackgroundColor(QColor(scene["background"]))
    settings.setFlag(QgsMapSettings.Antialiasing, True)
    settings.setOutputDpi(96)
    west, south, east, north = scene["bounds"]
    print(json.dumps({"version": Qgis.QGIS_VERSION.partition("-")[0]}), flush=True)
    moved = 0
    for line in sys.stdin:
        act = line.strip()
        if act == "quit":
            break
        if act == "pan":
            moved += 1
        right, down = (moved * pixels * scene["scale"] for pixels in scene["step"])
        settings.setExtent(QgsRectangle(west + right, south - down, east + right, north - down))
        begun = time.perf_counter()
        job = QgsMapRendererParallelJob(settings)
        job.start()
        job.waitForFinished()
        image = job.renderedImage()
        ended = time.perf_counter()
        if act == "picture":
            image.save(str(folder / "qgis.png"))
        print(json.dumps({"ms": (ended - begun) * 1000}), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
