// Whether a person did what a provider tells of: the provider's own flags and rules, read by its adapter. There is no browser
// to be weighed.

import type { BotVerdict } from '#intelligence/bots/judge-bot.ts';

/** `raw`: of an event of type `engagement`, whose shape has been checked. */
export function readEngagementSigns(raw: unknown): BotVerdict {
  const { human, reasons } = raw as { human?: unknown; reasons?: unknown };
  const codes = Array.isArray(reasons) ? reasons.filter((code) => typeof code === 'string') : [];
  if (human !== 'machine') return { isBot: false, reasons: [] };
  return { isBot: true, reasons: (codes.length > 0 ? codes : ['machine']).map((code) => `provider:${code}`) };
}
