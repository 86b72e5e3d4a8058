// What counts as a visitor's word on the own company.

import { describe, expect, it } from 'vitest';
import { purposeBits, type ReceivedEvent } from '#contract/event-stages.ts';
import { readClaim } from '#processor/company/read-claim.ts';
import { sampleSite } from '../steps/sample-request.ts';

const all = purposeBits.measure | purposeBits.company | purposeBits.person;

type ClaimEvent = Parameters<typeof readClaim>[0];

function form(values: Record<string, string>, over: Partial<ClaimEvent> = {}): ClaimEvent {
  return {
    ...{ type: 'form_submit', channel: 'browser', consent: 'granted', purposes: all, name: 'contact' },
    ...{
      properties: JSON.stringify({ form: 'Contact', fields: Object.keys(values), values }),
      visitor: 'aa',
    },
    ...over,
  } satisfies Partial<ReceivedEvent> as ClaimEvent;
}

function identify(traits: unknown, over: Partial<ClaimEvent> = {}): ClaimEvent {
  return { ...form({}), type: 'identify', name: '', properties: JSON.stringify({ traits }), ...over };
}

describe('a claim', () => {
  it('is the domain of a work e-mail in a form, without the e-mail', () => {
    const claim = readClaim(form({ mail: ' Anna.Rossi@Sub.Lariosystems.IT ' }), undefined);
    expect(claim).toEqual({ kind: 'form_email', domain: 'lariosystems.it' });
  });

  it('is verified when the site itself says it with its secret key', () => {
    const said = identify({ email: 'info@lariosystems.it' }, { channel: 'server' });
    expect(readClaim(said, undefined)).toEqual({ kind: 'verified_email', domain: 'lariosystems.it' });
    expect(readClaim(identify({ email: 'info@lariosystems.it' }), undefined)?.kind).toBe('form_email');
  });

  it('is nothing where mail says nothing of a company', () => {
    for (const address of [
      'a@gmail.com',
      'a@pec.it',
      'a@libero.it',
      'a@mailinator.com',
      'a@localhost',
      'a@',
      'x',
    ])
      expect([address, readClaim(form({ mail: address }), undefined)]).toEqual([address, null]);
  });

  it('is nothing without consent to be known as a person and as a company', () => {
    const values = { mail: 'anna@lariosystems.it' };
    expect(readClaim(form(values, { consent: 'limited', purposes: 0 }), undefined)).toBeNull();
    for (const purposes of [all & ~purposeBits.person, all & ~purposeBits.company])
      expect(readClaim(form(values, { purposes }), undefined)).toBeNull();
    expect(readClaim(form(values, { visitor: '' }), undefined)).toBeNull();
  });

  it('of two addresses is the one that the site has mapped, else none', () => {
    const values = { friend: 'b@valvole.example.com', own: 'anna@lariosystems.it' };
    expect(readClaim(form(values), undefined)).toBeNull();
    const mapping = { own: 'email' as const };
    const contact = {
      key: 'contact',
      name: '',
      page: '',
      fields: [],
      enabled: true,
      mapping,
      lastSeenAtMs: 0,
    };
    expect(readClaim(form(values), sampleSite({ forms: [contact] }))?.domain).toBe('lariosystems.it');
  });

  it('is never read from other events, nor from values that are no texts', () => {
    expect(readClaim({ ...form({ mail: 'anna@lariosystems.it' }), type: 'track' }, undefined)).toBeNull();
    expect(readClaim(identify({ email: { at: 'anna@lariosystems.it' } }), undefined)).toBeNull();
    expect(readClaim(identify('anna@lariosystems.it'), undefined)).toBeNull();
    expect(readClaim(identify(null), undefined)).toBeNull();
  });
});

it('a form that a backend passes on has confirmed nothing', () => {
  const passed = form({ mail: 'anna@lariosystems.it' }, { channel: 'server' });
  expect(readClaim(passed, undefined)?.kind).toBe('form_email');
});
