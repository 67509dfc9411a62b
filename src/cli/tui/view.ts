import type { AnalysedRun, Analysis } from '../../analysis.js';
import type { Line } from '../../report/lines.js';
import type { Figure } from '../../report/plot/figure.js';
import { detailsOf } from './details.js';
import { headerLines } from './header.js';
import { helpLines } from './help.js';
import { type Layout, layoutOf, mostHeaderRows, type Size, usableRows, WIDEST_TEXT } from './layout.js';
import { type ListedRun, listing } from './listing.js';
import { type DrawnRun, drawnRuns, seedsOf } from './overlay.js';
import { pageOf } from './paging.js';
import { pictureOf } from './picture.js';
import { listWidth } from './run-list.js';
import type { ViewState } from './view-state.js';

/** What surrounds the state: the data, the terminal, and what is said of a live run. */
export interface Surroundings {
  readonly analysis: Analysis;
  readonly size: Size;
  readonly status?: ((run: AnalysedRun) => string | undefined) | undefined;
  /** Whether sentences take the place of drawings. */
  readonly isSpoken?: boolean;
}

/** Everything that follows from state and surroundings: what the keys act on, and what the screen shows. */
export interface View extends Surroundings {
  readonly state: ViewState;
  readonly listed: readonly ListedRun[];
  /** Place of the chosen run in the list; 0 where the list is empty. */
  readonly place: number;
  readonly chosen: ListedRun | undefined;
  readonly drawn: readonly DrawnRun[];
  /** How many runs differ from the chosen one in their seed only, itself included. */
  readonly seeds: number;
  readonly figure: Figure | undefined;
  readonly layout: Layout;
  readonly details: readonly Line[];
  /** What the paging keys move, help or details: which page is shown, and of how many. */
  readonly page: number;
  readonly pages: number;
}

export function viewOf(surroundings: Surroundings, state: ViewState): View {
  const { analysis, size } = surroundings;
  const listed = listing(analysis, state.filter.draft ?? state.filter.applied, state.sort);
  const place = Math.max(
    0,
    listed.findIndex(({ analysed }) => analysed.run.id === state.chosen),
  );
  const chosen = listed[place];
  const drawn = drawnRuns(analysis, state.marks, chosen?.analysed, state.chart.seedsAsBand);
  const header = chosen ? headerOf(chosen.analysed, surroundings) : [];
  const layout = layoutOf(size, header, surroundings.isSpoken ? 0 : listWidth(analysis, size.columns));
  const details = detailsOf(drawn, chosen, layout.textWidth);
  const view = {
    ...surroundings,
    state,
    listed,
    place,
    chosen,
    drawn,
    seeds: chosen ? seedsOf(analysis, chosen.analysed).length : 0,
    figure: pictureOf(drawn, chosen?.analysed, state.chart),
    layout,
    details,
    page: 0,
    pages: 1,
  };
  return { ...view, ...paging(view) };
}

function headerOf(run: AnalysedRun, { size, status }: Surroundings): Line[] {
  return headerLines(run, status?.(run), Math.min(WIDEST_TEXT, size.columns - 1), mostHeaderRows(size));
}

function paging(view: View): { page: number; pages: number } {
  const { state, size, layout, details } = view;
  const rows = usableRows(size) - 1;
  const { page, pages } =
    state.layer === 'help'
      ? pageOf(helpLines(view, size.columns - 1, rows), state.page, rows)
      : state.showsTable || layout.detailRows < 1
        ? pageOf([], 0, 1)
        : pageOf(details, state.page, layout.detailRows);
  return { page, pages };
}
