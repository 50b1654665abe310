"use strict";
(() => {
  const root = document.documentElement;
  const data = JSON.parse(document.getElementById("what-if-data").textContent);

  const format = new Intl.NumberFormat("en-US", { maximumFractionDigits: 6 });

  /** The step with this number, of equal steps from first to last; to twelve digits, so that 0.1 stays 0.1. */
  const step = ([first, last, count], index) =>
    count < 2 ? first : Number((first + ((last - first) * index) / (count - 1)).toPrecision(12));

  /** P(Y < value), or P(Y <= value) with `included`, from rows of [value, P(Y < value), P(Y <= value)]. */
  const distribution = (rows, value, included) => {
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rows[middle][0] < value) low = middle + 1;
      else high = middle;
    }
    if (low < rows.length && rows[low][0] === value) return included ? rows[low].at(-1) : rows[low][1];
    if (low === 0) return 0;
    if (low === rows.length) return 1;
    const [left, right] = [rows[low - 1], rows[low]];
    const from = left.at(-1);
    return from + ((right[1] - from) * (value - left[0])) / (right[0] - left[0]);
  };

  /** Rows are to six decimals and end in the tails: what they take for certain is only nearly so. */
  const open = (chance) => Math.min(Math.max(chance, 1e-6), 1 - 1e-6);

  /** P(Y < value), or P(Y <= value) with `included`; 0 or 1 only where the value lies outside everything possible. */
  const share = (panel, value, included) => {
    const [lower, upper] = [panel.lower ?? -Infinity, panel.upper ?? Infinity];
    const chance = distribution(panel.rows, value, included);
    const isOutside = included ? value < lower || value >= upper : value <= lower || value > upper;
    return isOutside ? chance : open(chance);
  };

  /** The chance that a target is met at the level with this number and with an extra pace. */
  const probability = (panel, index, pace) => {
    const level = step(panel.levels, index);
    const [below, above] = panel.slack[panel.slack.length > 1 ? index : 0];
    const [least, most] = [below === null ? -Infinity : level - below, above === null ? Infinity : level + above];
    const [lower, upper] = [panel.lower ?? -Infinity, panel.upper ?? Infinity];
    if (least > upper || most < lower) return 0;
    const shift = pace * panel.years;
    const tooLow = least > lower ? share(panel, least - shift, false) : 0;
    const tooHigh = most < upper ? 1 - share(panel, most - shift, true) : 0;
    if (tooLow === 1 || tooHigh === 1) return 0;
    return tooLow + tooHigh === 0 ? 1 : open(1 - tooLow - tooHigh);
  };

  /** Without last digits, which decide nothing. */
  const known = (chance) => Math.round(1e6 * chance) / 1e6;

  /** What a chance earns; some words begin beyond their limit. */
  const verdictOf = (chance) =>
    data.verdicts.find(({ beyond, from }) => (beyond ? known(chance) > from : known(chance) >= from));

  /** In tens of per cent, rounded inside the limits of the word; never 0 or 100. */
  const tensOf = (chance, { tens }) => {
    if (!tens) return Math.round(100 * chance) + "%";
    const rounded = Math.round(10 * chance) * 10;
    if (rounded < 10 && tens[0] <= 10) return data.nearly.never;
    if (rounded > 90 && tens[1] >= 90) return data.nearly.always;
    return Math.min(Math.max(rounded, tens[0]), tens[1]) + "%";
  };

  const nearest = (steps, value) =>
    steps[2] < 2 ? 0 : Math.round(((value - steps[0]) / (steps[1] - steps[0])) * (steps[2] - 1));

  const prepare = (slider, steps, start, words) => {
    slider.min = 0;
    slider.max = steps[2] - 1;
    slider.step = 1;
    slider.value = start;
    return () => {
      const text = words(step(steps, Number(slider.value)));
      slider.setAttribute("aria-valuetext", text);
      return text;
    };
  };

  for (const [key, panel] of Object.entries(data.panels)) {
    const box = document.getElementById(key);
    const find = (name) => box.querySelector("." + name);
    const [level, pace, verdict] = ["level", "pace", "verdict"].map(find);
    const levelStart = nearest(panel.levels, panel.start);
    const paceStart = nearest(panel.paces, 0);
    const amount = (value, units) => format.format(value) + units[Math.abs(value) === 1 ? 0 : 1];
    const levelText = prepare(level, panel.levels, levelStart, (value) => amount(value, panel.units));
    const paceText = pace
      ? prepare(pace, panel.paces, paceStart, (value) => (value > 0 ? "+" : "") + amount(value, panel.changeUnits))
      : () => "";
    const show = () => {
      find("level-value").textContent = levelText();
      if (pace) find("pace-value").textContent = paceText();
      const chance = probability(panel, Number(level.value), pace ? step(panel.paces, Number(pace.value)) : 0);
      const word = verdictOf(chance);
      verdict.textContent = word.word + data.chance.before + tensOf(chance, word) + data.chance.after;
      verdict.className = "verdict " + word.tone;
      verdict.dataset.probability = chance;
    };
    level.addEventListener("input", show);
    if (pace) pace.addEventListener("input", show);
    find("reset").addEventListener("click", () => {
      level.value = levelStart;
      if (pace) pace.value = paceStart;
      show();
    });
    show();
    find("planned-value").textContent = verdict.textContent;
  }
  root.classList.add("scripted");
})();
