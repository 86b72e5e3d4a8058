// Delegation files.

import { describe, expect, it } from 'vitest';
import { findStatusMeaning } from '#intelligence/company/ranges/find-status-meaning.ts';
import { readSample } from './read-sample.ts';

const head = `2.3|lacnic|20200621|7|19870101|20200619|-0300
lacnic|*|ipv4|*|4|summary
lacnic|*|ipv6|*|2|summary
lacnic|*|asn|*|1|summary
`;
const records = `lacnic|BR|asn|1251|1|19870101|allocated|12345
lacnic|BR|ipv4|200.3.12.0|1024|20020101|allocated|12345
lacnic|MX|ipv4|200.3.16.0|768|20020102|assigned|777
lacnic||ipv4|200.3.20.0|256||available|
lacnic|ZZ|ipv4|200.3.21.0|256||reserved|
lacnic|BR|ipv6|2001:1280::|32|20100101|allocated|12345
lacnic|AR|ipv6|2001:1281::|32|20100101|assigned
`;

describe('a delegation file', () => {
  it('gives ranges of any number of addresses, with country, day and holder', () => {
    const found = readSample(`# a comment\n${head}${records}`);
    expect(found.ranges).toEqual([
      {
        ends: '200.3.12.0-200.3.15.255',
        kind: 'delegated',
        organisationHandle: '12345',
        status: 'ALLOCATED',
        country: 'BR',
        modifiedDay: Date.UTC(2002, 0, 1) / 86_400_000,
      },
      expect.objectContaining({ ends: '200.3.16.0-200.3.18.255', status: 'ASSIGNED', country: 'MX' }),
      expect.objectContaining({ ends: '2001:1280::-2001:1280:ffff:ffff:ffff:ffff:ffff:ffff' }),
      expect.objectContaining({ country: 'AR', status: 'ASSIGNED' }),
    ]);
    expect(found.leftOut).toEqual(['other', 'unassigned', 'unassigned']);
    expect(found).toMatchObject({ date: '2020-06-19', ending: '', unusable: [] });
  });

  it('that was cut off does not have the records that it promises', () => {
    const cut = `${head}${records.split('\n').slice(0, 5).join('\n')}`;
    expect(readSample(cut).ending).toBe('7 records are promised in its first line, 5 are there');
  });

  it.each([
    ['lacnic|BR|ipv4|200.3.12.0|1024', 'it has 5 columns where 7 or 8 belong'],
    ['lacnic|BR|ipv4|200.3.12|1024|20020101|allocated|1', '"200.3.12" is no IPv4 address'],
    ['lacnic|BR|ipv4|200.3.12.0|many|20020101|allocated|1', '-1 addresses do not fit after 200.3.12.0'],
    ['lacnic|BR|ipv4|255.255.255.0|257|20020101|allocated|1', '257 addresses do not fit after 255.255.255.0'],
    ['lacnic|BR|ipv6|2001:1280::|200|20020101|allocated|1', '"2001:1280::/200" is no network'],
    ['something else', 'it is no line of a delegation file'],
    ['x'.repeat(1_000_001), 'the line is longer than 1 MiB'],
  ])('with a faulty line tells which: %s', (line, problem) => {
    const { unusable, ranges } = readSample(`${head}${line}\n${records}`);
    expect(unusable).toEqual([`line 5: ${problem}`]);
    expect(ranges).toHaveLength(4);
  });
});

describe('the status of a range', () => {
  it('tells an end user from a holder, and says when it does not', () => {
    const statuses = ['ASSIGNED PA', 'ASSIGNED PI', 'ALLOCATED-ASSIGNED PA', 'REASSIGNMENT', 'ASSIGNED']
      .concat(['ALLOCATED PA', 'SUB-ALLOCATED PA', 'REALLOCATED', 'ALLOCATED PORTABLE', 'ALLOCATED-BY-LIR'])
      .concat(['AGGREGATED-BY-LIR', 'LEGACY', '', 'NOT-SET']);
    expect(statuses.map(findStatusMeaning)).toEqual([
      ...Array(5).fill('end_user'),
      ...Array(5).fill('upstream'),
      'many_users',
      ...Array(3).fill('unclear'),
    ]);
  });
});
