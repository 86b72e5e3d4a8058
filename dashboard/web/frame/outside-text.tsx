// Text that came from outside (titles, paths, names): cut to one line, whole on hover and focus, never as HTML, and
// isolated so that its writing direction cannot disturb the page.

import { Text, type TextProps, Tooltip } from '@mantine/core';

export interface OutsideTextProps extends TextProps {
  value: string;
  /** Shown when the value is empty. */
  empty?: string;
}

/** Longer texts than this can be cut on the narrowest column, and get a tooltip. */
const tooltipFromCharacters = 24;
const tooltipCharactersMax = 1_000;

export function OutsideText({ value, empty = '–', ...text }: OutsideTextProps) {
  if (value === '') {
    return (
      <Text component="span" inherit c="dimmed" {...text}>
        {empty}
      </Text>
    );
  }
  const line = (
    <Text component="span" inherit className="outside" {...text}>
      <bdi>{value}</bdi>
    </Text>
  );
  if (value.length < tooltipFromCharacters) return line;
  return (
    <Tooltip
      label={<bdi>{value.slice(0, tooltipCharactersMax)}</bdi>}
      events={{ hover: true, focus: true, touch: true }}
      style={{ overflowWrap: 'anywhere' }}
    >
      {line}
    </Tooltip>
  );
}
