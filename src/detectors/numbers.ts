/** A step for a sentence: three or four significant digits, thousands separated. */
export function sayStep(step: number): string {
  if (step === 0) return '0';
  const rounded = Number(step.toPrecision(Math.abs(step) >= 1000 ? 4 : 3));
  if (Math.abs(rounded) >= 1e21) return String(rounded);
  return String(rounded).replaceAll(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');
}

/** A level for a sentence: accuracies in percent, losses with three significant digits. */
export function sayLevel(level: number, channel: 'accuracy' | 'loss'): string {
  if (channel === 'accuracy')
    return `${Number((100 * level).toFixed(level > 0.1 && level < 0.995 ? 0 : 1))} %`;
  return String(Number(level.toPrecision(3)));
}

/** A ratio for a sentence: two significant digits under ten, whole numbers above. */
export function sayRatio(ratio: number): string {
  return ratio < 10 ? String(Number(ratio.toPrecision(2))) : sayStep(Math.round(ratio));
}
