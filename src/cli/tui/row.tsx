import { Text } from 'ink';
import { memo, type ReactNode } from 'react';

/** One row of the terminal, or what stands for it. Each is a Text of its own: Ink 6 collapses a Text of many rows when one overflows. */
export const Row: (props: { text: string }) => ReactNode = memo(({ text }) => (
  <Text wrap="truncate">{text === '' ? ' ' : text}</Text>
));
