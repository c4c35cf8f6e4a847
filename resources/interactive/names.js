// Names: first of what stands on the map, then capitals, countries, seas and cities, wherever there is room.
const FACE = getComputedStyle(document.body).fontFamily;
const meter = document.createElement("canvas").getContext("2d");
const widths = new Map();
function wide(text, font, spacing) {
  const key = font + text;
  if (!widths.has(key)) {
    meter.font = font + " " + FACE;
    widths.set(key, meter.measureText(text).width + spacing * text.length);
  }
  return widths.get(key);
}

const cut = (text, most) => (text.length > most ? text.slice(0, most - 1).trimEnd() + "…" : text);

function name() {
  const pane = map.getPane("names"), taken = [], size = map.getSize(), scale = 1 / 2 ** map.getZoom();
  const corner = map.containerPointToLayerPoint([0, 0]), found = document.createDocumentFragment();
  const at = (x, y) => map.latLngToContainerPoint([y, x]);
  const free = (box) => taken.every((one) => box[2] <= one[0] || box[0] >= one[2] || box[3] <= one[1] || box[1] >= one[3]);
  const inside = (p, edge) => p.x > -edge && p.y > -edge && p.x < size.x + edge && p.y < size.y + edge;
  const write = (text, kind, x, y, width, height) => {
    const box = [x - 3, y - 1, x + width + 3, y + height + 1];
    if (x < 4 || y < 4 || x + width > size.x - 4 || y + height > size.y - 4 || !free(box)) return false;
    taken.push(box);
    const el = made("div", "", "name " + kind);
    text.forEach((line, number) => el.appendChild(made(number ? "span" : "b", line)));
    L.DomUtil.setPosition(el, L.point(Math.round(corner.x + x), Math.round(corner.y + y)));
    found.appendChild(el);
    return true;
  };
  const beside = (text, kind, p, reach, width, height) =>
    write(text, kind, p.x + reach, p.y - height / 2, width, height) ||
    write(text, kind + " right", p.x - reach - width, p.y - height / 2, width, height) ||
    write(text, kind + " mid", p.x - width / 2, p.y - reach - height, width, height) ||
    write(text, kind + " mid", p.x - width / 2, p.y + reach, width, height);
  for (const control of document.querySelectorAll(".leaflet-control")) {
    const box = control.getBoundingClientRect(), frame = map.getContainer().getBoundingClientRect();
    taken.push([box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top]);
  }
  const standing = pins.filter((one) => one.wanted);
  for (const one of standing) {
    if (one.thing.area) continue;
    const p = at(one.thing.x, one.thing.y);
    taken.push([p.x - one.anchor[0], p.y - one.anchor[1], p.x - one.anchor[0] + one.size[0], p.y - one.anchor[1] + one.size[1]]);
  }
  for (const one of standing) {
    const p = at(one.thing.x, one.thing.y), thing = one.thing;
    if (!inside(p, 0) || (thing.rank < 3 && scale > 6000)) continue;
    const below = thing.area ? words.area : thing.region ? words.somewhere : thing.short;
    const text = [cut(thing.name || thing.title, 30) + (thing.check ? "\u00a0?" : ""), below].filter(Boolean);
    const width = Math.max(...text.map((line, number) => wide(line, number ? "400 12px" : "600 13px", 0))) + 2;
    const middle = L.point(p.x + one.size[0] / 2 - one.anchor[0], p.y + one.size[1] / 2 - one.anchor[1]);
    if (thing.area && write(text, "mark mid", p.x - width / 2, p.y - 16, width, 32)) continue;
    beside(text, "mark", middle, one.size[0] / 2 + 3, width, 16 * text.length);
  }
  for (const one of drawn) {
    if (!one.thing.title || !during(one.thing) || !map.hasLayer(groups[one.thing.layer])) continue;
    const p = at(one.thing.x, one.thing.y), width = wide(cut(one.thing.title, 40), "600 13px", 0) + 2;
    if (inside(p, 0)) beside([cut(one.thing.title, 40)], "mark", p, 6, width, 16);
  }
  for (const one of data.regions) {
    const count = counted(one), p = at(one.x, one.y), text = String(count);
    if (count && inside(p, 0)) write([text], "count", p.x - wide(text, "600 13px", 0) / 2, p.y - 8, wide(text, "600 13px", 0), 16);
  }
  const city = ([text, x, y, , capital]) => {
    const p = at(x, y), reach = capital ? 5 : 4;
    if (!inside(p, 0) || !free([p.x - 3, p.y - 3, p.x + 3, p.y + 3])) return;
    const font = capital ? "600 13px" : "400 13px", width = wide(text, font, 0) + 2;
    if (!beside([text], capital ? "city capital" : "city", p, reach + 2, width, 16)) return;
    taken.push([p.x - 3, p.y - 3, p.x + 3, p.y + 3]);
    const dot = made("i", "", capital ? "dot capital" : "dot");
    L.DomUtil.setPosition(dot, L.point(Math.round(corner.x + p.x), Math.round(corner.y + p.y)));
    found.appendChild(dot);
  };
  ground.cities.filter((one) => one[4]).forEach(city);
  for (const [text, metres, spots] of ground.countries) {
    const room = metres / scale, size13 = room > 170, spacing = size13 ? 3 : 1.2;
    if (room < 28) break;
    const upper = text.toUpperCase(), font = size13 ? "500 13px" : "500 12px", width = wide(upper, font, spacing);
    if (width > Math.max(room * 1.15, 40)) continue;
    for (let spot = 0; spot < spots.length; spot += 2) {
      const p = at(spots[spot], spots[spot + 1]);
      if (inside(p, 0) && write([upper], size13 ? "land wide" : "land", p.x - width / 2, p.y - 8, width, 16)) break;
    }
  }
  for (const [text, x, y, finest, coarsest] of ground.seas) {
    const p = at(x, y), width = wide(text, "italic 400 13px", 0.5);
    if (scale >= finest && scale <= coarsest && inside(p, 0)) write([text], "sea", p.x - width / 2, p.y - 8, width, 16);
  }
  ground.cities.filter((one) => !one[4] && scale <= one[3]).forEach(city);
  pane.replaceChildren(found);
}
