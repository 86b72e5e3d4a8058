// Takes what an RPSL object says: RIPE, APNIC, AFRINIC, and LACNIC, which names the holder in the range itself.

import { cleanCountry, cleanLines, cleanText } from './clean-lines.ts';
import { isPlaceholder } from './find-placeholder.ts';
import { findPrivateRange } from './find-private-range.ts';
import { makeRangeRow } from './make-range-row.ts';
import { readDay } from './read-day.ts';
import { readRangeText } from './read-range-text.ts';
import type { RegistryObject } from './registry-object.ts';
import type { RegistrySink } from './registry-sink.ts';

export const rpslKinds: ReadonlySet<string> = new Set(['inetnum', 'inet6num', 'organisation', 'aut-num']);

const row = makeRangeRow();

/** `object` is of one of `rpslKinds`. */
export function takeRpslObject(object: RegistryObject, sink: RegistrySink): void {
  if (object.kind === 'organisation') takeOrganisation(object, sink);
  else if (object.kind === 'aut-num') takeSystem(object, sink);
  else takeRange(object, sink);
}

function takeRange(object: RegistryObject, sink: RegistrySink): void {
  const problem = readRangeText(object.first(object.kind), row);
  if (problem !== '') {
    sink.unusable(object.line, problem);
    return;
  }
  row.kind = row.version === 4 ? 'inetnum' : 'inet6num';
  row.netname = cleanText(object.first('netname'));
  row.description = cleanLines(object.all('descr'));
  if (isPlaceholder(row, row.netname, row.description)) {
    sink.leftOut('placeholder');
    return;
  }
  const hidden = findPrivateRange(row);
  if (hidden !== '') {
    sink.unusable(object.line, hidden);
    return;
  }
  row.organisationHandle = object.first('org').toUpperCase();
  row.status = object.first('status').toUpperCase();
  row.maintainer = object.first('mnt-by').toUpperCase();
  row.country = cleanCountry(object.first('country'));
  row.modifiedDay = readDay(object.first('last-modified')) || readLatest(object.all('changed'));
  if (object.first('owner') !== '') takeHolder(object, sink);
  sink.range(row);
}

/** LACNIC: `owner`, its handle `ownerid` and its address stand in every range that it holds. */
function takeHolder(object: RegistryObject, sink: RegistrySink): void {
  const name = cleanText(object.first('owner'));
  const handle = object.first('ownerid').toUpperCase() || name;
  row.organisationHandle = handle;
  const description = cleanLines([object.first('owner'), ...object.all('address')]);
  sink.organisation({ handle, name, type: '', country: row.country, description });
}

/** One line per change; the last day counts. */
function readLatest(changes: readonly string[]): number {
  return changes.reduce((latest, change) => Math.max(latest, readDay(change)), 0);
}

function takeOrganisation(object: RegistryObject, sink: RegistrySink): void {
  const handle = object.first('organisation').toUpperCase();
  if (handle === '') {
    sink.unusable(object.line, 'the organisation has no handle');
    return;
  }
  sink.organisation({
    handle,
    name: cleanText(object.first('org-name')),
    type: object.first('org-type').toUpperCase(),
    country: cleanCountry(object.first('country')),
    description: '',
  });
}

function takeSystem(object: RegistryObject, sink: RegistrySink): void {
  const asn = readSystemNumber(object.first('aut-num'));
  // LACNIC writes `aut-num: N/A` into ranges, never as the first line.
  if (asn === 0) {
    sink.unusable(object.line, `"${object.first('aut-num').slice(0, 60)}" is no system`);
    return;
  }
  const owner = object.first('owner');
  const handle = object.first(owner === '' ? 'org' : 'ownerid').toUpperCase();
  const country = cleanCountry(object.first('country'));
  if (owner !== '' && handle !== '')
    sink.organisation({ handle, name: cleanText(owner), type: '', country, description: '' });
  sink.system({
    asn,
    name: cleanText(object.first('as-name')),
    description: cleanLines(owner === '' ? object.all('descr') : [owner]),
    organisationHandle: handle,
    country,
  });
}

/** `AS3215` or `3215`; 0 for anything else. */
export function readSystemNumber(text: string): number {
  const number = Number(/^(?:AS)?(\d{1,10})$/i.exec(text)?.[1] ?? 0);
  return number < 2 ** 32 ? number : 0;
}
