import type { ExportFormat } from '../export-view.js';
import { whyNoRun } from '../no-run.js';
import type { View } from '../view.js';
import type { ViewState } from '../view-state.js';

/** What a key asks of the world around the view. */
export type Effect = 'quit' | 'interrupt' | 'suspend' | 'redraw' | 'copy' | { readonly export: ExportFormat };

/** What a key comes to. */
export interface Step {
  readonly state: ViewState;
  readonly effect?: Effect;
}

/** One line of the keymap. */
export interface Binding {
  /** Names as `keyNames` gives them. */
  readonly keys: readonly string[];
  /** How the keys are written for people. */
  readonly shown: string;
  /** A word or two for the bottom row; absent where the key needs none. */
  readonly hint?: string;
  /** A sentence for the help and the docs. */
  readonly help: string;
  /** Why the key can do nothing now; undefined where it can. */
  readonly why?: (view: View) => string | undefined;
  /** The state after the key. */
  readonly act?: (view: View, key: string) => ViewState;
  readonly effect?: Effect;
  /** Whether the key acts on the help while it is open; others close it first. */
  readonly inHelp?: true;
}

/** Keys of one kind, under a heading of the help. */
export interface KeyGroup {
  readonly heading: string;
  readonly bindings: readonly Binding[];
}

/** Changes the chart part of a state. */
export function withChart({ state }: View, chart: Partial<ViewState['chart']>): ViewState {
  return { ...state, chart: { ...state.chart, ...chart } };
}

/** Why keys of the chart can do nothing: the table covers it, or there is none. */
export function whyNoChart(view: View): string | undefined {
  const { figure, state } = view;
  if (state.showsTable) return 'The table covers the chart; Tab brings it back.';
  const noRun = whyNoRun(view);
  if (noRun !== undefined) return noRun;
  return figure ? undefined : 'There is no chart: the run has no curve of this kind on this axis.';
}
