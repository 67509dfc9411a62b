import { Box, useApp, useInput, useStdout } from 'ink';
import { type ReactNode, useEffect, useState } from 'react';
import type { Analysis } from '../../analysis.js';
import { toAsciiLine } from '../../report/ansi.js';
import type { GlyphSet } from '../../report/plot/raster.js';
import { actionOf, keyNames } from './keymap.js';
import { Row } from './row.js';
import { screen, type Size } from './screen.js';
import { INITIAL_STATE, MOVES } from './view-state.js';

interface AppProps {
  readonly analysis: Analysis;
  readonly glyphs: GlyphSet;
  /** Called when the view ends by Ctrl-C. */
  readonly onInterrupt: () => void;
}

/** Keys change the state, the state makes the screen, each line of the screen is a row. */
export function App({ analysis, glyphs, onInterrupt }: AppProps): ReactNode {
  const { exit } = useApp();
  const size = useTerminalSize();
  const [state, setState] = useState(INITIAL_STATE);
  const { lines, pages } = screen(analysis, state, size, glyphs);
  useInput((input, key) => {
    for (const name of keyNames(input, key)) {
      const action = actionOf(name);
      if (action === 'interrupt') onInterrupt();
      if (action === 'quit' || action === 'interrupt') exit();
      else if (action) setState((before) => MOVES[action](before, { runs: analysis.runs.length, pages }));
    }
  });
  return (
    <Box flexDirection="column">
      {lines.map((line, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a row is its place on the screen
        <Row key={index} line={glyphs === 'ascii' ? toAsciiLine(line) : line} />
      ))}
    </Box>
  );
}

function useTerminalSize(): Size {
  const { stdout } = useStdout();
  const [size, setSize] = useState<Size>({ columns: stdout.columns, rows: stdout.rows });
  useEffect(() => {
    const update = (): void => setSize({ columns: stdout.columns, rows: stdout.rows });
    stdout.on('resize', update);
    return () => void stdout.off('resize', update);
  }, [stdout]);
  return size;
}
