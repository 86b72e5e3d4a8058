// Puts the numbers of a row back into words: the statement that its data set makes about the network of an address.

import { formatAddress } from '../../networks/format-address.ts';
import type { DatasetRef, NetworkStatement, RegistryDetails } from '../resolution.ts';
import { createHolderReader } from './count-holders.ts';
import { hashSeries, seriesSizeMin } from './count-series.ts';
import { findHash } from './hash-name.ts';
import type { RangeDataset } from './range-dataset.ts';
import { rowKinds } from './range-row.ts';
import { organisationWidth, profileWidth, type RangeTables } from './range-tables.ts';
import { countHostBits, formatFormerLast, readFourEnds, readSixEnds } from './read-range-ends.ts';
import { rememberRecent } from './remember-recent.ts';

const dayMs = 86_400_000;

/** Results kept for organisations and what rows have in common. */
const keptMax = 4_096;
/** Results kept for rows, about 1 kB each: a site's visitors come back, and allocations with every address in them. */
const rowsKeptMax = 8_192;

/** Rows are counted over both families, IPv4 first. What was described lately is answered again as the same object. */
export function createRowDescriber(tables: RangeTables): (row: number) => NetworkStatement {
  const textOf = createTextReader(tables);
  const { fourRows } = tables.header;
  const customersOf = createHolderReader(tables);
  const commonOf = rememberRecent(keptMax, (profile) => readCommon(tables, profile, textOf));
  const organisationOf = rememberRecent(keptMax, (number) => readOrganisation(tables, number, textOf));
  const dayOf = rememberRecent(keptMax, (day) => new Date(day * dayMs).toISOString().slice(0, 10));
  return rememberRecent(rowsKeptMax, (row) => {
    const common = commonOf(tables.profile.at(row));
    const { dataset } = common;
    const version = row < fourRows ? 4 : 6;
    const ends = version === 4 ? readFourEnds(tables, row) : readSixEnds(tables, row - fourRows);
    const first = formatAddress(version, ends[0], ends[1], ends[2], ends[3]);
    const last = formatAddress(version, ends[4], ends[5], ends[6], ends[7]);
    const organisation = organisationOf(tables.organisation.at(row));
    const statement = {
      dataset: common.ref,
      row: `${common.kind}:${first}-${formatFormerLast(tables, row) ?? last}`,
      range: { first, last },
      hostBits: countHostBits(version, ends),
      organisation: organisation.name,
      provider: dataset.provider,
      domain: '',
      asn: 0,
      asnName: '',
      asnDomain: '',
      userType: '',
      connectionType: '',
      staticScore: -1,
      marks: dataset.marks,
      country: common.country || organisation.country,
    };
    if (dataset.kind === 'list') return statement;
    const description = textOf(tables.description.at(row)) || organisation.description;
    const lines = description === '' ? [] : description.split('\n');
    const [line = ''] = lines;
    const modified = tables.modified.at(row);
    const registry: RegistryDetails = {
      netname: textOf(tables.netname.at(row)),
      description: lines,
      organisationHandle: organisation.handle,
      organisationType: organisation.type,
      status: common.status,
      maintainer: common.maintainer,
      lastModified: modified === 0 ? '' : dayOf(modified),
      customers: customersOf(organisation.name),
      lineCustomers: customersOf(line),
      maintained: common.maintained,
      isSeries:
        version === 4 && ends[4] - ends[0] >= seriesSizeMin && isSeries(tables, common.maintainer, line),
    };
    return { ...statement, registry };
  });
}

interface Common {
  dataset: RangeDataset;
  ref: DatasetRef;
  kind: string;
  status: string;
  country: string;
  maintainer: string;
  maintained: number;
}

function isSeries({ series }: RangeTables, maintainer: string, line: string): boolean {
  if (series.length === 0) return false;
  return hashSeries(maintainer, line).some((hash) => hash !== 0 && findHash(series, hash) >= 0);
}

function readCommon(
  { datasets, profiles, maintained }: RangeTables,
  profile: number,
  textOf: (text: number) => string,
): Common {
  const at = profile * profileWidth;
  const dataset = datasets[profiles[at] ?? 0];
  if (dataset === undefined) throw new RangeError('A row names a data set that is not there.');
  return {
    dataset,
    ref: referTo(dataset),
    kind: rowKinds[profiles[at + 1] ?? 0] ?? 'network',
    status: textOf(profiles[at + 2] ?? 0),
    country: textOf(profiles[at + 3] ?? 0),
    maintainer: textOf(profiles[at + 4] ?? 0),
    maintained: maintained[profile] ?? 0,
  };
}

interface Organisation {
  handle: string;
  name: string;
  type: string;
  country: string;
  description: string;
}
const noOrganisation: Organisation = { handle: '', name: '', type: '', country: '', description: '' };

export function readOrganisation(
  { organisations }: RangeTables,
  organisation: number,
  textOf: (text: number) => string,
): Organisation {
  if (organisation === 0) return noOrganisation;
  const field = (number: number) => textOf(organisations[organisation * organisationWidth + number] ?? 0);
  return { handle: field(0), name: field(1), type: field(2), country: field(3), description: field(4) };
}

export function createTextReader({ textBytes, textOffsets }: RangeTables): (text: number) => string {
  const bytes = Buffer.from(textBytes.buffer as ArrayBuffer, textBytes.byteOffset, textBytes.byteLength);
  return (text) => (text === 0 ? '' : bytes.toString('utf8', textOffsets[text], textOffsets[text + 1]));
}

export function referTo(dataset: RangeDataset): DatasetRef {
  const family = dataset.kind === 'registry' ? 'registry' : 'operator';
  return { id: dataset.id, family, date: dataset.date, licence: dataset.licence };
}
