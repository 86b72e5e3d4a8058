// Confirmed host names, asked of a real name server on loopback.

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ParsedAddress, parseClientAddress } from '#intelligence/networks/parse-client-address.ts';
import { openReverseDns, type ReverseDns } from '#processor/sources/reverse-dns/open-reverse-dns.ts';
import { startTestNameServer, type TestNameServer } from '#tests/support/start-test-name-server.ts';

let server: TestNameServer;
let dns: ReverseDns;
let nowMs = Date.parse('2026-08-01T10:00:00Z');
const warn = vi.fn();

beforeEach(async () => {
  warn.mockClear();
  server = await startTestNameServer({
    'PTR 7.0.0.20.in-addr.arpa': ['GW.Acme.Example'],
    'A gw.acme.example': ['20.0.0.9', '20.0.0.7'],
    'PTR 8.0.0.20.in-addr.arpa': ['mail.victim.example'],
    'A mail.victim.example': ['20.9.9.9'],
    'PTR 9.0.0.20.in-addr.arpa': ['not a name', 'office.acme.example'],
    'A office.acme.example': ['20.0.0.9'],
    'PTR 1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.1.0.0.0.0.0.a.2.ip6.arpa': ['six.acme.example'],
    'AAAA six.acme.example': ['2a00:1::1'],
  });
  dns = openReverseDns({ log: { warn }, now: () => nowMs, timeoutMs: 200 });
  dns.setServers([server.server]);
});
afterEach(async () => {
  dns.close();
  await server.close();
});

function parse(text: string): ParsedAddress {
  const address = parseClientAddress(text);
  if (!address) throw new Error(`${text} is no address`);
  return address;
}

test('a name counts when it leads back to the address, over IPv4 and IPv6', async () => {
  expect(dns.nameOf(parse('20.0.0.7'))).toBe('');
  await Promise.all([dns.ask(parse('20.0.0.7')), dns.ask(parse('20.0.0.9')), dns.ask(parse('2a00:1::1'))]);
  expect(dns.nameOf(parse('20.0.0.7'))).toBe('gw.acme.example');
  expect(dns.nameOf(parse('20.0.0.9'))).toBe('office.acme.example');
  expect(dns.nameOf(parse('2a00:1::1'))).toBe('six.acme.example');
});

test('a name of others that somebody gave to an address of their own counts for nothing', async () => {
  await dns.ask(parse('20.0.0.8'));
  expect(dns.nameOf(parse('20.0.0.8'))).toBe('');
});

test('an address is asked for once, whether it has a name or not, and again when the answer is old', async () => {
  const named = parse('20.0.0.7');
  const nameless = parse('20.5.5.5');
  await Promise.all([dns.ask(named), dns.ask(named), dns.ask(nameless)]);
  await Promise.all([dns.ask(named), dns.ask(nameless)]);
  const count = (type: string) => server.questions.filter((question) => question.startsWith(type)).length;
  expect(count('PTR')).toBe(2);
  nowMs += 3 * 3_600_000;
  expect(dns.nameOf(named)).toBe('');
  await Promise.all([dns.ask(named), dns.ask(nameless)]);
  expect(count('PTR')).toBe(3);
  nowMs += 6 * 3_600_000;
  await dns.ask(nameless);
  expect(count('PTR')).toBe(4);
});

test('private addresses are never asked for', async () => {
  await Promise.all(['10.0.0.1', '192.168.1.1', 'fd00::1', '127.0.0.1'].map((text) => dns.ask(parse(text))));
  expect(server.questions).toEqual([]);
});

test('a server that is silent or fails holds nobody up, and is told once', async () => {
  server.isSilent = true;
  await dns.ask(parse('20.0.0.7'));
  expect(dns.nameOf(parse('20.0.0.7'))).toBe('');
  server.isSilent = false;
  server.isFailing = true;
  const many = Array.from({ length: 60 }, (_none, index) => dns.ask(parse(`20.1.0.${index}`)));
  await Promise.all(many);
  expect(dns.failure()).not.toBe('');
  expect(warn).toHaveBeenCalledTimes(1);
  server.isFailing = false;
  nowMs += 600_000;
  await dns.ask(parse('20.0.0.7'));
  expect(dns.nameOf(parse('20.0.0.7'))).toBe('gw.acme.example');
  expect(dns.failure()).toBe('');
});

test('what was answered is forgotten on demand, and answers under way are let fall', async () => {
  const asking = dns.ask(parse('20.0.0.7'));
  dns.forget();
  await asking;
  expect(dns.nameOf(parse('20.0.0.7'))).toBe('');
});
