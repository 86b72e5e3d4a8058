// Objects of RIPE, APNIC, AFRINIC and LACNIC as they stand in dumps.

import { describe, expect, it } from 'vitest';
import { readSample } from './read-sample.ts';

const assignment = `%
% A comment of the server
%
inetnum:        194.206.161.47 - 194.206.161.47
netname:        FR-RPN-HOLDING
descr:          RPN Holding
descr:          ZI nord BP 7132
descr:          01007
descr:          Bourg en Bresse
country:        FR
admin-c:        DUMY-RIPE
tech-c:         DUMY-RIPE
status:         ASSIGNED PA
mnt-by:         OLEANE-NOC
created:        1970-01-01T00:00:00Z
last-modified:  2001-09-21T22:08:01Z
source:         RIPE
remarks:        ****************************
remarks:        * THIS OBJECT IS MODIFIED
`;

describe('an object of RPSL', () => {
  it('is a range with its names, holder and state', () => {
    expect(readSample(assignment).ranges).toEqual([
      {
        ends: '194.206.161.47-194.206.161.47',
        kind: 'inetnum',
        netname: 'FR-RPN-HOLDING',
        description: 'RPN Holding\nZI nord BP 7132\n01007\nBourg en Bresse',
        country: 'FR',
        status: 'ASSIGNED PA',
        maintainer: 'OLEANE-NOC',
        modifiedDay: 11_586,
      },
    ]);
  });

  it('of AFRINIC has the day of its last change in "changed"', () => {
    const [row] = readSample(`inetnum:        105.237.168.192 - 105.237.168.255
netname:        MTNBS-CUST-105-237-168-192-26
descr:          MTN Business SA Pool Region 7300
country:        ZA
status:         ASSIGNED PA
mnt-by:         MTNBUSINESS-MNT
changed:        ***@mtnbusiness.co.za 20120101
changed:        ***@mtnbusiness.co.za 20130615
source:         AFRINIC
`).ranges;
    expect(row).toMatchObject({
      ends: '105.237.168.192-105.237.168.255',
      description: 'MTN Business SA Pool Region 7300',
      modifiedDay: Date.UTC(2013, 5, 15) / 86_400_000,
    });
  });

  it('of APNIC need not be a network', () => {
    const [row] = readSample(`inetnum:        39.96.0.0 - 39.108.255.255
netname:        ALISOFT
descr:          Aliyun Computing Co., LTD
country:        CN # or so
status:         ALLOCATED PORTABLE
source:         APNIC
`).ranges;
    expect(row).toMatchObject({
      ends: '39.96.0.0-39.108.255.255',
      country: 'CN',
      status: 'ALLOCATED PORTABLE',
    });
  });

  it('of IPv6 is a prefix', () => {
    const [row] = readSample(`inet6num:       2a02:d80::/29
netname:        IT-EXAMPLE-20130101
org:            org-ex1-ripe
status:         ALLOCATED-BY-RIR
source:         RIPE
`).ranges;
    expect(row).toMatchObject({
      kind: 'inet6num',
      ends: '2a02:d80::-2a02:d87:ffff:ffff:ffff:ffff:ffff:ffff',
      organisationHandle: 'ORG-EX1-RIPE',
    });
  });

  it('goes on over lines that begin with a blank, a tab or a plus, and ends at an empty line', () => {
    const { ranges } = readSample(
      [
        'inetnum: 20.0.0.0 - 20.0.0.255',
        'descr:   Industrie',
        '         Meccaniche',
        '\tdel Nord',
        '+',
        '+        S.p.A.  # since 1999',
        'source: RIPE',
        '',
        'inetnum: 20.0.1.0 - 20.0.1.255',
        'descr:   Other\r',
        'source: RIPE\r',
        '\r',
        'inetnum: 20.0.2.0 - 20.0.2.255',
      ].join('\n'),
    );
    expect(ranges.map(({ description }) => description)).toEqual([
      'Industrie Meccaniche del Nord S.p.A.',
      'Other',
      undefined,
    ]);
  });

  it('is an organisation, a system, or of no interest', () => {
    const { organisations, systems, leftOut } = readSample(`organisation:   ORG-FT2-RIPE
org-name:       Orange S.A.
org-type:       LIR
country:        FR
address:        ***
source:         RIPE

person:         John Doe
address:        Somewhere
e-mail:         ***@example.net
source:         RIPE

aut-num:        AS3215
as-name:        FT-AS
descr:          Orange
org:            ORG-FT2-RIPE
source:         RIPE

route:          20.0.0.0/8
origin:         AS3215
source:         RIPE
`);
    expect(organisations).toEqual([
      { handle: 'ORG-FT2-RIPE', name: 'Orange S.A.', type: 'LIR', country: 'FR', description: '' },
    ]);
    expect(systems).toEqual([
      { asn: 3215, name: 'FT-AS', description: 'Orange', organisationHandle: 'ORG-FT2-RIPE', country: '' },
    ]);
    expect(leftOut).toEqual(['other', 'other']);
  });

  it.each([
    ['0.0.0.0 - 255.255.255.255', 'IANA-BLK', 'The whole IPv4 address space'],
    ['11.0.0.0 - 11.255.255.255', 'NON-RIPE-NCC-MANAGED-ADDRESS-BLOCK', ''],
    ['0.0.0.0/0', 'X', ''],
    ['::/0', 'ROOT', ''],
    ['102.0.0.0 - 102.255.255.255', 'AFRINIC-CIDR-BLOCK', ''],
    ['192.0.0.0 - 192.0.0.255', 'IANA-NETBLOCK-192', ''],
    ['20.0.0.0 - 20.255.255.255', 'X', 'This network range is not allocated to APNIC.'],
    ['20.0.0.0 - 20.255.255.255', 'X', 'IPv4 address block not managed by the RIPE NCC'],
    ['20.0.0.0 - 20.255.255.255', 'X', 'These addresses were not set up in this registry'],
  ])('that stands in for others is left out: %s %s %s', (range, netname, descr) => {
    const kind = range.includes(':') ? 'inet6num' : 'inetnum';
    const { ranges, leftOut } = readSample(
      `${kind}: ${range}\nnetname: ${netname}\ndescr: ${descr}\nsource: X\n`,
    );
    expect({ ranges, leftOut }).toEqual({ ranges: [], leftOut: ['placeholder'] });
  });

  it('is read in UTF-8 and in Latin-1, in one file', () => {
    const object = (descr: string) => `inetnum: 20.0.0.0 - 20.0.0.255\ndescr: ${descr}\nsource: RIPE\n\n`;
    const { ranges } = readSample(
      Buffer.concat([
        Buffer.from(object('Società Agricola Müller – Żółć'), 'utf8'),
        Buffer.from(object('Società Agricola Müller'), 'latin1'),
        Buffer.from([...Buffer.from('inetnum: 20.0.0.0 - 20.0.0.255\ndescr: A'), 0x93, 0x42, 0x94, 10]),
      ]),
    );
    expect(ranges.map(({ description }) => description)).toEqual([
      'Società Agricola Müller – Żółć',
      'Società Agricola Müller',
      'A“B”',
    ]);
  });

  it('of LACNIC names its holder in the range, and shortens networks', () => {
    const { ranges, organisations } = readSample(`% Copyright LACNIC lacnic.net

inetnum:     132.248/16
status:      assigned
aut-num:     N/A
owner:       Universidad Nacional Autonoma de Mexico
ownerid:     MX-UNAM1-LACNIC
responsible: A Person
address:     Av.Universidad, 3000, Copilco
address:     04510 - Coyoacan - CX
country:     MX
inetrev:     132.248/16
created:     19890331
changed:     20030206

nic-hdl:     CIR
person:      A PERSON
`);
    expect(ranges).toEqual([
      {
        ends: '132.248.0.0-132.248.255.255',
        kind: 'inetnum',
        organisationHandle: 'MX-UNAM1-LACNIC',
        status: 'ASSIGNED',
        country: 'MX',
        modifiedDay: Date.UTC(2003, 1, 6) / 86_400_000,
      },
    ]);
    expect(organisations).toEqual([
      {
        handle: 'MX-UNAM1-LACNIC',
        name: 'Universidad Nacional Autonoma de Mexico',
        type: '',
        country: 'MX',
        description:
          'Universidad Nacional Autonoma de Mexico\nAv.Universidad, 3000, Copilco\n04510 - Coyoacan - CX',
      },
    ]);
  });
});

describe('a faulty object', () => {
  it.each([
    ['inetnum: 20.0.0.255 - 20.0.0.0', 'line 1: the range 20.0.0.255 - 20.0.0.0 is reversed'],
    ['inetnum: 20.0.0.0', undefined],
    ['inetnum: 20.0.0.0 - 20.0.0', 'line 1: "20.0.0.0 - 20.0.0" is no range of addresses'],
    ['inetnum: 20.0.0.0 - 2a00::', 'line 1: "20.0.0.0 - 2a00::" is no range of addresses'],
    ['inetnum: 20.0.0.0/33', 'line 1: "20.0.0.0/33" is no network'],
    ['inet6num: 2a00::/129', 'line 1: "2a00::/129" is no network'],
    ['inetnum: hello', 'line 1: "hello" is no network'],
    ['inetnum: 20.0.0.0 - 20.0.0.9\nwhat is this', 'line 2: the line has no "name: value"'],
    ['what is this\ninetnum: 20.0.0.0 - 20.0.0.9', 'line 1: the line has no "name: value"'],
    ['organisation:\norg-name: X', 'line 1: the organisation has no handle'],
    ['aut-num: ASX', 'line 1: "ASX" is no system'],
    [
      `inetnum: 20.0.0.0 - 20.0.0.9\ndescr: ${'x'.repeat(1_000_001)}`,
      'line 2: the line is longer than 1 MiB',
    ],
    [`${'x'.repeat(1_000_001)}\ninetnum: 20.0.0.0 - 20.0.0.9`, 'line 1: the line is longer than 1 MiB'],
  ])('is told with its line, and what follows is read: %s', (text, problem) => {
    const { unusable, ranges } = readSample(`${text}\n\n${assignment.slice(assignment.indexOf('inetnum'))}`);
    expect(unusable).toEqual(problem === undefined ? [] : [problem]);
    expect(ranges.at(-1)).toMatchObject({ netname: 'FR-RPN-HOLDING' });
  });

  it('at the end is a sign of a dump that was cut off', () => {
    const object = 'inetnum: 20.0.0.0 - 20.0.0.255\nnetname: A\nsource: RIPE\n';
    expect(readSample(`${object}\n${object}`).ending).toBe('');
    expect(readSample(`${object}\n${object.trimEnd()}`).ending).toBe('');
    expect(readSample(`${object}\n# EOF`).ending).toBe('');
    for (let length = 8; length < object.length - 2; length += 1) {
      expect(readSample(`${object}\n${object.slice(0, length)}`).ending).toMatch(/line 5 has no end/);
    }
  });
});

it('brings no control characters with its texts', () => {
  const [range] = readSample(assignment.replace('RPN Holding', 'RPN\u0000 Hol\u0007ding\u0000')).ranges;
  expect(range?.['description']).toMatch(/^RPN Hol ding\n/);
});
