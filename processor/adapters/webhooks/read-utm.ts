// Campaign tags as forms pass them on: under the names that they have in the address of a page.

import type { EngagementCampaign } from '#contract/engagement.ts';
import { type Loose, textOf } from './read-loose.ts';

/** From the `utm_...` values of an object; '' where there is none. */
export function readUtm(values: Loose): EngagementCampaign {
  const read = (name: string) => textOf(values[`utm_${name}`]);
  return {
    ...{ source: read('source'), medium: read('medium'), name: read('campaign') },
    ...{ term: read('term'), content: read('content'), id: read('id') },
  };
}
