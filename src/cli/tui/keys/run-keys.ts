import { freeSlot, MOST_MARKS, toggleMark, withSlot } from '../overlay.js';
import { SORT_WORDS, type SortKey } from '../listing.js';
import { whyNoRun } from '../no-run.js';
import type { View } from '../view.js';
import type { ViewState } from '../view-state.js';
import type { KeyGroup } from './binding.js';

/** Which runs are listed, chosen and drawn together. */
export const RUN_KEYS: KeyGroup = {
  heading: 'Runs',
  bindings: [
    {
      keys: ['j', 'down'],
      shown: 'j ↓',
      hint: 'next',
      help: 'Show the next run.',
      why: whyLast,
      act: (view) => choose(view, view.place + 1),
    },
    {
      keys: ['k', 'up'],
      shown: 'k ↑',
      help: 'Show the run before.',
      why: whyFirst,
      act: (view) => choose(view, view.place - 1),
    },
    {
      keys: ['g', 'home'],
      shown: 'g Home',
      help: 'Show the first run.',
      why: whyFirst,
      act: (view) => choose(view, 0),
    },
    {
      keys: ['G', 'end'],
      shown: 'G End',
      help: 'Show the last run.',
      why: whyLast,
      act: (view) => choose(view, view.listed.length - 1),
    },
    {
      keys: ['tab', 'enter'],
      shown: 'Tab',
      hint: 'table',
      help: 'Switch between the chart and a table of all runs.',
      why: ({ analysis }) => (analysis.runs.length < 2 ? 'There is only one run.' : undefined),
      act: ({ state }) => ({ ...state, showsTable: !state.showsTable }),
    },
    {
      keys: ['/'],
      shown: '/',
      hint: 'filter',
      help: 'Filter by name and verdict; !word leaves out. Enter applies, Esc drops.',
      why: ({ analysis }) => (analysis.runs.length < 2 ? 'There is only one run.' : undefined),
      act: ({ state }) => ({ ...state, filter: { ...state.filter, draft: state.filter.applied } }),
    },
    {
      keys: ['o'],
      shown: 'o',
      hint: 'sort',
      help: 'Sort: as given, by verdict, by t50, by name, by how sure.',
      why: whyOnly,
      act: ({ state }) => {
        const sort = following(state.sort);
        return { ...state, sort, message: `Sorted ${sort === 'given' ? '' : 'by '}${SORT_WORDS[sort]}.` };
      },
    },
    {
      keys: ['v', ' '],
      shown: 'v Space',
      hint: 'compare',
      help: 'Keep this run in the chart while others are chosen, or let it go.',
      why: (view) => {
        const { analysis, chosen, state } = view;
        const { marks } = state;
        if (whyNoRun(view) !== undefined) return whyNoRun(view);
        if (analysis.runs.length < 2) return 'There is no other run to compare with.';
        const isMarked = marks.some((mark) => mark?.id === chosen?.analysed.run.id);
        return !isMarked && freeSlot(marks) >= MOST_MARKS
          ? `${MOST_MARKS} runs are kept already.`
          : undefined;
      },
      act: ({ state, chosen }) =>
        chosen ? { ...state, marks: toggleMark(state.marks, chosen.analysed.run.id) } : state,
    },
    {
      keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
      shown: '1…9',
      help: 'Hide or show the kept run of that number.',
      why: ({ state: { marks } }) =>
        marks.some((mark) => mark !== undefined) ? undefined : 'No run is kept yet; v keeps one.',
      act: ({ state }, key) => toggleShown(state, Number(key) - 1),
    },
    {
      keys: ['S'],
      shown: 'S',
      help: 'Draw runs that differ only in their seed as one band.',
      why: (view) =>
        whyNoRun(view) ??
        (view.seeds > 1 ? undefined : 'No other run differs from this one in its seed only.'),
      act: ({ state }) => ({
        ...state,
        chart: { ...state.chart, seedsAsBand: !state.chart.seedsAsBand },
      }),
    },
  ],
};

function whyOnly({ listed, analysis }: View): string | undefined {
  if (analysis.runs.length < 2) return 'There is only one run.';
  return listed.length < 2 ? 'The filter lets no other run pass.' : undefined;
}

function whyFirst(view: View): string | undefined {
  return whyOnly(view) ?? (view.place === 0 ? 'This is the first run.' : undefined);
}

function whyLast(view: View): string | undefined {
  return whyOnly(view) ?? (view.place >= view.listed.length - 1 ? 'This is the last run.' : undefined);
}

function choose({ state, listed }: View, place: number): ViewState {
  const run = listed[Math.min(Math.max(0, place), listed.length - 1)];
  return run ? { ...state, chosen: run.analysed.run.id, page: 0 } : state;
}

function following(sort: SortKey): SortKey {
  const keys = Object.keys(SORT_WORDS) as SortKey[];
  return keys[(keys.indexOf(sort) + 1) % keys.length] ?? 'given';
}

function toggleShown(state: ViewState, slot: number): ViewState {
  const mark = state.marks[slot];
  if (!mark) return { ...state, message: `No run is kept as ${slot + 1}.` };
  return { ...state, marks: withSlot(state.marks, slot, { ...mark, isShown: !mark.isShown }) };
}
