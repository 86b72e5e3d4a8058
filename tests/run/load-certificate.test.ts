// Whoever sends messages with addresses of certificates that are none makes the collector ask for little.

import { expect, test } from 'vitest';
import { openCertificates } from '#run/load-certificate.ts';

test('an address that answered nothing of use is not asked again at once, and a good one is asked once', async () => {
  const asked: string[] = [];
  const load = openCertificates(async (url) => {
    asked.push(url);
    if (url === 'bad') throw new Error('it answered 404');
    return `certificate of ${url}`;
  });
  for (let time = 0; time < 3; time += 1) await expect(load('bad')).rejects.toThrow();
  expect(await Promise.all([load('good'), load('good')])).toEqual(Array(2).fill('certificate of good'));
  expect(await load('good')).toBe('certificate of good');
  expect(asked).toEqual(['bad', 'good']);
});

test('no more than a few addresses are asked at once, and what is known is answered meanwhile', async () => {
  let isOpen = false;
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  const load = openCertificates(async (url) => {
    asked.push(url);
    if (!isOpen && url !== 'known') await new Promise<void>((resolve) => void waiting.push(resolve));
    return url;
  });
  await load('known');
  const guesses = Promise.allSettled(Array.from({ length: 50 }, (_, at) => load(`guess-${at}`)));
  expect(await load('known')).toBe('known');
  expect(asked).toHaveLength(5);
  isOpen = true;
  for (const goOn of waiting) goOn();
  expect((await guesses).filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
  expect(await load('another')).toBe('another');
});
