// What commercial files say about generated networks: the carrier for each allocation, the customer for some assignments,
// kinds of lines, domains, and a country and a town for all.

import type { AddressRange } from '#intelligence/company/ranges/range-row.ts';
import type { MmdbRow } from '../accuracy/mmdb/mmdb-book.ts';
import { generateRanges, type RangeAmounts } from '../generate-ranges.ts';

/** Assignments that the files know, one of so many: 90,000 at full size, as large a file as the real ones are. */
const knownEvery = 96;

export interface NetworkFileRows {
  readonly type: string;
  readonly rows: readonly MmdbRow[];
}

export function collectNetworks(amounts: RangeAmounts): readonly NetworkFileRows[] {
  const isp: MmdbRow[] = [];
  const connection: MmdbRow[] = [];
  const domain: MmdbRow[] = [];
  const city: MmdbRow[] = [];
  let provider = '';
  let at = 0;
  for (const row of generateRanges(amounts)) {
    at += 1;
    const isAllocation = row.status.startsWith('ALLOCATED');
    if (isAllocation) provider = row.description.split(' ').slice(0, 2).join(' ');
    else if (at % knownEvery !== 0) continue;
    const range = rangeOf(row);
    const asn = 1_000 + Number(provider.split(' ')[1] ?? 0);
    const carrier = {
      autonomous_system_number: asn,
      autonomous_system_organization: `${provider} Telecom`,
      isp: `${provider} Telecom`,
    };
    const organization = row.description.split('\n')[0] ?? '';
    isp.push({ range, record: isAllocation ? carrier : { ...carrier, organization } });
    if (isAllocation) {
      const country = { iso_code: row.country, names: { en: row.country } };
      city.push({
        range,
        record: { country, registered_country: country, city: { names: { en: `Town ${asn}` } } },
      });
      domain.push({ range, record: { domain: `provider${asn}.net` } });
    } else if (at % (knownEvery * 2) === 0) {
      connection.push({
        range,
        record: { connection_type: at % (knownEvery * 4) === 0 ? 'Corporate' : 'Cable/DSL' },
      });
    }
  }
  return [
    { type: 'GeoIP2-ISP', rows: isp },
    { type: 'GeoIP2-Connection-Type', rows: connection },
    { type: 'GeoIP2-Domain', rows: domain },
    { type: 'GeoLite2-City', rows: city },
  ];
}

function rangeOf(row: AddressRange): MmdbRow['range'] {
  const { version } = row;
  if (version === 4) return { version, first: BigInt(row.first0), last: BigInt(row.last0) };
  const join = (...words: readonly number[]) =>
    words.reduce((sum, word) => (sum << 32n) | BigInt(word >>> 0), 0n);
  return {
    version,
    first: join(row.first0, row.first1, row.first2, row.first3),
    last: join(row.last0, row.last1, row.last2, row.last3),
  };
}
