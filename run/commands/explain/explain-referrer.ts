// Explains a referrer: channel, name of the source, search term, and the entry of the list that decided.

import { parseAddress } from '#intelligence/pages/parse-address.ts';
import { findSource } from '#intelligence/traffic/find-source.ts';
import type { ExplainKind } from './explain-kind.ts';
import type { ExplainOptions } from './read-explain-options.ts';

export const explainReferrer: ExplainKind = {
  name: 'referrer',
  summary: 'channel and source that a referring address stands for',
  open: (options) => ({ explain: (value) => [explain(value, options)], close: () => undefined }),
};

function explain(value: string, { siteHosts }: ExplainOptions): Record<string, unknown> {
  const referrer = value.trim();
  if (referrer !== '' && parseAddress(referrer) === undefined) {
    return { referrer, error: 'This is no address: write it whole, such as https://www.google.com/.' };
  }
  const found = findSource({
    pageHost: siteHosts[0] ?? '',
    campaignSource: '',
    campaignMedium: '',
    clickIdName: '',
    referrer,
    ownHosts: siteHosts,
  });
  return { referrer, ...found };
}
