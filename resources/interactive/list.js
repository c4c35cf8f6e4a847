// The same things as a list, for who does not use the map, and for what has no place on it.
const list = find("list"), sections = [["incidents", data.incidents], ["forces", data.forces], ["reports", data.reports]];
let told = "";
function tell() {
  if (list.hidden) return;
  const seen = (one) => during(one) && (!groups[one.layer] || map.hasLayer(groups[one.layer]));
  const all = sections.map(([key, things]) => [key, things.filter(seen).slice(0, 300)]);
  const now = JSON.stringify(all.map(([, shown], at) => shown.map((one) => sections[at][1].indexOf(one))));
  // A row that has the focus keeps it while nothing changes.
  if (now === told) return;
  told = now;
  const found = document.createDocumentFragment();
  for (const [key, shown] of all) {
    if (!shown.length) continue;
    found.appendChild(made("h2", words[key]));
    const rows = made("ul");
    for (const one of shown) {
      const row = made("li"), act = made("button", "", "row"), text = made("span");
      act.type = "button";
      const icon = made("span", "", "icon");
      if (one.symbol) icon.appendChild(symbol(one.symbol, one.width, one.height));
      else {
        const spot = icon.appendChild(made("i", "", one.colour ? "spot" : "spot none"));
        if (one.colour) spot.style.background = one.colour;
      }
      act.appendChild(icon);
      text.append(made("b", one.title + (one.check ? "\u00a0?" : "")), made("span", one.detail));
      act.appendChild(text);
      act.addEventListener("click", () => visit(one));
      row.appendChild(act);
      rows.appendChild(row);
    }
    found.appendChild(rows);
  }
  if (!found.childNodes.length) found.appendChild(made("p", words.nothing, "meta"));
  for (const note of data.notes) found.appendChild(made("p", note, "meta"));
  find("rows").replaceChildren(found);
}

function visit(thing) {
  if (window.innerWidth < 800) openList(false);
  if (thing.x === null) {
    const box = facts(thing);
    L.popup({ maxWidth: Math.min(400, window.innerWidth - 60) }).setLatLng(map.getCenter()).setContent(box).openOn(map);
    return;
  }
  map.closePopup();
  map.setView(place(thing), Math.max(map.getZoom(), -10.5), { animate: false });
  const found = pinOf.get(thing);
  const leader = found.leader || found;
  leader.openPopup();
  if (leader !== found) {
    const popup = leader.getPopup();
    popup.setContent(facts(thing));
  }
}

function openList(open) {
  list.hidden = !open;
  find("listed").setAttribute("aria-expanded", String(open));
  map.invalidateSize({ animate: false });
  tell();
}
