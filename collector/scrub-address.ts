// Takes out of a web address what is never taken: fragment, credentials, e-mail addresses and every query parameter
// that is not on the site's list. Works on the text: a parser would cost more than all the rest of the intake.

import { clickIdParameters, type Site } from '#contract/site.ts';
import { hideMail } from './scrub-text.ts';

const clickIds = new Set(clickIdParameters.map(({ parameter }) => parameter));
const lengthMax = 4_000;
const keptSets = new WeakMap<Site, Set<string>>();

/** Which query parameters stay: those of the site's lists, click ids only where `allowsClickIds`. */
export interface KeptParameters {
  kept: ReadonlySet<string>;
  allowsClickIds: boolean;
}

export function keptParametersOf(site: Site, allowsClickIds: boolean): KeptParameters {
  let kept = keptSets.get(site);
  if (!kept) {
    kept = new Set([...site.keptParameters, ...site.searchParameters].filter((name) => !clickIds.has(name)));
    keptSets.set(site, kept);
  }
  return { kept, allowsClickIds };
}

/** '' for what is no address of a page, such as `file:` or `javascript:`; of an app's address the app alone. */
export function scrubAddress(address: string, parameters: KeptParameters): string {
  const text = address.length > lengthMax ? address.slice(0, lengthMax) : address;
  if (!/^https?:\/\//i.test(text)) return /^android-app:\/\/[\w.-]+/i.exec(text)?.[0] ?? '';
  const hash = text.indexOf('#');
  const withoutHash = hash < 0 ? text : text.slice(0, hash);
  const mark = withoutHash.indexOf('?');
  const place = dropCredentials(mark < 0 ? withoutHash : withoutHash.slice(0, mark));
  if (mark < 0) return hideMail(place);
  const query = keepParameters(withoutHash.slice(mark + 1), parameters);
  return query === '' ? hideMail(place) : `${hideMail(place)}?${query}`;
}

function dropCredentials(place: string): string {
  const hostStart = place.indexOf('//') + 2;
  const slash = place.indexOf('/', hostStart);
  const hostEnd = slash < 0 ? place.length : slash;
  const at = place.lastIndexOf('@', hostEnd);
  return at < hostStart ? place : place.slice(0, hostStart) + place.slice(at + 1);
}

function keepParameters(query: string, { kept, allowsClickIds }: KeptParameters): string {
  const pairs: string[] = [];
  for (const pair of query.split('&')) {
    const equals = pair.indexOf('=');
    const name = decodeName(equals < 0 ? pair : pair.slice(0, equals));
    if (kept.has(name)) pairs.push(hideMail(pair));
    else if (allowsClickIds && clickIds.has(name)) pairs.push(pair);
  }
  return pairs.join('&');
}

function decodeName(name: string): string {
  if (!name.includes('%') && !name.includes('+')) return name;
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    return name;
  }
}
