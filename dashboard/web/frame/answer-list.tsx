// Questions of a form with what somebody answered: an answer says little without its question. Text from outside: its lines as
// they were written, never as HTML, no links made of it.

import { Box, Text } from '@mantine/core';

export interface AnswerListProps {
  answers: readonly { question: string; answer: string }[];
  label: string;
  /** Of a list among other things, with each answer cut to some lines. */
  isShort?: boolean;
}

const shortLines = 3;

export function AnswerList({ answers, label, isShort = false }: AnswerListProps) {
  if (answers.length === 0) return null;
  return (
    <Box component="dl" m={0} aria-label={label}>
      {answers.map(({ question, answer }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two questions may be the same, and none moves.
        <Box key={place} mb={isShort ? 4 : 'sm'}>
          {question !== '' && (
            <Text component="dt" fz={isShort ? 'xs' : 'sm'} c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              <bdi>{question}</bdi>
            </Text>
          )}
          <Box component="dd" m={0}>
            <WrittenText text={answer || '–'} {...(isShort && { lines: shortLines })} />
          </Box>
        </Box>
      ))}
    </Box>
  );
}

/** `lines`: cut to so many. */
export function WrittenText({ text, lines }: { text: string; lines?: number }) {
  if (text === '') return null;
  return (
    <Text
      fz="sm"
      {...(lines !== undefined && { lineClamp: lines })}
      style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
    >
      <bdi>{text}</bdi>
    </Text>
  );
}
