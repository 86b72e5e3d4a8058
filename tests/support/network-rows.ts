// Rows of network data as several files say them about one address, and what company resolution must make of each. Names
// and networks are those of MaxMind's public test data (Apache-2.0 OR MIT), so that real files can be held beside them.

export interface NetworkRow {
  readonly address: string;
  /** Network and record by kind of file. */
  readonly files: Readonly<Record<string, readonly [network: string, prefix: number, record: unknown]>>;
  readonly expected: Readonly<Record<string, unknown>>;
}

const named = (name: string, cidr: string, more: object = {}) => ({
  decision: 'identified',
  name,
  domain: '',
  network: { cidr },
  ...more,
});
const none = (reason: string, kind: string = reason) => ({
  decision: 'none',
  reason,
  kind,
  name: '',
  domain: '',
});

const bevtec = {
  autonomous_system_number: 29518,
  autonomous_system_organization: 'Bredband2 AB',
  isp: 'Bredband2 AB',
  organization: 'Bevtec',
};
const office = { connection_type: 'Corporate', user_type: 'government', domain: 'bredband2.com' };
const lariat = { autonomous_system_number: 209, isp: 'Century Link', organization: 'Lariat Software' };
const uninet = 'Uninet S.A. de C.V.';
const isp = (network: string, prefix: number, organization: string, provider: string, more: object = {}) => ({
  isp: [network, prefix, { organization, isp: provider, ...more }] as const,
});
const verizon = { mobile_country_code: '310', mobile_network_code: '004' };
const dod = {
  autonomous_system_number: 721,
  autonomous_system_organization: 'DoD Network Information Center',
};
const starlink = {
  isp: 'Starlink',
  organization: 'Starlink',
  connection_type: 'Satellite',
  user_type: 'residential',
  domain: 'starlinkisp.net',
  autonomous_system_number: 14593,
};
const everyFlag = {
  is_anonymous: true,
  is_anonymous_vpn: true,
  is_hosting_provider: true,
  is_public_proxy: true,
  is_residential_proxy: true,
  is_tor_exit_node: true,
};
const traits = (record: object) => ({ traits: record });

export const networkRows: readonly NetworkRow[] = [
  {
    address: '38.105.0.70',
    files: isp('38.105.0.64', 27, 'GHD', 'Cogent Communications', { autonomous_system_number: 174 }),
    expected: named('GHD', '38.105.0.64/27'),
  },
  {
    address: '64.17.254.216',
    files: isp('64.17.254.216', 29, 'Karlin Peebles LLP', 'Towerstream I'),
    expected: named('Karlin Peebles LLP', '64.17.254.216/29'),
  },
  {
    address: '66.92.181.240',
    files: {
      ...isp('66.92.181.240', 28, 'Vikco Insurance', 'Speakeasy'),
      domain: ['66.92.128.0', 17, { domain: 'speakeasy.net' }],
    },
    expected: named('Vikco Insurance', '66.92.181.240/28'),
  },
  {
    address: '89.160.20.112',
    files: {
      isp: ['89.160.20.112', 29, bevtec],
      enterprise: ['89.160.20.112', 28, traits({ ...bevtec, ...office })],
    },
    expected: named('Bevtec', '89.160.20.112/29', {
      discarded: [{ name: 'bredband2.com', why: 'provider_domain' }],
    }),
  },
  {
    address: '2001:219::1',
    files: { enterprise: ['2001:219::', 32, traits({ ...bevtec, ...office })] },
    expected: named('Bevtec', '2001:219::/32'),
  },
  {
    address: '216.160.83.57',
    files: {
      isp: ['216.160.83.56', 29, lariat],
      enterprise: ['216.160.83.56', 29, traits({ ...lariat, connection_type: 'Cable/DSL' })],
      connection: ['216.160.83.56', 29, { connection_type: 'Corporate' }],
    },
    expected: named('Lariat Software', '216.160.83.56/29', {
      kindReasons: [
        'connection_type:corporate:mmdb:connection.mmdb',
        'connection_type:cable/dsl:mmdb:enterprise.mmdb',
        'conflict:connection_type:cable/dsl|corporate',
      ],
    }),
  },
  {
    address: '83.206.36.225',
    files: {
      ...isp('83.206.36.224', 29, 'Transports Routiers De Marchandises', 'France Telecom'),
      domain: ['83.206.0.0', 16, { domain: 'oleane.fr' }],
    },
    expected: named('Transports Routiers De Marchandises', '83.206.36.224/29'),
  },
  {
    address: '65.116.3.80',
    files: {
      ...isp('65.116.3.80', 31, 'ATMI', 'Century Link', { autonomous_system_number: 209 }),
      enterprise: [
        '65.116.3.80',
        30,
        traits({
          organization: 'CenturyLink',
          isp: 'CenturyLink',
          user_type: 'residential',
          domain: 'qwest.net',
        }),
      ],
    },
    expected: named('ATMI', '65.116.3.80/31', { band: 'low' }),
  },
  {
    address: '65.23.121.221',
    files: isp('65.23.121.221', 32, 'Endodontic Associates Of Savannah', 'Nuvox Communications'),
    expected: named('Endodontic Associates Of Savannah', '65.23.121.221/32'),
  },
  {
    address: '53.1.2.3',
    files: isp('53.0.0.0', 8, 'Daimler', 'Daimler', {
      autonomous_system_number: 31399,
      autonomous_system_organization: 'Daimler Autonomous System',
    }),
    expected: named('Daimler', '53.0.0.0/8', { band: 'high' }),
  },
  {
    address: '15.1.2.3',
    files: isp('15.0.0.0', 8, 'Hewlett-Packard Company', 'Hewlett-Packard Company', {
      autonomous_system_number: 71,
      autonomous_system_organization: 'Hewlett-Packard Company',
    }),
    expected: named('Hewlett-Packard Company', '15.0.0.0/8', { band: 'high' }),
  },
  {
    address: '101.5.1.1',
    files: isp('101.5.0.0', 16, 'Tsinghua University', 'China Education and Research Network'),
    expected: named('Tsinghua University', '101.5.0.0/16', { kind: 'education' }),
  },
  {
    address: '103.11.172.9',
    files: isp(
      '103.11.172.0',
      22,
      'Joint stock Commercial Bank for Foreign Trade of V',
      'Joint stock Commercial Bank for Foreign Trade of V',
    ),
    expected: named('Joint stock Commercial Bank for Foreign Trade of V', '103.11.172.0/22', { band: 'low' }),
  },
  {
    address: '148.223.1.5',
    files: isp('148.223.1.0', 24, 'Banorte (Clase C)', uninet),
    expected: named('Banorte', '148.223.1.0/24'),
  },
  {
    address: '148.223.128.65',
    files: isp('148.223.128.64', 28, 'Clara Alfaro', uninet),
    expected: none('person', 'unknown'),
  },
  {
    address: '71.138.104.241',
    files: isp('71.138.104.240', 29, 'Leung Yin Lam Dba', 'AT&T Internet Services'),
    expected: none('person', 'unknown'),
  },
  {
    address: '78.26.70.209',
    files: {
      ...isp('78.26.70.208', 29, 'Marino Dalla Gasperina', 'ASDASD srl a socio unico', {
        autonomous_system_organization: 'ASDASD srl',
      }),
      domain: ['78.26.68.0', 22, { domain: 'popwifi.it' }],
    },
    expected: none('person', 'unknown'),
  },
  {
    address: '149.101.100.1',
    files: isp('149.101.100.0', 28, 'Verizon Wireless', 'Verizon Wireless', verizon),
    expected: none('mobile'),
  },
  {
    address: '1.124.213.9',
    files: {
      enterprise: ['1.124.213.0', 24, traits({ connection_type: 'Cellular', user_type: 'cellular' })],
    },
    expected: none('mobile'),
  },
  {
    address: '1.124.213.1',
    files: {
      enterprise: ['1.124.213.0', 24, traits({ connection_type: 'Cellular', user_type: 'cellular' })],
      anonymous: ['1.124.213.1', 32, { is_anonymous: true, is_anonymous_vpn: true, is_tor_exit_node: true }],
    },
    expected: none('tor'),
  },
  {
    address: '214.78.120.1',
    files: { enterprise: ['214.78.120.0', 22, traits(starlink)], isp: ['214.0.0.0', 8, dod] },
    expected: { ...none('satellite'), network: { cidr: '214.78.120.0/24', asn: 14593 } },
  },
  {
    address: '74.209.24.1',
    files: {
      enterprise: [
        '74.209.16.0',
        20,
        traits({
          organization: 'Fairpoint Communications',
          isp: 'Fairpoint Communications',
          user_type: 'residential',
          is_legitimate_proxy: true,
        }),
      ],
    },
    expected: none('residential'),
  },
  {
    address: '81.2.69.161',
    files: {
      anonymous: ['81.2.69.0', 24, everyFlag],
      domain: ['81.2.64.0', 19, { domain: 'in-addr.arpa' }],
      ...isp('81.2.69.160', 29, 'STONEHOUSE office network', 'Andrews & Arnold Ltd'),
    },
    expected: {
      ...none('tor'),
      discarded: [
        { name: 'in-addr.arpa', why: 'not_registrable' },
        { name: 'STONEHOUSE', why: 'tor' },
      ],
    },
  },
  {
    address: '67.43.156.1',
    files: {
      enterprise: [
        '67.43.156.0',
        24,
        traits({
          organization: 'zudoarichikito_',
          isp: 'Loud Packet',
          user_type: 'search_engine_spider',
          domain: 'shoesfin.NET',
        }),
      ],
    },
    expected: none('bot'),
  },
  {
    address: '71.160.223.1',
    files: { anonymous: ['71.160.223.0', 24, { is_anonymous: true, is_hosting_provider: true }] },
    expected: none('hosting'),
  },
  {
    address: '186.30.236.1',
    files: { anonymous: ['186.30.236.0', 24, { is_anonymous: true, is_public_proxy: true }] },
    expected: none('proxy'),
  },
  {
    address: '65.1.0.1',
    files: { anonymous: ['65.0.0.0', 13, { is_anonymous: true, is_tor_exit_node: true }] },
    expected: none('tor'),
  },
  ...(
    [
      ['hosting', 'hosting'],
      ['content_delivery_network', 'hosting'],
      ['traveler', 'public_access'],
    ] as const
  ).map(
    ([userType, reason]): NetworkRow => ({
      address: '214.214.214.220',
      files: {
        enterprise: ['214.214.214.220', 32, traits({ user_type: userType })],
        isp: ['214.0.0.0', 8, dod],
      },
      expected: { ...none(reason), network: { cidr: '214.214.214.0/24' } },
    }),
  ),
  {
    address: '70.46.123.145',
    files: isp('70.46.123.145', 32, 'DSLAM WAN Allocation', 'FDN Communications'),
    expected: none('infrastructure'),
  },
  {
    address: '208.110.217.113',
    files: {
      ...isp('208.110.217.112', 31, 'Comcast - Houston', 'Comcast - Houston'),
      domain: ['208.110.208.0', 20, { domain: 'comcastbusiness.net' }],
    },
    expected: none('isp_pool'),
  },
  ...(
    [
      ['is_anonymous_vpn', 'vpn'],
      ['is_hosting_provider', 'hosting'],
      ['is_public_proxy', 'proxy'],
      ['is_residential_proxy', 'proxy'],
    ] as const
  ).map(
    ([flag, reason]): NetworkRow => ({
      address: '6.1.0.1',
      files: {
        enterprise: ['6.1.0.0', 25, traits({ user_type: 'residential' })],
        anonymous: ['6.1.0.0', 31, { is_anonymous: true, [flag]: true }],
      },
      expected: none(reason),
    }),
  ),
  {
    address: '8.8.8.8',
    files: {
      ...isp('8.0.0.0', 11, 'Level 3 Communications', 'Level 3 Communications'),
      anonymous: ['8.0.0.0', 7, {}],
    },
    expected: { ...none('isp_pool'), kindReasons: [] },
  },
];
