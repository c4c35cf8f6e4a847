// The ground: outlines unpacked once, painted on one canvas; Allies by the day shown.
function* unpacked(text) {
  const raw = atob(text);
  let value = 0, shift = 0;
  for (let at = 0; at < raw.length; at++) {
    const byte = raw.charCodeAt(at);
    value += (byte & 127) * 2 ** shift;
    shift += 7;
    if (byte < 128) {
      yield value % 2 ? -(value + 1) / 2 : value / 2;
      value = shift = 0;
    }
  }
}

function outlines(pack, closed) {
  if (!pack.length) return [];
  const [quantum, counts, tags, text] = pack, numbers = unpacked(text), found = [];
  counts.forEach((count, number) => {
    const path = new Path2D();
    let x = 0, y = 0, west = Infinity, south = Infinity, east = -Infinity, north = -Infinity;
    for (let at = 0; at < count; at++) {
      x += numbers.next().value * quantum;
      y += numbers.next().value * quantum;
      if (at) path.lineTo(x, y);
      else path.moveTo(x, y);
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
    }
    if (closed) path.closePath();
    found.push({ path, tag: tags[number], west, south, east, north });
  });
  return found;
}

const kept = new Map();
function shapes(layer, reach) {
  const key = layer + reach;
  if (!kept.has(key)) kept.set(key, outlines(ground[layer][reach], layer === "land" || layer === "lake"));
  return kept.get(key);
}

const allied = (number) => (data.allies[ground.sovereign[number]] || Infinity) <= now;
const counted = (region) =>
  groups.regions && map.hasLayer(groups.regions) ? region.times.filter((at) => at <= now && at >= from).length : 0;
const tinted = () => {
  const found = new Map();
  for (const one of data.incidents) {
    if (one.region && during(one) && map.hasLayer(groups[one.layer])) found.set(one.region, (found.get(one.region) || 0) + 1);
  }
  return found;
};

const Ground = L.Renderer.extend({
  _initContainer() {
    this._container = document.createElement("canvas");
    this._pen = this._container.getContext("2d");
  },
  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    const size = this._bounds.getSize(), ratio = Math.min(window.devicePixelRatio || 1, 2), box = this._container;
    L.DomUtil.setPosition(box, this._bounds.min);
    box.width = Math.round(size.x * ratio);
    box.height = Math.round(size.y * ratio);
    box.style.width = size.x + "px";
    box.style.height = size.y + "px";
    this.paint(ratio);
  },
  paint(ratio) {
    if (!this._map || !this._bounds) return;
    this._ratio = ratio = ratio || this._ratio;
    const pen = this._pen, scale = 2 ** this._map.getZoom(), px = 1 / scale, origin = this._map.getPixelOrigin();
    const left = origin.x + this._bounds.min.x, top = origin.y + this._bounds.min.y, size = this._bounds.getSize();
    const west = left * px, east = (left + size.x) * px, north = -top * px, south = -(top + size.y) * px;
    const reach = px < ground.near ? 2 : 1;
    const seen = (layer) => [0, reach].flatMap((one) => shapes(layer, one))
      .filter((one) => one.west <= east && one.east >= west && one.south <= north && one.north >= south);
    const lines = (layer, colour, width, dashes) => {
      pen.strokeStyle = colour;
      pen.lineWidth = width * px;
      pen.setLineDash(dashes.map((one) => one * px));
      for (const one of seen(layer)) pen.stroke(one.path);
    };
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.fillStyle = ink.sea;
    pen.fillRect(0, 0, this._container.width, this._container.height);
    pen.setTransform(ratio * scale, 0, 0, -ratio * scale, -left * ratio, -top * ratio);
    pen.lineJoin = "round";
    lines("land", ink.coast, 2, []);
    const land = seen("land"), tints = tinted();
    for (const own of [false, true]) {
      pen.fillStyle = own ? ink.land_ally : ink.land;
      for (const one of land) if (allied(one.tag) === own) pen.fill(one.path);
    }
    pen.fillStyle = ink.region_tint;
    for (const one of land) {
      const count = tints.get(ground.iso2[one.tag]);
      if (!count) continue;
      pen.globalAlpha = 0.12 + 0.31 * Math.min(1, (count - 1) / 7);
      pen.fill(one.path);
      pen.globalAlpha = 1;
    }
    for (const one of data.regions) {
      const count = counted(one);
      if (!count) continue;
      one.paths = one.paths || outlines(one.pack, true);
      pen.globalAlpha = 0.12 + 0.31 * Math.min(1, (count - 1) / 7);
      for (const each of one.paths) pen.fill(each.path);
      pen.globalAlpha = 1;
    }
    pen.fillStyle = ink.lake;
    for (const one of seen("lake")) pen.fill(one.path);
    lines("lake", ink.coast, 0.7, []);
    lines("river", ink.river, 1.2, []);
    lines("border", ink.border, px > 2500 ? 1.1 : 1.5, []);
    lines("disputed", ink.border_disputed, 1.5, [5, 4]);
  },
});
