// The ticket of a form of our own and the token of a confirmation: who did not get one has none.

import { expect, it } from 'vitest';
import { makeTicket, readTicket, ticketWaitMs } from '#collector/own-forms/form-ticket.ts';
import { makeConfirmationToken, readConfirmationToken } from '#stores/records/confirmation-token.ts';

const key = Buffer.alloc(32, 7);
const nowMs = Date.UTC(2026, 5, 1);
const ticket = makeTicket(key, 'abcdefghjkmn', nowMs);
const read = (text: unknown, laterMs = ticketWaitMs, formKey = 'abcdefghjkmn', withKey = key) =>
  readTicket(withKey, formKey, text, nowMs + laterMs);

it('takes a ticket of this form, from the time on that people need', () => {
  expect(read(ticket)).toEqual({ id: ticket.slice(0, 36) });
  expect(read(ticket, ticketWaitMs - 1)).toEqual({ fault: 'too_soon' });
  expect(read(ticket, 13 * 3_600_000)).toEqual({ fault: 'old_ticket' });
});

it('takes no ticket of another form or key, nor one of which a letter was changed', () => {
  expect(read(ticket, ticketWaitMs, 'zzzzzzzzzzzz')).toEqual({ fault: 'wrong_ticket' });
  expect(read(ticket, ticketWaitMs, 'abcdefghjkmn', Buffer.alloc(32, 8))).toEqual({ fault: 'wrong_ticket' });
  const earlier = makeTicket(key, 'abcdefghjkmn', nowMs - 60_000);
  for (const forged of [
    `${earlier.slice(0, 36)}${ticket.slice(36)}`,
    ticket.slice(0, -1),
    `${ticket}x`,
    '',
    7,
    null,
    { id: ticket },
  ]) {
    expect(read(forged)).toEqual({ fault: 'wrong_ticket' });
  }
});

it('reads the token of a confirmation for seven days, and none that was changed', () => {
  const token = makeConfirmationToken(key, 123_456, nowMs);
  expect(readConfirmationToken(key, token, nowMs + 6.9 * 86_400_000)).toBe(123_456);
  expect(readConfirmationToken(key, token, nowMs + 7.1 * 86_400_000)).toBeUndefined();
  expect(readConfirmationToken(Buffer.alloc(32, 8), token, nowMs)).toBeUndefined();
  const [id = '', until = '', mac = ''] = token.split('.');
  for (const forged of [
    `${id}1.${until}.${mac}`,
    `${id}.${until}1.${mac}`,
    `${id}.${until}`,
    '..',
    'é.1.x',
  ]) {
    expect(readConfirmationToken(key, forged, nowMs)).toBeUndefined();
  }
});
