import type { FigureMarker } from '../plot/figure.js';

/** Fonts that are there on the usual systems, so that nothing is loaded. */
const FONTS = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,'Liberation Sans',sans-serif";

/**
 * Colours by class, light and dark: the palette of Okabe and Ito, which the colour-blind can tell apart, each where it
 * stands out from the ground; on paper light. Elements take them as `currentColor`.
 */
const COLOURS: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  ink: ['#1f2328', '#e6edf3'],
  dim: ['#59636e', '#9198a1'],
  grid: ['#e4e8ec', '#262c36'],
  train: ['#0072b2', '#56b4e9'],
  test: ['#d55e00', '#f08a24'],
  fit: ['#a8478a', '#e09cc6'],
  theory: ['#00805c', '#2bb98d'],
  forecast: ['#6c4bc1', '#b39ddb'],
  run0: ['#0072b2', '#56b4e9'],
  run1: ['#d55e00', '#f08a24'],
  run2: ['#00805c', '#2bb98d'],
  run3: ['#a8478a', '#e09cc6'],
  run4: ['#1f2328', '#e6edf3'],
  run5: ['#a87400', '#f0d43a'],
};

const GROUND = ['#ffffff', '#0d1117'] as const;

function rules(scope: string, theme: 0 | 1): string {
  const colours = Object.entries(COLOURS).map(([name, pair]) => `${scope} .${name}{color:${pair[theme]}}`);
  return `${colours.join('')}${scope} .ground{fill:${GROUND[theme]}}${scope} .halo{stroke:${GROUND[theme]}}`;
}

/** The style of all charts, for their own `<style>` or for that of a page that holds them. */
export function chartStyle(): string {
  return (
    `.gs{font:11px ${FONTS}}.gs text{fill:currentColor}.gs .small{font-size:9px}.gs .strong{font-weight:600}` +
    `.gs path,.gs line{stroke:currentColor;fill:none;stroke-linejoin:round;stroke-linecap:round}` +
    `.gs .grid line{stroke-width:1}.gs .area{fill:currentColor;stroke:none}.gs .mark{fill:currentColor;stroke:currentColor}` +
    `.gs .halo{paint-order:stroke;stroke-width:4px;stroke-linejoin:round}.gs .hollow{fill:none;stroke:currentColor;stroke-width:1.5}` +
    `${rules('.gs', 0)}@media screen and (prefers-color-scheme:dark){${rules('.gs', 1)}}`
  );
}

/** The same colours as custom properties, for what a page draws beside the charts. */
export function paletteStyle(): string {
  return `${properties(0)}@media screen and (prefers-color-scheme:dark){${properties(1)}}`;
}

function properties(theme: 0 | 1): string {
  const pairs = Object.entries({ ...COLOURS, ground: GROUND });
  return `:root{${pairs.map(([name, pair]) => `--${name}:${pair[theme]}`).join(';')}}`;
}

/** Colour classes of runs that are drawn over each other. */
const RUN_CLASSES = ['run0', 'run1', 'run2', 'run3', 'run4', 'run5'] as const;

/** Most runs that keep a colour and a mark of their own. */
export const MOST_COLOURS: number = RUN_CLASSES.length;

export function runClass(run: number): string {
  return RUN_CLASSES[run % RUN_CLASSES.length] ?? 'ink';
}

/** Colour class of what is marked, where there is one run. */
export const MARKER_CLASS: Readonly<Record<FigureMarker['kind'], string>> = {
  memorised: 'train',
  t10: 'test',
  t50: 'test',
  t90: 'test',
  theory: 'theory',
  forecast: 'forecast',
};
