// Addresses and handles of pages on social networks, and what never becomes a link.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkSocialKey, readSocialProfile, socialNetworks } from '#intelligence/identity/social-profile.ts';

describe('readSocialProfile', () => {
  it('leads addresses and handles to the one address of the page', () => {
    expect(readSocialProfile('linkedin', 'it.linkedin.com/in/anna-rossi-42/?trk=x')).toBe(
      'https://www.linkedin.com/in/anna-rossi-42',
    );
    expect(readSocialProfile('x', 'http://twitter.com/@anna_r')).toBe('https://x.com/anna_r');
    expect(readSocialProfile('x', '@anna_r')).toBe('https://x.com/anna_r');
    expect(readSocialProfile('github', 'https://github.com/anna/repo')).toBe('https://github.com/anna');
    expect(readSocialProfile('youtube', 'https://www.youtube.com/@anna.r')).toBe(
      'https://www.youtube.com/@anna.r',
    );
  });

  it('takes no page of another host, no page of the network itself and no script', () => {
    for (const given of [
      'https://linkedin.com.evil.example/in/anna',
      'https://evil.example/in/anna',
      'https://linkedin.com@evil.example/in/anna',
      'javascript:alert(1)//linkedin.com/in/anna',
      'data:text/html,linkedin.com/in/anna',
      'https://www.linkedin.com/company/acme',
      'https://www.linkedin.com/in/%E0%A4%A',
      'ftp://linkedin.com/in/anna',
      '',
    ])
      expect(readSocialProfile('linkedin', given)).toBeUndefined();
    expect(readSocialProfile('x', 'https://x.com/intent/user')).toBeUndefined();
    expect(readSocialProfile('facebook', 'https://facebook.com/sharer.php?u=x')).toBeUndefined();
  });

  it('never leaves the network, whatever it is given', () => {
    fc.assert(
      fc.property(fc.constantFrom(...socialNetworks), fc.oneof(fc.string(), fc.webUrl()), (network, text) => {
        const page = readSocialProfile(network, text);
        if (page === undefined) return;
        const { protocol, hostname, search, hash } = new URL(page);
        expect([protocol, search, hash]).toEqual(['https:', '', '']);
        expect(hostname.replace('www.', '')).toBe(network === 'x' ? 'x.com' : `${network}.com`);
        expect(readSocialProfile(network, page)).toBe(page);
      }),
    );
  });
});

describe('linkSocialKey', () => {
  it('leads to a page only where an id of an application has one', () => {
    expect(linkSocialKey('social:x:783214')).toBe('https://x.com/i/user/783214');
    expect(linkSocialKey('social:github:anna')).toBe('https://github.com/anna');
    for (const key of [
      'social:linkedin:urn:li:person:1',
      'social:facebook:123',
      'email:a@b.it',
      'social:x:javascript',
    ])
      expect(linkSocialKey(key)).toBeUndefined();
  });
});
