// The time shown: a range, a slider in it, and play.
const steps = [[2 * HOUR, HOUR / 60], [2 * DAY, HOUR / 6], [8 * DAY, HOUR], [40 * DAY, 6 * HOUR], [400 * DAY, 3 * DAY]];
const slider = find("until"), since = find("since"), play = find("play");
let from = data.first, now = data.at, timer = 0;

function chooseRange() {
  const length = Number(since.value) || data.at - data.first;
  const step = (steps.find((one) => length <= one[0]) || [0, 30 * DAY])[1];
  from = data.at - length;
  slider.min = data.at - Math.ceil(length / step) * step;
  slider.max = data.at;
  slider.step = step;
  slider.value = data.at;
  halt();
  show();
}

function halt() {
  clearInterval(timer);
  timer = 0;
  play.textContent = words.play;
  play.setAttribute("aria-pressed", "false");
}

function run() {
  if (timer) return halt();
  if (Number(slider.value) >= data.at) slider.value = slider.min;
  play.textContent = words.pause;
  play.setAttribute("aria-pressed", "true");
  timer = setInterval(() => {
    slider.stepUp();
    show();
    if (Number(slider.value) >= data.at) halt();
  }, 120);
}

const during = (thing) => thing.from <= now && (thing.to === null || thing.to > (thing.standing ? now : from));
