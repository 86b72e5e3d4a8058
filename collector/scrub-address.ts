// Takes out of a web address what is never taken: fragment, credentials, e-mail addresses, card numbers and every query
// parameter that is not on the site's list. Works on the text: a parser would cost more than all the rest of the intake.

import { clickIdParameters, type Site } from '#contract/site.ts';
import { hideInAddress, mayHide } from './hide-in-address.ts';

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
  const place = hideInPlace(dropCredentials(mark < 0 ? withoutHash : withoutHash.slice(0, mark)));
  if (mark < 0) return place;
  const query = keepParameters(withoutHash.slice(mark + 1), parameters);
  return query === '' ? place : `${place}?${query}`;
}

function dropCredentials(place: string): string {
  const hostStart = place.indexOf('//') + 2;
  const slash = place.indexOf('/', hostStart);
  const hostEnd = slash < 0 ? place.length : slash;
  const at = place.lastIndexOf('@', hostEnd);
  return at < hostStart ? place : place.slice(0, hostStart) + place.slice(at + 1);
}

/** Scheme and host are parts like any other: there is nothing in them to hide. */
function hideInPlace(place: string): string {
  if (!mayHide(place)) return place;
  return place
    .split('/')
    .map((part) => hideInAddress(part, false))
    .join('/');
}

function keepParameters(query: string, { kept, allowsClickIds }: KeptParameters): string {
  const pairs: string[] = [];
  const hides = mayHide(query);
  for (const pair of query.split('&')) {
    const equals = pair.indexOf('=');
    const name = decodeName(equals < 0 ? pair : pair.slice(0, equals));
    if (kept.has(name)) pairs.push(equals < 0 || !hides ? pair : hideInValue(pair, equals + 1));
    else if (allowsClickIds && clickIds.has(name)) pairs.push(pair);
  }
  return pairs.join('&');
}

function hideInValue(pair: string, start: number): string {
  return pair.slice(0, start) + hideInAddress(pair.slice(start), true);
}

function decodeName(name: string): string {
  if (!name.includes('%') && !name.includes('+')) return name;
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    return name;
  }
}
