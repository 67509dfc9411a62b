import chart from './page/chart.js?raw';
import legend from './page/legend.js?raw';
import marks from './page/marks.js?raw';
import numbers from './page/numbers.js?raw';
import runs from './page/runs.js?raw';
import start from './page/start.js?raw';
import state from './page/state.js?raw';
import zoom from './page/zoom.js?raw';

/** The script of the page, for a browser that has uPlot: its parts in one block, so that their names stay in it. */
export const pageScript: string = `{\n${[state, numbers, chart, marks, legend, zoom, runs, start].join('\n')}}\n`;
