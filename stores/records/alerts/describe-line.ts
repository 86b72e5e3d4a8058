// A signal as a line of a message: with links that only the user may follow to whom it was told, and without names of people where
// the channel may not have them.

import { alertActs } from '#contract/alert-report.ts';
import type { AlertLine } from '#intelligence/alerts/alert-sheet.ts';
import { makeActToken } from './act-token.ts';
import type { AlertKeys } from './alert-keys.ts';
import type { SignalFacts } from './read-lines.ts';

export interface LineLinks {
  readonly keys: Pick<AlertKeys, 'acts'>;
  /** Without trailing slash. */
  readonly dashboardUrl: string;
  readonly channel: {
    readonly id: number;
    /** Null: nobody knows who taps a button there, so there are none. Nor are there for whoever may not change leads. */
    readonly userId: string | null;
    readonly kind: string;
    readonly names: boolean;
  };
  readonly nowMs: number;
}

export function describeLine(
  facts: SignalFacts,
  { keys, dashboardUrl, channel, nowMs }: LineLinks,
): AlertLine {
  const { signalId, tellingId, kind, companyId, company, country, province, score, fit, isKnown, deal } =
    facts;
  const hasActs = facts.mayAct && channel.userId !== null && channel.kind !== 'webhook' && tellingId !== null;
  return {
    ...{ signalId, kind, companyId, company, score, fit, isKnown, deal },
    place: [province, country].filter((part) => part !== '').join(', '),
    person: channel.names ? facts.person : '',
    insteadOf: facts.insteadOf,
    at: new Date(facts.atMs).toISOString(),
    url: `${dashboardUrl}/companies/${companyId}`,
    acts: hasActs
      ? alertActs.map((act) => ({
          act,
          url: `${dashboardUrl}/a/${makeActToken(keys.acts, { tellingId, channelId: channel.id, act }, nowMs)}`,
        }))
      : [],
  };
}
