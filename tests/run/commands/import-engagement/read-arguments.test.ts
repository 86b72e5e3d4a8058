// What `import-engagement` is asked to do, and what it says when something is missing.

import { expect, test } from 'vitest';
import { readEngagementArguments } from '#run/commands/import-engagement/read-arguments.ts';

const stated = ['list.csv', '--site', '1', '--origin', 'Fair', '--basis', 'consent'];

test('a file with its statement and how it is to be read', () => {
  const more = [
    '--map',
    'A=B=email',
    '--zone',
    'Europe/Rome',
    '--dates',
    'month_first',
    '--day',
    '2026-05-31',
  ];
  expect(
    readEngagementArguments([...stated, ...more, '--us', 'Acme', '--kind', 'attendees', '-y']),
  ).toMatchObject({
    ...{ file: 'list.csv', site: '1', origin: 'Fair', basis: 'consent', isYes: true, isPreview: false },
    reading: {
      ...{ kind: 'attendees', mapping: { 'A=B': 'email' }, zone: 'Europe/Rome', dates: 'month_first' },
      ...{ dayMs: Date.UTC(2026, 4, 31), own: ['Acme'] },
    },
  });
});

test.each([
  [[], /Name one file/],
  [['list.csv'], /--site/],
  [['list.csv', '--site', '1'], /--origin/],
  [['list.csv', '--site', '1', '--origin', 'Fair'], /--basis consent, contract, legitimate_interest/],
  [[...stated, '--basis', 'luck'], /--basis/],
  [[...stated, '--map', 'Mail=post'], /"post" is no field/],
  [[...stated, '--zone', 'Rome'], /no time zone/],
  [[...stated, '--dates', 'year'], /no order/],
  [[...stated, '--day', '31/05'], /no day/],
  [[...stated, '--event-start', 'soon'], /no time/],
  [[...stated, '--kind', 'song'], /no kind of file/],
  [[...stated, '--action', 'sang'], /nothing that is known/],
  [['--undo', 'x'], /no run/],
  [['list.csv', '--undo', '1'], /either a file or --undo/],
] as const)('%j is refused with what is missing', (args, words) => {
  expect(readEngagementArguments(args)).toMatch(words);
});

test('which event it was, and when it began', () => {
  const args = [...stated, '--event', ' Open day ', '--event-start', '2026-05-12 10:00'];
  expect(readEngagementArguments(args)).toMatchObject({
    reading: { eventName: 'Open day', eventAt: '2026-05-12 10:00' },
  });
});

test('taking back needs the run alone, and help is asked for with an empty answer', () => {
  expect(readEngagementArguments(['--undo', '7'])).toMatchObject({ undo: 7 });
  expect(readEngagementArguments(['--help'])).toBe('');
});
