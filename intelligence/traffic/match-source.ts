// Finds the known source of a host or of a campaign tag.

import { getDomainWithoutSuffix } from 'tldts';
import { type KnownSource, knownSources } from './known-sources.ts';

export interface MatchedSource {
  source: KnownSource;
  /** Entry of the list that fits, such as `google.*`. */
  entry: string;
}

const byHost = new Map<string, MatchedSource>();
const byTag = new Map<string, MatchedSource>();
for (const source of knownSources) {
  for (const host of source.hosts) byHost.set(host, { source, entry: host });
  for (const tag of [source.name.toLowerCase(), ...(source.tags ?? [])])
    byTag.set(tag, { source, entry: tag });
}

const labelsMax = 8;

/** `host` in lower case. The most special entry wins: the host itself, then each parent, and last `name.*`. */
export function matchSourceHost(host: string): MatchedSource | undefined {
  const labels = host.split('.').slice(-labelsMax);
  for (let from = 0; from < labels.length - 1; from += 1) {
    const found = byHost.get(labels.slice(from).join('.'));
    if (found !== undefined) return found;
  }
  return matchAnyCountry(host);
}

/** `tag` in lower case, as written into `utm_source`: a name, an abbreviation or a host. */
export function matchSourceTag(tag: string): MatchedSource | undefined {
  return byTag.get(tag) ?? (tag.includes('.') ? matchSourceHost(tag) : undefined);
}

/** `maps.google.co.uk` fits `google.*`, `google.example.com` does not. */
function matchAnyCountry(host: string): MatchedSource | undefined {
  const name = getDomainWithoutSuffix(host);
  if (name === null || !byHost.has(`${name}.*`)) return undefined;
  const before = host.startsWith(`${name}.`) ? '' : (host.split('.')[0] ?? '');
  return byHost.get(`${before}.${name}.*`) ?? byHost.get(`${name}.*`);
}
