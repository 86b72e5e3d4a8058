// Settings: defaults that start, faults that are all named at once, and an example file that cannot go stale.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ConfigError, loadConfig, settingNames } from '#config/config.ts';
import { findMisspelt } from '#config/find-misspelt.ts';

const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');

test('starts with no setting at all', () => {
  const config = loadConfig({});
  expect(config.stores.FIUTO_DATA_DIR).toBe('./data');
  expect(config.collector.FIUTO_COLLECTOR_HOST).toBe('127.0.0.1');
  expect(config.dashboard.FIUTO_DASHBOARD_HOST).toBe('127.0.0.1');
});

test('an empty value counts as not set', () => {
  expect(loadConfig({ FIUTO_COLLECTOR_PORT: '', REDIS_URL: '' })).toEqual(loadConfig({}));
});

test('names every fault in one go, with the setting', () => {
  const environment = {
    FIUTO_COLLECTOR_PORT: '70000',
    DATABASE_URL: 'mysql://example.com/x',
    FIUTO_SCRIPT_PATH: 'no slash',
    FIUTO_ALLOW_REDIS_TO_LOSE_EVENTS: 'perhaps',
  };
  const read = () => loadConfig(environment);
  expect(read).toThrow(ConfigError);
  for (const name of Object.keys(environment)) expect(read).toThrow(name);
});

test.each(['abc', '70000', '-1', '1.5', '1e3', ' '])(
  'says what a number may be, and that it is not "%s"',
  (text) => {
    expect(() => loadConfig({ FIUTO_COLLECTOR_PORT: text })).toThrow(
      `FIUTO_COLLECTOR_PORT: must be a whole number from 0 to 65535, not "${text}"`,
    );
  },
);

test.each(['foo', '10.0.0.0/33', '10.0.0.0/', '::1/129', '10.0.0.0/8/8', '10.0.0.1, foo'])(
  'refuses trusted proxies "%s", which are no networks',
  (text) => {
    const wrong = text.split(', ').at(-1);
    expect(() => loadConfig({ FIUTO_TRUSTED_PROXIES: text })).toThrow(`not "${wrong}"`);
  },
);

test('names the setting that a misspelt variable was meant to be, and is silent about all others', () => {
  expect(findMisspelt({ FIUTO_COLECTOR_PORT: '1', FIUTO_COLLECTOR_PORT: '1', PATH: '/bin' })).toEqual([
    'FIUTO_COLECTOR_PORT is no setting and is ignored. Did you mean FIUTO_COLLECTOR_PORT?',
  ]);
});

test('reads numbers, lists and yes or no', () => {
  const config = loadConfig({
    FIUTO_COLLECTOR_PORT: '0',
    FIUTO_TRUSTED_PROXIES: ' 10.0.0.0/8, ,192.168.1.1,fd00::/8 ',
    FIUTO_ALLOW_REDIS_TO_LOSE_EVENTS: 'Yes',
  });
  expect(config.collector.FIUTO_COLLECTOR_PORT).toBe(0);
  expect(config.collector.FIUTO_TRUSTED_PROXIES).toEqual(['10.0.0.0/8', '192.168.1.1', 'fd00::/8']);
  expect(config.stores.FIUTO_ALLOW_REDIS_TO_LOSE_EVENTS).toBe(true);
});

test('cannot be changed after it was read', () => {
  const { stores } = loadConfig({});
  expect(() => Object.assign(stores, { FIUTO_DATA_DIR: 'elsewhere' })).toThrow(TypeError);
});

test('.env.example names exactly the settings there are', () => {
  const named = [...example.matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name);
  expect(named.sort()).toEqual([...settingNames].sort());
});

test('.env.example shows the defaults', () => {
  const shown = [...example.matchAll(/^([A-Z][A-Z0-9_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]);
  expect(loadConfig(Object.fromEntries(shown))).toEqual(loadConfig({}));
});
