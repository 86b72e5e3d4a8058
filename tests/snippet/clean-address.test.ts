// What leaves an address before it leaves the browser.

import { expect, it } from 'vitest';
import { cleanAddress, hideMail } from '../../snippet/clean-address.ts';

it('drops fragment, credentials and parameters that are not on the list', () => {
  expect(cleanAddress('https://u:p@sample.example/a?utm_source=x&secret=1#top', ['utm_source'])).toBe(
    'https://sample.example/a?utm_source=x',
  );
});

it('keeps campaign tags alone while the list is unknown', () => {
  expect(cleanAddress('https://sample.example/?utm_source=x&mtm_cid=2&gclid=3&q=4', undefined)).toBe(
    'https://sample.example/?utm_source=x&mtm_cid=2',
  );
});

it('keeps click ids only where they are asked for', () => {
  const address = 'https://sample.example/?gclid=3';
  expect(cleanAddress(address, [])).toBe('https://sample.example/');
  expect(cleanAddress(address, [], true)).toBe(address);
});

it('hides e-mail addresses in path and parameters', () => {
  const cleaned = cleanAddress('https://sample.example/u/ada%40x.example/?utm_source=ada@x.example', [
    'utm_source',
  ]);
  expect(cleaned).not.toContain('ada');
});

it('hides e-mail addresses that are encoded more than once', () => {
  const cleaned = cleanAddress('https://sample.example/u/ada%2540x.example/?utm_source=ada%252540x.example', [
    'utm_source',
  ]);
  expect(cleaned).not.toContain('ada');
});

it('answers nothing for an address that is no web address', () => {
  expect(cleanAddress('', undefined)).toBe('');
  expect(cleanAddress('file:///home/ada/page.html', undefined)).toBe('');
  expect(cleanAddress('android-app://com.example/', undefined)).toBe('');
});

it('hides e-mail addresses in text and cuts it', () => {
  expect(hideMail('Hello ada@x.example and bye', 100)).toBe('Hello *** and bye');
  expect(hideMail('abcdef', 3)).toBe('abc');
});
