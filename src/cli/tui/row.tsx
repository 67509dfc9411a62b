import { Text, type TextProps } from 'ink';
import { memo, type ReactNode } from 'react';
import type { Line, Style } from '../../report/lines.js';

const LOOKS: Readonly<Record<Style, Pick<TextProps, 'color' | 'bold' | 'dimColor'>>> = {
  plain: {},
  strong: { bold: true },
  dim: { dimColor: true },
  train: { color: 'cyan' },
  test: { color: 'yellow' },
  theory: { color: 'magenta' },
  good: { color: 'green', bold: true },
  waiting: { color: 'yellow', bold: true },
  bad: { color: 'red', bold: true },
  run0: { color: 'cyan' },
  run1: { color: 'yellow' },
  run2: { color: 'magenta' },
  run3: { color: 'green' },
  run4: { color: 'blue' },
  run5: { color: 'red' },
};

/** One row of the terminal. Each is a Text of its own: Ink 6 collapses a Text of many rows when one overflows. */
export const Row: (props: { line: Line }) => ReactNode = memo(DrawnRow, (before, after) =>
  sameLine(before.line, after.line),
);

function DrawnRow({ line }: { line: Line }): ReactNode {
  if (line.length === 0) return <Text> </Text>;
  return (
    <Text wrap="truncate">
      {line.map(({ text, style }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a span is its place in the row
        <Text key={index} {...LOOKS[style]}>
          {text}
        </Text>
      ))}
    </Text>
  );
}

function sameLine(one: Line, other: Line): boolean {
  return (
    one.length === other.length &&
    one.every(({ text, style }, index) => text === other[index]?.text && style === other[index].style)
  );
}
