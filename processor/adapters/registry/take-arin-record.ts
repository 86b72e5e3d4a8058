// Takes what a record in ARIN's style says: networks with their type, the organisations and customers that hold them,
// and autonomous systems. Both the spelling of the bulk files (OrgID, State/Prov) and that of answers are understood.

import { cleanCountry, cleanLines, cleanText } from './clean-lines.ts';
import { isPlaceholder } from './find-placeholder.ts';
import { findPrivateRange } from './find-private-range.ts';
import { makeRangeRow } from './make-range-row.ts';
import { readDay } from './read-day.ts';
import { readRangeText } from './read-range-text.ts';
import type { RegistryObject } from './registry-object.ts';
import type { RegistrySink } from './registry-sink.ts';
import { readSystemNumber } from './take-rpsl-object.ts';

export const arinKinds: ReadonlySet<string> = new Set([
  'nethandle',
  'netrange',
  'orgid',
  'orgname',
  'custid',
  'custname',
  'customerid',
  'customername',
  'ashandle',
  'asnumber',
]);

/** Net types of the bulk files; those of other registries and of IANA are left out. */
const netTypes: ReadonlyMap<string, string> = new Map([
  ['S', 'REASSIGNMENT'],
  ['A', 'REALLOCATION'],
  ['DS', 'DIRECT ASSIGNMENT'],
  ['DA', 'DIRECT ALLOCATION'],
  ['REASSIGNED', 'REASSIGNMENT'],
  ['REALLOCATED', 'REALLOCATION'],
  ['ASSIGNMENT', 'DIRECT ASSIGNMENT'],
  ['ALLOCATION', 'DIRECT ALLOCATION'],
]);
const foreignTypes =
  /^(?:AF|AP|AR|FX|IR|IU|LN|LX|PV|PX|RD|RN|RV|RX)$|^(?:ALLOCATED|TRANSFERRED) TO |^EARLY REGISTRATION|^IANA /;

const row = makeRangeRow();

/** `object` is of one of `arinKinds`. */
export function takeArinRecord(object: RegistryObject, sink: RegistrySink): void {
  if (object.first('netrange') !== '') takeNetwork(object, sink);
  else if (object.first('asnumber') !== '') takeSystems(object, sink);
  else if (['nethandle', 'netrange'].includes(object.kind))
    sink.unusable(object.line, 'the network has no NetRange');
  else if (['ashandle', 'asnumber'].includes(object.kind))
    sink.unusable(object.line, 'the system has no ASNumber');
  else takeHolder(object, sink);
}

function takeNetwork(object: RegistryObject, sink: RegistrySink): void {
  const problem = readRangeText(object.first('netrange'), row);
  if (problem !== '') {
    sink.unusable(object.line, problem);
    return;
  }
  const type = object.first('nettype').toUpperCase();
  row.kind = 'net';
  row.netname = cleanText(object.first('netname'));
  row.status = netTypes.get(type) ?? type;
  row.description = '';
  row.organisationHandle = readHolderHandle(object);
  const own = customerName(object);
  // A customer that is written into the network itself has no record of its own.
  if (own !== '') row.description = cleanLines([own, ...addressLines(object)]);
  if (foreignTypes.test(type) || isPlaceholder(row, row.netname, cleanLines(object.all('comment')))) {
    sink.leftOut('placeholder');
    return;
  }
  const hidden = findPrivateRange(row);
  if (hidden !== '') {
    sink.unusable(object.line, hidden);
    return;
  }
  row.maintainer = '';
  row.country = own === '' ? '' : cleanCountry(object.first('country'));
  row.modifiedDay = readDay(object.first('updated')) || readDay(object.first('regdate'));
  sink.range(row);
}

/** `OrgID: ARINOPS`, or in brackets after the name: `Organization: ARIN Operations (ARINOPS)`. */
function readHolderHandle(object: RegistryObject): string {
  const handle = object.first('orgid') || object.first('custid') || object.first('customerid');
  if (handle !== '') return handle.toUpperCase();
  const named = object.first('organization') || object.first('customer');
  return (/\(([^()]+)\)$/.exec(named)?.[1] ?? '').toUpperCase();
}

function customerName(object: RegistryObject): string {
  return object.first('custname') || object.first('customername');
}

function takeHolder(object: RegistryObject, sink: RegistrySink): void {
  const isCustomer = object.kind.startsWith('cust');
  const customer = customerName(object);
  const name = object.first('orgname') || customer;
  const handle = readHolderHandle(object);
  if (handle === '') {
    sink.unusable(object.line, 'the organisation has no handle');
    return;
  }
  sink.organisation({
    handle,
    name: cleanText(name),
    type: isCustomer || customer !== '' ? 'CUSTOMER' : '',
    country: cleanCountry(object.first('country')),
    description: cleanLines([name, ...addressLines(object)]),
  });
}

function addressLines(object: RegistryObject): string[] {
  const street = [...object.all('street'), ...object.all('address')];
  const state = object.first('state/prov') || object.first('stateprov');
  const city = [object.first('city'), state, object.first('postalcode')].filter((part) => part !== '');
  return city.length === 0 ? street : [...street, city.join(', ')];
}

/** `ASNumber: 64496` or a block of them: `64496 - 64500`. */
function takeSystems(object: RegistryObject, sink: RegistrySink): void {
  const [from = 0, to = from] = object
    .first('asnumber')
    .split('-')
    .map((text) => readSystemNumber(text.trim()));
  if (from === 0 || to < from || to - from > blockMax) {
    sink.unusable(object.line, `"${object.first('asnumber').slice(0, 60)}" is no system`);
    return;
  }
  const name = cleanText(object.first('asname'));
  const organisationHandle = readHolderHandle(object);
  for (let asn = from; asn <= to; asn += 1)
    sink.system({ asn, name, description: '', organisationHandle, country: '' });
}

/** Larger blocks are those handed to whole registries. */
const blockMax = 1_024;
