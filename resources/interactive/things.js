// What stands on the map: pins, dots and drawings, what they tell, and who gathers under whom.
function facts(thing) {
  const box = made("div", "", "facts");
  box.appendChild(made("h2", thing.title));
  if (thing.meta) box.appendChild(made("p", thing.meta, "meta"));
  for (const side of thing.sides || []) {
    const part = made("div", "", "side " + side.kind);
    part.appendChild(made("h3", side.title));
    part.appendChild(made("p", side.text, "said"));
    for (const line of side.lines) part.appendChild(made("p", line, "meta"));
    box.appendChild(part);
  }
  if (thing.text) box.appendChild(made("p", thing.text));
  if (thing.rows && thing.rows.length) {
    const list = made("dl");
    for (const [name, value] of thing.rows) list.append(made("dt", name), made("dd", value));
    box.appendChild(list);
  }
  if (thing.check) box.appendChild(made("p", "? " + thing.check, "check"));
  return box;
}

function card(marker) {
  const all = [marker.thing, ...marker.under], box = made("div", "", "card");
  box.tabIndex = -1;
  const tell = (chosen) => {
    box.replaceChildren(facts(chosen));
    if (all.length < 2) return;
    box.appendChild(made("h3", words.also));
    for (const other of all) {
      if (other === chosen) continue;
      const act = made("button", other.title, "row");
      act.type = "button";
      act.addEventListener("click", () => tell(other));
      box.appendChild(act);
    }
  };
  tell(marker.thing);
  return box;
}

function spoken(thing, more) {
  return [thing.title, thing.detail, thing.area ? words.area : "", thing.region ? words.somewhere : "", thing.check ? words.check : "",
    more ? words.more.replace("{n}", more) : ""].filter(Boolean).join(", ");
}

function pin(thing) {
  const box = made("div", "", "pin" + (thing.area ? " area" : ""));
  let size, anchor;
  if (thing.area) {
    size = [150, 56];
    anchor = [75, 28];
  } else if (thing.region) {
    // Known to be somewhere in a country and no more: a number on the tint, no symbol at a point.
    box.classList.add("somewhere");
    size = [26, 22];
    anchor = [13, 11];
  } else {
    box.append(symbol(thing.symbol, thing.width, thing.height));
    size = [thing.width, thing.height];
    anchor = thing.anchor;
  }
  const badge = made("span", "", "badge");
  badge.hidden = !thing.region;
  box.appendChild(badge);
  const icon = L.divIcon({ html: box, className: "thing", iconSize: size, iconAnchor: anchor });
  const marker = L.marker(place(thing), { icon, keyboard: true, riseOnHover: true, zIndexOffset: thing.rank * 100,
    pane: thing.area ? "areas" : "markerPane" });
  Object.assign(marker, { thing, under: [], badge, size, anchor });
  marker.bindPopup(() => card(marker), { maxWidth: Math.min(400, window.innerWidth - 60), minWidth: Math.min(260, window.innerWidth - 80), maxHeight: Math.max(180, window.innerHeight * 0.45) });
  marker.bindTooltip(() => made("span", spoken(thing, marker.under.length)), { direction: "top", offset: [0, -anchor[1]] });
  marker.on("add", () => marker.getElement().setAttribute("aria-label", spoken(thing, marker.under.length)));
  return marker;
}

const pins = [...data.incidents, ...data.forces].filter((one) => one.x !== null).map(pin)
  .sort((a, b) => b.thing.rank - a.thing.rank || b.thing.from - a.thing.from);
const pinOf = new Map(pins.map((one) => [one.thing, one]));
// Drawings and dots share a canvas: one over the other would take its clicks.
const drawing = L.canvas({ pane: "dots", padding: 0.2, tolerance: L.Browser.mobile ? 8 : 2 });
const dotSize = () => (map.getZoom() < -11.5 ? 3 : 4.5);
const dots = data.reports.filter((one) => one.x !== null).map((one) => {
  const dot = L.circleMarker(place(one), { renderer: drawing, pane: "dots", radius: 3, weight: 1.5, color: ink.halo,
    fillColor: one.colour, fillOpacity: 0.95, opacity: 1 });
  dot.thing = one;
  dot.under = [];
  dot.bindPopup(() => card(dot), { maxWidth: Math.min(400, window.innerWidth - 60) });
  dot.bindTooltip(() => made("span", spoken(one, 0)), { direction: "top" });
  pinOf.set(one, dot);
  return dot;
});
const drawn = data.drawings.map((one) => {
  const style = { color: one.colour, weight: one.thick || 2.4, dashArray: one.dashed ? "7 6" : null, fillColor: one.colour,
    fillOpacity: one.closed ? 0.1 : 0, fill: Boolean(one.closed), renderer: drawing, pane: "dots" };
  const parts = one.lines.map((line) => {
    if (line.length < 2) return L.circleMarker([line[0][1], line[0][0]], { ...style, radius: 5, fill: true, fillOpacity: 0.9 });
    const points = line.map(([x, y]) => [y, x]);
    return one.closed ? L.polygon(points, style) : L.polyline(points, style);
  });
  const group = L.featureGroup(parts);
  group.thing = one;
  group.under = [];
  group.bindPopup(() => card(group), { maxWidth: Math.min(400, window.innerWidth - 60) });
  return group;
});

function put(group, layer, wanted) {
  if (wanted !== group.hasLayer(layer)) wanted ? group.addLayer(layer) : group.removeLayer(layer);
}

// Pins that would cover each other gather under the one that matters most.
function gather() {
  const standing = [], open = pins.find((one) => one.isPopupOpen());
  for (const one of pins) {
    one.under = [];
    one.wanted = during(one.thing) && map.hasLayer(groups[one.thing.layer]);
  }
  const order = open ? [open, ...pins.filter((one) => one !== open)] : pins;
  for (const one of order) {
    if (!one.wanted) continue;
    const at = map.latLngToLayerPoint(one.getLatLng());
    const over = one.thing.area ? null : standing.find((other) => !other.one.thing.area &&
      other.one.thing.family === one.thing.family && other.one.thing.region === one.thing.region && Math.abs(other.at.x - at.x) < 26 && Math.abs(other.at.y - at.y) < 24);
    if (over) {
      over.one.under.push(one.thing);
      one.wanted = false;
      one.leader = over.one;
    } else {
      standing.push({ one, at });
      one.leader = one;
    }
  }
  for (const one of pins) {
    put(groups[one.thing.layer], one, one.wanted);
    if (!one.wanted) continue;
    one.badge.hidden = !one.under.length && !one.thing.region;
    one.badge.textContent = String(one.under.length + 1);
    if (one.getElement()) one.getElement().setAttribute("aria-label", spoken(one.thing, one.under.length));
  }
  for (const one of drawn) put(groups[one.thing.layer], one, during(one.thing));
  for (const one of dots) {
    put(groups.reports, one, during(one.thing));
    if (one.getRadius() !== dotSize()) one.setRadius(dotSize());
  }
}
