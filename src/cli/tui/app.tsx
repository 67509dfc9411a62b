import { Box, useApp, useInput } from 'ink';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { renderLine } from '../../report/ansi.js';
import { terminalSize } from '../terminal-size.js';
import { keyNames } from './key-names.js';
import type { Effect } from './keys/binding.js';
import type { Size } from './layout.js';
import { Row } from './row.js';
import { press } from './press.js';
import { screen } from './screen.js';
import type { AnalysisSource } from './source.js';
import { type View, viewOf } from './view.js';
import type { ViewState } from './view-state.js';

export interface AppProps {
  readonly source: AnalysisSource;
  /** The terminal, for its size. */
  readonly stdout: NodeJS.WriteStream;
  readonly initial: ViewState;
  readonly color: boolean;
  readonly isSpoken: boolean;
  /** What Ink is given in place of a row. */
  readonly ticketOf: (row: string) => string;
  /** Does what a key asks for beside the view; what it says is shown in place of the hints. */
  readonly onEffect: (effect: Effect, view: View) => Promise<string> | string | undefined;
}

/** Live data is shown at most this often. */
const FRAME_MS = 100;

/** Keys change the state, state and data make the screen, each line of the screen is a row. */
export function App({ source, stdout, initial, color, isSpoken, ticketOf, onEffect }: AppProps): ReactNode {
  const { exit } = useApp();
  const size = useSizeOf(stdout);
  const analysis = useNewest(source);
  const [state, setState] = useState(initial);
  const view = viewOf({ analysis, size, status: source.status?.bind(source), isSpoken }, state);
  // Several keys may come before the next frame, each acting on what the one before left.
  const latest = useRef(view);
  latest.current = view;
  // What is shown first stays chosen when live runs come before it. Set while rendering, since a key may come before effects.
  const first = view.chosen?.analysed.run.id;
  if (state.chosen === undefined && first !== undefined) setState({ ...state, chosen: first });

  const show = (next: ViewState): void => {
    latest.current = viewOf(latest.current, next);
    setState(next);
  };
  const perform = async (effect: Effect): Promise<void> => {
    const said = await onEffect(effect, latest.current);
    if (said !== undefined) show({ ...latest.current.state, message: said });
  };
  useInput((input, key) => {
    try {
      for (const name of keyNames(input, key)) {
        const { state: next, effect } = press(latest.current, name);
        if (next !== latest.current.state) show(next);
        if (effect) perform(effect).catch(exit);
        if (effect === 'quit' || effect === 'interrupt' || effect === 'suspend') return exit();
      }
    } catch (error) {
      exit(error instanceof Error ? error : new Error(String(error)));
    }
  });
  const options = { color, ascii: state.chart.glyphs === 'ascii' };
  return (
    <Box flexDirection="column">
      {screen(view).map((line, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a row is its place on the screen
        <Row key={index} text={ticketOf(renderLine(line, options))} />
      ))}
    </Box>
  );
}

function useSizeOf(stdout: NodeJS.WriteStream): Size {
  const [size, setSize] = useState<Size>(terminalSize(stdout));
  useEffect(() => {
    const update = (): void => setSize(terminalSize(stdout));
    stdout.on('resize', update);
    return () => void stdout.off('resize', update);
  }, [stdout]);
  return size;
}

/** The newest analysis of a source, at most every tenth of a second. */
function useNewest(source: AnalysisSource) {
  const [analysis, setAnalysis] = useState(source.current());
  useEffect(() => {
    let pending: NodeJS.Timeout | undefined;
    const stop = source.subscribe(() => {
      pending ??= setTimeout(() => {
        pending = undefined;
        setAnalysis(source.current());
      }, FRAME_MS);
    });
    return () => {
      stop();
      clearTimeout(pending);
    };
  }, [source]);
  return analysis;
}
