// An alert for another program, in the form of Standard Webhooks: a type, the time at which it came to be, and data that only
// grow by new fields. Source: standard-webhooks/spec/standard-webhooks.md, "payload structure".

import type { AlertLine, AlertSheet } from './alert-sheet.ts';
import { oneLine } from './safe-text.ts';

/** The specification advises less than 20 KB. */
const webhookLinesMax = 30;

export interface WebhookPayload {
  readonly type: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export function writeWebhook({ what, at, lines, more, week }: AlertSheet): WebhookPayload {
  const shown = lines.slice(0, webhookLinesMax).map(describeLine);
  const rest = more + lines.length - shown.length;
  if (week !== null) {
    const { open: _, ...figures } = week;
    return { type: 'signals.week', timestamp: at, data: { ...figures, open: shown } };
  }
  if (what === 'test') return { type: 'test', timestamp: at, data: {} };
  const [first] = shown;
  if (what === 'signal' && first !== undefined) return { type: 'signal.found', timestamp: at, data: first };
  return { type: 'signals.together', timestamp: at, data: { signals: shown, more: rest } };
}

function describeLine(line: AlertLine): Readonly<Record<string, unknown>> {
  const { signalId, kind, at, score, fit, deal, url, isKnown } = line;
  return {
    id: signalId,
    kind,
    at,
    company: { id: line.companyId, name: oneLine(line.company), place: line.place, isKnown, deal, url },
    ...(line.person === '' ? {} : { person: { name: oneLine(line.person) } }),
    score,
    fit,
  };
}
