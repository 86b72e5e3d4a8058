// The tokens in the links of alerts: which telling, through which channel, and what one tap does. Nobody else can make one, and it
// holds for few days. What was done with it once is not done again (`do-act.ts`).

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AlertAct } from '#contract/alert-report.ts';

/** As long as a signal is fresh: a mail of Friday is read on Monday. */
const holdsMs = 4 * 86_400_000;
/** Mails are kept for longer, and whoever wants no more may find an old one. */
const unsubscribeHoldsMs = 400 * 86_400_000;
const letters: Readonly<Record<AlertAct, string>> = {
  mine: 'm',
  called: 'c',
  not_interesting: 'n',
  remind: 'r',
};
const acts = new Map(Object.entries(letters).map(([act, letter]) => [letter, act as AlertAct]));

export interface ActToken {
  readonly tellingId: number;
  readonly channelId: number;
  readonly act: AlertAct;
}

/** `key`: 32 bytes. `nowMs`: milliseconds since 1970. */
export function makeActToken(key: Buffer, { tellingId, channelId, act }: ActToken, nowMs: number): string {
  return sign(key, [letters[act], tellingId, channelId, nowMs + holdsMs]);
}

/** Undefined when we did not make it, or it holds no longer. */
export function readActToken(key: Buffer, token: string, nowMs: number): ActToken | undefined {
  const [letter = '', tellingId = 0, channelId = 0] = read(key, token, nowMs) ?? [];
  const act = acts.get(letter);
  return act === undefined ? undefined : { tellingId, channelId, act };
}

export function makeUnsubscribeToken(key: Buffer, channelId: number, nowMs: number): string {
  return sign(key, ['u', 0, channelId, nowMs + unsubscribeHoldsMs]);
}

/** The channel's number. */
export function readUnsubscribeToken(key: Buffer, token: string, nowMs: number): number | undefined {
  const [letter, , channelId] = read(key, token, nowMs) ?? [];
  return letter === 'u' ? channelId : undefined;
}

function sign(key: Buffer, [letter, ...numbers]: readonly [string, number, number, number]): string {
  const text = [letter, ...numbers.map((number) => number.toString(36))].join('.');
  return `${text}.${macOf(key, text)}`;
}

function read(key: Buffer, token: string, nowMs: number): [string, number, number] | undefined {
  const [, text = '', mac = ''] = /^([mcnru](?:\.[0-9a-z]{1,11}){3})\.([\w-]{22})$/.exec(token) ?? [];
  const expected = macOf(key, text);
  if (mac.length !== expected.length || !timingSafeEqual(Buffer.from(mac), Buffer.from(expected)))
    return undefined;
  const [letter = '', tellingId = '', channelId = '', until = ''] = text.split('.');
  if (Number.parseInt(until, 36) < nowMs) return undefined;
  return [letter, Number.parseInt(tellingId, 36), Number.parseInt(channelId, 36)];
}

function macOf(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(`fiuto act ${text}`).digest('base64url').slice(0, 22);
}
