// Sites as the collector sees them: changes are known soon.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Records } from '#stores/records/open-records.ts';
import { changeForm } from '#stores/records/questions/change-form.ts';
import { createSite, hashSecretKey } from '#stores/records/questions/create-site.ts';
import { findSite } from '#stores/records/questions/list-sites.ts';
import { recordFormsSeen } from '#stores/records/questions/record-form-seen.ts';
import { noteFirstEvent, rotateSiteSecret, updateSite } from '#stores/records/questions/update-site.ts';
import { openSiteCache, type SiteCache } from '#stores/records/site-cache.ts';
import { openTestRecords, quietLog } from '#tests/support/start-test-postgres.ts';

let records: Records;
let cache: SiteCache;

beforeAll(async () => {
  records = await openTestRecords();
  cache = await openSiteCache(records, quietLog);
});
afterAll(async () => {
  await cache.close();
  await records.close();
});

const form = {
  key: 'contact',
  name: 'Contact',
  page: '/contact',
  fields: [{ name: 'email', type: 'email' }],
};

describe('openSiteCache', () => {
  it('finds a new site by public key, secret key and id within its interval, without being told', async () => {
    const { site, secretKey } = await createSite(records, { name: 'One', allowedHosts: ['example.com'] });
    await expect.poll(() => cache.byKey(site.publicKey), { timeout: 5_000 }).toEqual(site);
    expect(site.publicKey).toMatch(/^[a-z2-9]{12}$/);
    expect(cache.bySecret(hashSecretKey(secretKey))?.id).toBe(site.id);
    expect(cache.byId(site.id)?.allowedHosts).toEqual(['example.com']);
    expect(cache.byKey('nobody')).toBeUndefined();
  });

  it('changes only what is named, and gives up the old secret key', async () => {
    const { site, secretKey } = await createSite(records, { name: 'Two' });
    await updateSite(records, site.id, { pathRules: [{ pattern: '/prezzi*', kind: 'price' }] });
    const next = await rotateSiteSecret(records, site.id);
    await cache.refresh();
    expect(cache.byId(site.id)).toMatchObject({
      name: 'Two',
      pathRules: [{ pattern: '/prezzi*', kind: 'price' }],
    });
    expect(cache.bySecret(hashSecretKey(secretKey))).toBeUndefined();
    expect(cache.bySecret(hashSecretKey(next ?? ''))?.id).toBe(site.id);
    expect(await rotateSiteSecret(records, 999_999)).toBeUndefined();
    expect(await updateSite(records, 999_999, { name: 'x' })).toBeUndefined();
  });

  it('keeps the first moment of the first event', async () => {
    const { site } = await createSite(records, { name: 'Three' });
    await noteFirstEvent(records, site.id, 1_700_000_000_123);
    await noteFirstEvent(records, site.id, 1_600_000_000_000);
    await cache.refresh();
    expect(cache.byId(site.id)?.firstEventAtMs).toBe(1_700_000_000_123);
  });

  it('lists a form that was seen, and never undoes what the operator chose', async () => {
    const { site } = await createSite(records, { name: 'Four' });
    await recordFormsSeen(records, [{ ...form, siteId: site.id, lastSeenAtMs: 1_000 }]);
    await changeForm(records, site.id, 'contact', { enabled: true, mapping: { email: 'email' } });
    await recordFormsSeen(records, [{ ...form, page: '/new', siteId: site.id, lastSeenAtMs: 2_000 }]);
    await cache.refresh();
    expect(cache.byId(site.id)?.forms).toEqual([
      { ...form, page: '/new', enabled: true, mapping: { email: 'email' }, lastSeenAtMs: 2_000 },
    ]);
  });

  it('keeps the fields of a form that is switched on, whatever a stranger claims to have seen', async () => {
    const { site } = await createSite(records, { name: 'Frozen' });
    await recordFormsSeen(records, [{ ...form, siteId: site.id, lastSeenAtMs: 1_000 }]);
    await changeForm(records, site.id, 'contact', { enabled: true });
    const claimed = { ...form, fields: [{ name: 'note', type: 'email' }], siteId: site.id };
    await recordFormsSeen(records, [{ ...claimed, lastSeenAtMs: 2_000 }]);
    await cache.refresh();
    expect(cache.byId(site.id)?.forms).toEqual([
      { ...form, enabled: true, mapping: {}, lastSeenAtMs: 2_000 },
    ]);
    await changeForm(records, site.id, 'contact', { enabled: false });
    await recordFormsSeen(records, [{ ...claimed, lastSeenAtMs: 3_000 }]);
    expect((await findSite(records, site.id))?.forms[0]?.fields).toEqual(claimed.fields);
  });

  it('lists a real form after 500 invented ones, gives up no form that is on, and skips unknown sites', async () => {
    const { site } = await createSite(records, { name: 'Five' });
    await recordFormsSeen(records, [{ ...form, siteId: site.id, lastSeenAtMs: 0 }]);
    await changeForm(records, site.id, 'contact', { enabled: true });
    const many = Array.from({ length: 600 }, (_, at) => ({
      ...form,
      key: `form-${at}`,
      siteId: at === 0 ? 999_999 : site.id,
      lastSeenAtMs: at,
    }));
    await recordFormsSeen(records, many);
    await recordFormsSeen(records, [{ ...form, key: 'real', siteId: site.id, lastSeenAtMs: 1_000 }]);
    const keys = (await findSite(records, site.id))?.forms.map(({ key }) => key);
    expect(keys).toHaveLength(500);
    expect(keys?.slice(0, 2)).toEqual(['real', 'form-599']);
    expect(keys?.slice(-2)).toEqual(['form-102', 'contact']);
  });

  it('holds in memory no form that only browsers claim to have seen', async () => {
    const { site } = await createSite(records, { name: 'Six' });
    const keys = ['claimed', 'on', 'mapped'];
    await recordFormsSeen(
      records,
      keys.map((key, at) => ({ ...form, key, siteId: site.id, lastSeenAtMs: at })),
    );
    await changeForm(records, site.id, 'on', { enabled: true });
    await changeForm(records, site.id, 'mapped', { mapping: { email: 'email' } });
    await cache.refresh();
    expect(cache.byId(site.id)?.forms.map(({ key }) => key)).toEqual(['mapped', 'on']);
    expect((await findSite(records, site.id))?.forms).toHaveLength(3);
  });

  it('keeps 8 kB of a form’s fields, however many somebody claims', async () => {
    const { site } = await createSite(records, { name: 'Seven' });
    const fields = Array.from({ length: 100 }, (_, at) => ({
      name: `${at}`,
      type: 'text',
      label: 'è'.repeat(200),
    }));
    await recordFormsSeen(records, [{ ...form, fields, siteId: site.id, lastSeenAtMs: 1 }]);
    const [kept] = (await findSite(records, site.id))?.forms ?? [];
    expect(Buffer.byteLength(JSON.stringify(kept?.fields))).toBeLessThanOrEqual(8_300);
    expect(kept?.fields).toEqual(fields.slice(0, kept?.fields.length));
    expect(kept?.fields.length).toBeGreaterThan(10);
  });

  it('keeps the very same object of a site that did not change', async () => {
    const { site } = await createSite(records, { name: 'Same' });
    const { site: other } = await createSite(records, { name: 'Other' });
    const seen = { ...form, siteId: site.id, lastSeenAtMs: 1 };
    await recordFormsSeen(records, [seen, { ...seen, key: 'second', lastSeenAtMs: 2 }]);
    await cache.refresh();
    const [before, otherBefore] = [cache.byId(site.id), cache.byId(other.id)];
    await updateSite(records, other.id, { name: 'Changed' });
    await recordFormsSeen(records, [{ ...seen, page: '/other', lastSeenAtMs: 9_000 }]);
    await cache.refresh();
    expect(cache.byId(site.id)).toBe(before);
    expect(cache.byKey(site.publicKey)).toBe(before);
    expect(cache.all()).toContain(before);
    expect(cache.byId(other.id)).not.toBe(otherBefore);
    expect(cache.byId(other.id)?.name).toBe('Changed');
  });
});
