// Campaign parameters and click ids of addresses.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultKeptParameters } from '#contract/site.ts';
import { parseAddress } from '#intelligence/pages/parse-address.ts';
import { readCampaign } from '#intelligence/pages/read-campaign.ts';

const kept = new Set<string>([...defaultKeptParameters, 'model']);
const read = (url: string, withClickIds = true) =>
  readCampaign(parseAddress(url)?.parameters ?? [], kept, withClickIds);

describe('campaign tags and click ids', () => {
  it('reads the tags, source and medium in lower case', () => {
    const { campaign } = read(
      'https://a.it/?utm_source=Google&UTM_MEDIUM=CPC&utm_campaign=Estate%202026&utm_id=7',
    );
    expect(campaign).toEqual({
      source: 'google',
      medium: 'cpc',
      name: 'Estate 2026',
      term: '',
      content: '',
      id: '7',
    });
  });

  it('lets utm_ win over mtm_ and pk_, and skips empty ones', () => {
    expect(read('https://a.it/?pk_source=a&mtm_source=b&utm_source=').campaign.source).toBe('b');
  });

  it('takes the click id that comes first in the order of precedence', () => {
    expect(read('https://a.it/?fbclid=f&gclid=g')).toMatchObject({ clickIdName: 'gclid', clickId: 'g' });
  });

  it('takes no click id without consent', () => {
    expect(read('https://a.it/?gclid=g', false)).toMatchObject({ clickIdName: '', clickId: '' });
  });

  it('keeps the parameters of the list alone, sorted, without tags and click ids', () => {
    expect(read('https://a.it/?z=1&model=x%20y&gclid=g&email=a@b.c&utm_source=s').query).toBe('model=x%20y');
  });

  it('never throws and never keeps more than its lengths', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }))),
        (parameters) => {
          const all = readCampaign([...parameters, ['model', '\ud800']], kept, true);
          expect(all.query.length).toBeLessThanOrEqual(1_000);
        },
      ),
    );
  });
});

describe('addresses', () => {
  it.each([
    ['https://WWW.Example.com:8443/Prezzi/', 'www.example.com', '/Prezzi'],
    ['https://a.it/caff%C3%A8//x', 'a.it', '/caffè/x'],
    ['https://a.it/%E0%A4%A', 'a.it', '/%E0%A4%A'],
    ['https://a.it/x;jsessionid=12AB', 'a.it', '/x'],
    ['http://a.it', 'a.it', '/'],
    ['https://münchen.de/', 'xn--mnchen-3ya.de', '/'],
  ])('reads %s', (url, host, path) => {
    expect(parseAddress(url)).toMatchObject({ host, path });
  });

  it.each(['', 'nope', 'about:blank', 'https://', '/only/a/path', 'data:text/html,x'])(
    'knows that "%s" is none',
    (text) => {
      expect(parseAddress(text)).toBeUndefined();
    },
  );

  it('never throws on any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 5_000 }),
        (text) => void parseAddress(`https://a.it/${text}`),
      ),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseAddress(text)));
    expect(parseAddress(`https://a.it/?${'a=1&'.repeat(1_000)}`)?.parameters.length).toBeLessThanOrEqual(200);
  });
});
