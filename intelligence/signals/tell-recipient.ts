// What one recipient gets of a signal, through which of their channels and when: the decision for people (`decide-telling.ts`),
// and beside it the pace that each channel has.

import type { ChannelPace } from '#contract/alert-report.ts';
import type { SignalKind } from '#contract/signal-rules.ts';
import { decideTelling, type Recipient, type Telling } from './decide-telling.ts';
import type { LeadFacts } from './lead-facts.ts';
import { nextLocal } from './local-time.ts';
import type { Signal } from './signal.ts';

export interface TellingChannel {
  readonly id: number;
  /** All when empty. */
  readonly signals: readonly SignalKind[];
  readonly pace: ChannelPace;
}

export interface RecipientTelling extends Telling {
  /** Channels that get it now. */
  readonly nowIds: readonly number[];
  /** When the others get it together with more, milliseconds since 1970; undefined when there are none. */
  readonly bundleAtMs: number | undefined;
  /** The others. */
  readonly waitingIds: readonly number[];
  /** It came through at once where the rules decide, so that it is one of the few of the day. */
  readonly counts: boolean;
}

/** `channels`: of the recipient, those that are switched on. */
export function tellRecipient(
  signal: Signal,
  facts: Pick<LeadFacts, 'verdict' | 'band' | 'deal'>,
  recipient: Recipient,
  channels: readonly TellingChannel[],
  nowMs: number,
): RecipientTelling {
  const decided = decideTelling(signal, facts, recipient, nowMs);
  if (decided.how === 'not') return silent(decided);
  const wanting = channels.filter(({ signals }) => signals.length === 0 || signals.includes(signal.kind));
  if (wanting.length === 0) {
    const reason = channels.length === 0 ? 'channels_off' : 'not_wanted';
    return silent({ how: 'not', atMs: nowMs, reason });
  }
  const { digestMinute, workingDays, timeZone } = recipient.rules;
  const now = wanting.filter(({ pace }) => isNow(pace, decided));
  const waiting = wanting.filter(({ pace }) => !isNow(pace, decided));
  const nextMs = nextLocal(nowMs, digestMinute, workingDays, timeZone);
  const told: Telling =
    now.length > 0
      ? { how: 'at_once', atMs: nowMs, reason: 'at_once' }
      : { how: 'together', atMs: nextMs, reason: waitingReason(decided) };
  return {
    ...told,
    nowIds: now.map(({ id }) => id),
    bundleAtMs: waiting.length > 0 ? nextMs : undefined,
    waitingIds: waiting.map(({ id }) => id),
    counts: now.some(({ pace }) => pace === 'by_rules'),
  };
}

function isNow(pace: ChannelPace, { how }: Telling): boolean {
  return pace === 'at_once' || (pace === 'by_rules' && how === 'at_once');
}

function silent(telling: Telling): RecipientTelling {
  return { ...telling, nowIds: [], bundleAtMs: undefined, waitingIds: [], counts: false };
}

/** All of the channels want it so, whatever the rules say. */
function waitingReason({ how, reason }: Telling): Telling['reason'] {
  return how === 'at_once' ? 'waits_for_morning' : reason;
}
