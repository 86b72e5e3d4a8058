// Which lines of a chat ask for nobody's time.

import { expect, it } from 'vitest';
import { isCourtesy } from '#intelligence/requests/is-courtesy.ts';

it.each([
  'ok',
  'Grazie mille!',
  'Perfetto, grazie',
  '👍',
  'Thank you very much',
  'ok va bene, a presto',
  'D’accordo',
])('takes "%s" for a courtesy', (text) => expect(isCourtesy(text)).toBe(true));

it.each([
  'Buongiorno',
  'ok?',
  'Ok, quanto costa',
  'grazie, aspetto il preventivo',
  'Thanks, please send 3',
  'prezzo',
  '',
  'ok anna@acme.it',
  'ok '.repeat(40),
])('takes "%s" for something that is said', (text) => expect(isCourtesy(text)).toBe(false));
