// Lists of networks in the forms in which they are published, dropped into a directory.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseClientAddress } from '#intelligence/networks/parse-client-address.ts';
import { type NetworkLists, openNetworkLists } from '#processor/lookups/open-network-lists.ts';

let directory: string;
let lists: NetworkLists;
const log = { info: () => undefined, warn: () => undefined };
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'fiuto-lists-'));
  lists = openNetworkLists(directory, log);
});
afterEach(() => {
  lists.close();
  rmSync(directory, { recursive: true, force: true });
});

const write = (name: string, content: unknown) =>
  writeFileSync(join(directory, name), typeof content === 'string' ? content : JSON.stringify(content));
const ask = (text: string) => {
  const address = parseClientAddress(text);
  return address === undefined ? [] : lists.find(address);
};
const marksOf = (text: string) => ask(text).flatMap(({ marks }) => marks);

test('each form of list gives its networks the mark of its name', async () => {
  write('vpn-office.txt', '# ours\n20.1.0.0/16\n\n20.2.0.5 ; one\n2a00:1::/32\n');
  write('relay-apple.csv', '20.3.0.0/31,GB,GB-EN,London,\n2a02:26f7::/64,IT,IT-RM,Rome,\n');
  write('crawler-googlebot.json', {
    creationTime: '2026-08-01',
    prefixes: [{ ipv4Prefix: '20.4.64.0/27' }, { ipv6Prefix: '2001:4860:4801:10::/64' }],
  });
  write('hosting-aws.json', {
    syncToken: '1',
    createDate: '2026-08-01-00-00-00',
    prefixes: [{ ip_prefix: '20.5.0.0/16', region: 'eu-south-1', service: 'EC2' }],
    ipv6_prefixes: [{ ipv6_prefix: '2a05:d000::/25', region: 'eu-south-1' }],
  });
  write('hosting-azure.json', {
    values: [{ name: 'AzureCloud', properties: { systemService: 'a/b', addressPrefixes: ['20.6.0.0/16'] } }],
  });
  write('gateway-zscaler.json', { hubPrefixes: ['20.7.0.0/23', '2a03:eec0::/32'] });
  write('gateway-zscaler-cenr.json', {
    'zscaler.net': {
      'continent : EMEA': { 'city : Milan': [{ range: '20.8.0.0/23', gre: '', vpn: 'mil.example' }] },
    },
  });
  write(
    'tor-exits',
    'ExitNode ABC\nPublished 2026-08-01 00:00:00\nExitAddress 20.9.0.1 2026-08-01 01:00:00\n',
  );
  await lists.refresh();
  expect(lists.warnings()).toEqual([]);
  expect(marksOf('20.1.2.3')).toEqual(['vpn']);
  expect(marksOf('20.2.0.5')).toEqual(['vpn']);
  expect(marksOf('2a00:1::9')).toEqual(['vpn']);
  expect(ask('20.3.0.1')[0]).toMatchObject({ marks: ['relay'], country: 'GB', provider: 'apple' });
  expect(ask('2a02:26f7::1')[0]).toMatchObject({ marks: ['relay'], country: 'IT' });
  expect(marksOf('20.4.64.1')).toEqual(['crawler']);
  expect(new Set(marksOf('2001:4860:4801:10::1'))).toEqual(new Set(['crawler']));
  expect(ask('20.5.1.1')[0]).toMatchObject({
    marks: ['hosting'],
    provider: 'aws',
    dataset: { id: 'list:hosting-aws.json', family: 'operator' },
  });
  expect(marksOf('2a05:d000::1')).toEqual(['hosting']);
  expect(marksOf('20.6.1.1')).toEqual(['hosting']);
  expect(marksOf('20.7.1.1')).toEqual(['shared_gateway']);
  expect(marksOf('20.8.1.1')).toEqual(['shared_gateway']);
  expect(marksOf('20.9.0.1')).toEqual(['tor']);
  expect(marksOf('20.10.0.1')).toEqual([]);
});

test('systems in a list vote for what the list is, and rows of a list of systems for what each says', async () => {
  write('hosting-bad-asn.csv', 'ASN,Entity\n64500,"Rent, Inc."\n64501,Other\n');
  write('vpn-x.txt', 'AS64500 # mine\n20.2.0.0/16\n');
  write('relay-y.txt', 'AS64500\n20.3.0.0/16\n');
  write('systems-z.csv', 'asn,class\nAS64500,isp\nAS64502,business\n');
  write('systems-empty.csv', 'asn,class\nAS64500,Unknown\n');
  await lists.refresh();
  expect(lists.votesOf(64500)).toEqual([
    { dataset: 'list:hosting-bad-asn.csv', kind: 'hosting' },
    { dataset: 'list:systems-z.csv', kind: 'isp' },
    { dataset: 'list:vpn-x.txt', kind: 'vpn' },
  ]);
  expect(lists.votesOf(64502)).toEqual([{ dataset: 'list:systems-z.csv', kind: 'business' }]);
  expect(lists.votesOf(64503)).toEqual([]);
  expect(marksOf('20.2.0.1')).toEqual(['vpn']);
  expect(lists.warnings().map(({ message }) => message)).toEqual([
    expect.stringMatching(/^In the list relay-y.txt 1 entries cannot be used \(line 1: "AS64500"/),
    expect.stringMatching(/systems-empty.csv cannot be used \(there is no autonomous system with a class/),
  ]);
  write('systems-z.csv', '"broken');
  await lists.refresh();
  expect(lists.votesOf(64502)).toEqual([{ dataset: 'list:systems-z.csv', kind: 'business' }]);
  rmSync(join(directory, 'systems-z.csv'));
  await lists.refresh();
  expect(lists.votesOf(64502)).toEqual([]);
});

test('a broken list fails alone, and what it said before is said on', async () => {
  write('hosting-a.json', { prefixes: [{ ipv4Prefix: '20.1.0.0/16' }] });
  write('vpn-b.txt', '20.2.0.0/16\n');
  await lists.refresh();
  write('hosting-a.json', '{"prefixes": [{"ipv4Pre');
  write('vpn-b.txt', '20.3.0.0/16\nnonsense\n20.4.0.9 - 20.4.0.1\n');
  write('proxy-c.txt', 'cidr\nnothing here\n');
  write('friends.txt', '20.5.0.0/16\n');
  await lists.refresh();
  expect(marksOf('20.1.0.1')).toEqual(['hosting']);
  expect(marksOf('20.2.0.1')).toEqual([]);
  expect(marksOf('20.3.0.1')).toEqual(['vpn']);
  expect(lists.warnings().map(({ source, message }) => `${source}: ${message}`)).toEqual([
    expect.stringMatching(/^friends.txt: .*must begin with hosting-.*it is not used/),
    expect.stringMatching(/^hosting-a.json: .*its former version is used on/),
    expect.stringMatching(/^proxy-c.txt: .*line 2: "nothing here" is no network.*it is not used/),
    expect.stringMatching(/^vpn-b.txt: In the list vpn-b.txt 2 entries cannot be used \(line 2: "nonsense"/),
  ]);
});

test('a list that is taken away says nothing any more', async () => {
  write('vpn-b.txt', '20.2.0.0/16\n');
  await lists.refresh();
  expect(marksOf('20.2.0.1')).toEqual(['vpn']);
  rmSync(join(directory, 'vpn-b.txt'));
  await lists.refresh();
  expect(marksOf('20.2.0.1')).toEqual([]);
});

test('a directory that is not there is a warning', async () => {
  const absent = openNetworkLists(join(directory, 'absent'), log);
  await absent.refresh();
  expect(absent.warnings()[0]?.message).toMatch(/cannot be read .*check FIUTO_NETWORK_LISTS_DIR/);
  absent.close();
});

test('the best-known networks are known without any list, and keep their marks apart', async () => {
  const builtIn = openNetworkLists(undefined, log);
  await builtIn.refresh();
  const find = (text: string) => {
    const address = parseClientAddress(text);
    return address === undefined ? [] : builtIn.find(address);
  };
  expect(builtIn.warnings()).toEqual([]);
  expect(find('136.226.50.1')[0]).toMatchObject({
    marks: ['shared_gateway'],
    provider: 'zscaler',
    dataset: {
      id: 'list:built-in/gateway-zscaler',
      family: 'operator',
      licence: 'published by its operator',
    },
  });
  expect(find('104.28.50.1').flatMap(({ marks }) => marks)).toEqual(['relay']);
  expect(find('104.16.1.1').flatMap(({ marks }) => marks)).toEqual(['hosting']);
  expect(find('66.249.66.1').flatMap(({ marks }) => marks)).toEqual(['crawler']);
  expect(find('193.138.218.7').flatMap(({ marks }) => marks)).toEqual(['vpn']);
  expect(find('93.184.216.34')).toEqual([]);
  expect(find('93.184.216.34')).toBe(find('93.184.216.35'));
  builtIn.close();
});
