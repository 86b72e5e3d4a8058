// Records in the style of ARIN.

import { describe, expect, it } from 'vitest';
import { readSample } from './read-sample.ts';

describe('a record of ARIN', () => {
  it('is a network, joined to its organisation by the handle', () => {
    const { ranges, organisations } = readSample(`# comment

NetHandle:      NET-161-181-0-0-1
OrgID:          NORDST
Parent:         NET-161-0-0-0-0
NetName:        NORDSTROM
NetRange:       161.181.0.0 - 161.181.255.255
NetType:        assignment
RegDate:        1992-10-20
Updated:        2011-01-03
Source:         ARIN

OrgID:          NORDST
OrgName:        Nordstrom, Inc.
Street:         1700 Seventh Ave
Street:         Suite #300
City:           Seattle
State/Prov:     WA
Country:        US
PostalCode:     98101
RegDate:
Updated:        2011-09-24
Source:         ARIN
`);
    expect(ranges).toEqual([
      {
        ends: '161.181.0.0-161.181.255.255',
        kind: 'net',
        netname: 'NORDSTROM',
        organisationHandle: 'NORDST',
        status: 'DIRECT ASSIGNMENT',
        modifiedDay: Date.UTC(2011, 0, 3) / 86_400_000,
      },
    ]);
    expect(organisations).toEqual([
      {
        handle: 'NORDST',
        name: 'Nordstrom, Inc.',
        type: '',
        country: 'US',
        description: 'Nordstrom, Inc.\n1700 Seventh Ave\nSuite #300\nSeattle, WA, 98101',
      },
    ]);
  });

  it('is the reassignment to a customer, with the customer beside it or in it', () => {
    const { ranges, organisations } = readSample(`NetRange:       8.17.172.0 - 8.17.172.7
NetName:        CUST-A
NetHandle:      NET-8-17-172-0-1
NetType:        Reassigned
Customer:       Acme Dental (C01234567)

CustName:       Acme Dental
CustID:         C01234567
Address:        1 Main St
City:           Springfield
StateProv:      IL
Country:        US

CustName:       Private Customer - XYZ Network
Address:        Private Residence
City:           Plano
Country:        US
NetRange:       008.017.172.008 - 008.017.172.015
NetName:        CUST-B
NetHandle:      NET-8-17-172-8-1
NetType:        S
`);
    expect(ranges).toEqual([
      {
        ends: '8.17.172.0-8.17.172.7',
        kind: 'net',
        netname: 'CUST-A',
        organisationHandle: 'C01234567',
        status: 'REASSIGNMENT',
      },
      {
        ends: '8.17.172.8-8.17.172.15',
        kind: 'net',
        netname: 'CUST-B',
        description: 'Private Customer - XYZ Network\nPrivate Residence\nPlano',
        status: 'REASSIGNMENT',
        country: 'US',
      },
    ]);
    expect(organisations).toMatchObject([
      { handle: 'C01234567', name: 'Acme Dental', type: 'CUSTOMER', country: 'US' },
    ]);
  });

  it('is read from an answer of its service too', () => {
    const { ranges, organisations, systems } = readSample(`NetRange:       199.43.0.0 - 199.43.0.255
CIDR:           199.43.0.0/24
NetName:        ARIN-ASH
NetHandle:      NET-199-43-0-0-1
Parent:         NET199 (NET-199-0-0-0-0)
NetType:        Direct Assignment
Organization:   ARIN Operations (ARINOPS)
Updated:        2015-07-15

OrgName:        ARIN Operations
OrgId:          ARINOPS
Country:        US

ASHandle:       AS10745
OrgID:          ARINOPS
ASName:         ARIN-ASH-CHA
ASNumber:       10745 - 10747

OrgAbuseHandle: AOA4-ARIN
OrgAbuseName:   ARIN Operations Abuse
`);
    expect(ranges).toMatchObject([{ organisationHandle: 'ARINOPS', status: 'DIRECT ASSIGNMENT' }]);
    expect(organisations).toMatchObject([{ handle: 'ARINOPS', name: 'ARIN Operations' }]);
    expect(systems.map(({ asn }) => asn)).toEqual([10745, 10746, 10747]);
  });

  it('about what another registry or IANA holds is left out', () => {
    const types = [
      'Allocated to APNIC',
      'IR',
      'RN',
      'Early Registrations, Transferred to RIPE NCC',
      'IANA Reserved',
    ];
    for (const type of types) {
      const { ranges, leftOut } = readSample(
        `NetRange: 1.0.0.0 - 1.255.255.255\nNetName: APNIC-1\nNetType: ${type}\n`,
      );
      expect({ ranges, leftOut }).toEqual({ ranges: [], leftOut: ['placeholder'] });
    }
  });

  it('without a range or with a reversed one is told with its line', () => {
    const { unusable } = readSample(`
NetHandle: NET-1
NetName: X

NetRange: 20.0.0.9 - 20.0.0.1
NetName: Y

CustName: Nobody
`);
    expect(unusable).toEqual([
      'line 2: the network has no NetRange',
      'line 5: the range 20.0.0.9 - 20.0.0.1 is reversed',
      'line 8: the organisation has no handle',
    ]);
  });
});
