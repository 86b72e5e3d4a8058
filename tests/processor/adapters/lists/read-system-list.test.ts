// Published lists of autonomous systems, in the forms in which they come.

import { describe, expect, it } from 'vitest';
import { readSystemList, readSystemNumber } from '#processor/adapters/lists/read-system-list.ts';

describe('a list of systems', () => {
  it('is read as ipverse, bgp.tools and ASdb write it', () => {
    expect(
      readSystemList(
        JSON.stringify([
          { asn: 64500, metadata: { handle: 'A', category: 'isp' } },
          { asn: 64501, metadata: { category: 'education_research' } },
          { asn: 64502, metadata: { category: '' } },
        ]),
      ),
    ).toEqual([
      { asn: 64500, kind: 'isp' },
      { asn: 64501, kind: 'education' },
    ]);
    expect(
      readSystemList('asn,name,class,cc\nAS64500,"Carrier, Inc.",Eyeball,IT\nAS64501,B,Content,IT\n'),
    ).toEqual([{ asn: 64500, kind: 'isp' }]);
    const asdb = [
      'ASN,"Category 1 - Layer 1","Category 1 - Layer 2","Category 2 - Layer 1","Category 2 - Layer 2"',
      'AS64500,"Computer and Information Technology","Internet Service Provider (ISP)",,',
      'AS64501,"Computer and Information Technology","Hosting and Cloud Provider","X","Phone Provider"',
    ];
    expect(readSystemList(asdb.join('\n'))).toEqual([{ asn: 64500, kind: 'isp' }]);
  });

  it('may have no headings, and says each thing once', () => {
    expect(readSystemList('# mine\nAS64500,hosting\n64500,hosting\n64501;business\nnonsense\n')).toEqual([
      { asn: 64500, kind: 'hosting' },
      { asn: 64501, kind: 'business' },
    ]);
  });

  it('takes no number that nobody can have', () => {
    expect(
      ['AS64500', 'as1', '64500', 'AS0', 'AS9999999999', 'AS1.1'].map((text) => readSystemNumber(text)),
    ).toEqual([64500, 1, 0, 0, 0, 0]);
  });
});
