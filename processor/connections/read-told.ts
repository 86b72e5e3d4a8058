// Whom an engagement names and what it tells of them, as the pipeline will read it: remembered, so that it can be taken out of the
// profile when the provider says that it is gone.

import type { WireEngagement } from '#contract/engagement.ts';
import { purposeBits } from '#contract/event-stages.ts';
import type { ToldValue } from '#stores/records/reported/keep-things.ts';
import { readSaid } from '../person/read-said.ts';

export interface Told {
  /** Names such as `email:anna@acme.example`. */
  readonly people: string[];
  readonly told: ToldValue[];
}

export function readTold(engagement: WireEngagement, siteId: number): Told {
  const said = readSaid(
    {
      ...{ siteId, id: '', batch: '', timeMs: engagement.at, channel: 'provider', consent: 'granted' },
      ...{
        purposes: purposeBits.person,
        consentVersion: '',
        visitor: '',
        raw: engagement,
        name: '',
        type: 'engagement',
        isBot: false,
      },
    },
    undefined,
  );
  if (said === undefined) return { people: [], told: [] };
  const { contacts, values } = said.said;
  return {
    people: [...new Set([...contacts, ...values].map(({ key }) => key))],
    told: values.map(({ key, field, value }) => ({ key, field, value })),
  };
}
