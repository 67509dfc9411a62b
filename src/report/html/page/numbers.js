// Numbers for people, and round ones for axes.

const whole = (value) =>
  Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');

const place = (x) => (Math.abs(x) >= 100 ? whole(x) : String(Number(x.toPrecision(3))));

const compact = (value) => {
  for (const [unit, suffix] of [
    [1e12, 'T'],
    [1e9, 'G'],
    [1e6, 'M'],
    [1e3, 'k'],
  ])
    if (Math.abs(value) >= unit) return Number((value / unit).toPrecision(3)) + suffix;
  return String(Number(value.toPrecision(3)));
};

const reading = (value) => {
  if (value === undefined || value === null) return '–';
  return chart.y.percent ? `${Number((value * 100).toFixed(1))} %` : String(Number(value.toPrecision(4)));
};

/** Round places between two ends: 1, 2 and 5 times powers of ten, powers alone where those are many. */
function roundPlaces(min, max, isLogAxis, count) {
  if (!(max > min)) return [min];
  const decades = Math.log10(max / min);
  if (isLogAxis && decades >= 0.7) {
    const stride = Math.max(1, Math.ceil(decades / count));
    const multiples = decades < count / 2.5 ? [1, 2, 5] : [1];
    const places = [];
    for (let power = Math.floor(Math.log10(min)); power <= Math.log10(max); power += 1)
      if (power % stride === 0)
        for (const multiple of multiples) places.push(Number((multiple * 10 ** power).toPrecision(3)));
    return places.filter((place_) => place_ >= min && place_ <= max);
  }
  const rough = (max - min) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((multiple) => multiple * power).find((size) => size >= rough);
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.floor(max / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
