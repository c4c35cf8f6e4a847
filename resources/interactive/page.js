// All of it put together.
for (const [pane, z] of [["ground", 200], ["dots", 420], ["areas", 430], ["names", 450]]) map.createPane(pane).style.zIndex = z;
for (const pane of ["ground", "names"]) map.getPane(pane).style.pointerEvents = "none";
map.getPane("names").classList.add("leaflet-zoom-hide");
map.getPane("names").setAttribute("aria-hidden", "true");
const floor = new Ground({ pane: "ground", padding: 0.25 }).addTo(map);

let waiting = 0;
const names = () => {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(name);
};
function show() {
  now = Math.min(Number(slider.value), data.at);
  find("shown").textContent = dtg(now);
  slider.setAttribute("aria-valuetext", dtg(now));
  gather();
  floor.paint();
  tell();
  names();
}

map.getContainer().setAttribute("role", "region");
map.getContainer().setAttribute("aria-label", words.map);
L.control.scale({ imperial: false, maxWidth: 140 }).addTo(map);
map.attributionControl.setPrefix(false).addAttribution(data.attribution);
const whole = () => map.fitBounds([[data.view[1], data.view[0]], [data.view[3], data.view[2]]], { animate: false });
slider.addEventListener("input", () => {
  halt();
  show();
});
since.addEventListener("change", chooseRange);
play.addEventListener("click", run);
find("listed").addEventListener("click", () => openList(list.hidden));
find("whole").addEventListener("click", whole);
map.on("zoomend", () => {
  gather();
  names();
});
map.on("moveend resize", names);
map.on("overlayadd overlayremove", show);
map.on("popupopen", (event) => {
  map.getContainer().classList.add("told");
  const box = event.popup.getElement();
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-label", words.details);
  const inner = box.querySelector(".card, .facts");
  if (inner) {
    inner.tabIndex = -1;
    inner.focus({ preventScroll: true });
  }
});
map.getPane("popupPane").addEventListener("keydown", (event) => {
  if (event.key === "Escape") map.closePopup();
});
map.on("popupclose", (event) => {
  map.getContainer().classList.remove("told");
  const marker = event.popup._source, el = marker && marker.getElement && marker.getElement();
  if (el && document.activeElement && event.popup.getElement().contains(document.activeElement)) el.focus({ preventScroll: true });
});
openList(window.innerWidth >= 1100);
whole();
// Where the first range holds no incident, everything is shown rather than an empty map.
if (!data.incidents.some((one) => one.to > data.at - Number(since.value))) since.value = "0";
chooseRange();
