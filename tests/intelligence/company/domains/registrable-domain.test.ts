// Whose domain a host name is under.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainLabel, registrableDomain } from '#intelligence/company/domains/registrable-domain.ts';

describe('registrableDomain', () => {
  it('follows the public suffix list, its private part included', () => {
    const domains: readonly (readonly [string, string])[] = [
      ['www.acme.co.uk', 'acme.co.uk'],
      ['acme.it', 'acme.it'],
      ['shoesfin.NET', 'shoesfin.net'],
      ['a.b.acme.com.br.', 'acme.com.br'],
      ['foo.github.io', 'foo.github.io'],
      ['shop.foo.github.io', 'foo.github.io'],
      ['acme.azurewebsites.net', 'acme.azurewebsites.net'],
      ['www.ck', 'www.ck'],
      ['b.c.mm', 'b.c.mm'],
      ['Müller.de', 'xn--mller-kva.de'],
    ];
    for (const [host, domain] of domains) expect(registrableDomain(host), host).toBe(domain);
  });

  it('is empty where nobody can have registered anything', () => {
    for (const host of [
      '',
      'com',
      'co.uk',
      'github.io',
      'localhost',
      'mx.acme.lan',
      'acme.example',
      '10.0.0.1',
      '::1',
      '[::1]',
      '4.3.2.1.in-addr.arpa',
      'in-addr.arpa',
      'ip6.arpa',
      'a b.it',
      'https://acme.it/',
      'acme..it',
      `${'a'.repeat(250)}.it`,
    ]) {
      expect(registrableDomain(host), host).toBe('');
    }
  });

  it('answers the same of its own answer, and throws on nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.domain(), fc.string({ unit: 'grapheme' }), fc.webAuthority()), (host) => {
        const domain = registrableDomain(host);
        expect(registrableDomain(domain)).toBe(domain);
      }),
    );
  });
});

describe('domainLabel', () => {
  it('is the name without its suffix', () => {
    expect(domainLabel('acme.co.uk')).toBe('acme');
    expect(domainLabel('')).toBe('');
  });
});
