// The budget of the browser script, and that nothing in it needs a newer browser or a looser policy.

import { expect, it } from 'vitest';
import { bundleSnippet, bytesMaxOf, weighSnippet } from '../../snippet/build.ts';

it('keeps the core and each part within its budget', async () => {
  for (const { file, brotli } of weighSnippet(await bundleSnippet())) {
    expect(brotli, file).toBeLessThanOrEqual(bytesMaxOf(file));
  }
});

it('carries the words that the collector replaces, and no eval', async () => {
  const files = await bundleSnippet();
  const core = files.find(({ file }) => file === 's.js')?.bytes.toString() ?? '';
  expect(core).toContain('__FIUTO_SCRIPT__');
  expect(core).toContain('__FIUTO_EVENTS__');
  for (const { bytes } of files)
    expect(bytes.toString()).not.toMatch(/\beval\(|new Function|document\.write/);
});
