// The paths that the browser script is told to be quiet on, and no others.

import { expect, it } from 'vitest';
import { quietPathsOf } from '#collector/quiet-pages.ts';
import type { PathRule } from '#contract/site.ts';
import { testSite } from './start-test-collector.ts';

/** As the script reads them. */
function isTold(path: string, pathRules: PathRule[] = []): boolean {
  return quietPathsOf(testSite({ pathRules })).some(
    (beginning) => path.startsWith(beginning) && !/[\p{L}\p{N}]/u.test(path.charAt(beginning.length)),
  );
}

it.each([
  '/login',
  '/login/',
  '/login.html',
  '/login-clienti',
  '/lavora-con-noi/saldatore',
  '/careers/welder',
])('%s is told to the script', (path) => expect(isTold(path)).toBe(true));

it.each([
  '/',
  '/accessori/pompe',
  '/accesso-remoto',
  '/jobsite-radio',
  '/jobs-to-be-done',
  '/password-manager',
  '/account-based-marketing',
  '/prodotti/controllo-accesso',
])('%s is not', (path) => expect(isTold(path)).toBe(false));

it("follows the site's own rules", () => {
  const rules: PathRule[] = [
    { pattern: '/portale/*', kind: 'login' },
    { pattern: '/team*', kind: 'careers' },
    { pattern: '/login-systems/*', kind: 'product' },
  ];
  for (const path of ['/portale', '/portale/a/b', '/team', '/team/x']) expect(isTold(path, rules)).toBe(true);
  for (const path of ['/login-systems/x', '/portali']) expect(isTold(path, rules)).toBe(false);
  expect(isTold('/any', [{ pattern: '/*', kind: 'login' }])).toBe(true);
});
