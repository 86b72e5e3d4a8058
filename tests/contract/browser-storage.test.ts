// The list of cookies and storage keys is whole: whatever the scripts set is in it, and nothing else is.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { browserStorage } from '#contract/browser-storage.ts';

const root = join(import.meta.dirname, '../..');

function readSources(directory: string): string {
  return readdirSync(join(root, directory), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(root, directory, name), 'utf8'))
    .join('\n');
}

const namesOf = (setBy: 'site' | 'dashboard') =>
  browserStorage.filter((entry) => entry.setBy === setBy).map(({ name }) => name);

describe('the list of what is kept in browsers', () => {
  it('has every name that the script on a site uses, and no other', () => {
    const names = new Set(readSources('snippet').match(/(?<=')fiuto_[a-z_]+(?=')/g) ?? []);
    // A parameter of addresses, which is taken out of them and kept nowhere.
    names.delete('fiuto_link');
    expect([...names].sort()).toEqual(namesOf('site').sort());
  });

  it('has every name under which the dashboard keeps something', () => {
    const source = readSources('dashboard/web');
    const kept = source.match(/(?<=storageKey = ')[^']+(?=')/g) ?? [];
    expect(kept.length).toBeGreaterThan(0);
    expect(namesOf('dashboard')).toEqual(expect.arrayContaining(kept));
    // Whoever keeps something names its key so.
    const calls = source.match(/(?:local|session)Storage\.setItem\(([^,]+),/g) ?? [];
    expect(calls.every((call) => call.includes('storageKey'))).toBe(true);
  });

  it('says as many days as the script does', () => {
    const days = new Map(browserStorage.map((entry) => [entry.name, entry.days]));
    expect(readSources('snippet')).toContain(`visitorDays = ${days.get('fiuto_id')}`);
    expect(readSources('snippet')).toContain(`? 0 : ${days.get('fiuto_consent')})`);
    expect(readSources('dashboard/server')).toContain(`loginDays = ${days.get('fiuto.session_token')};`);
  });
});
