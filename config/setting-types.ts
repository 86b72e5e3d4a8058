// The kinds of value that a setting can have beyond zod's own; parsed once, here.

import { isIP } from 'node:net';
import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';

/** `true`, `1`, `yes`, `on` and their opposites; anything else is an error that names the choices. */
export function booleanSetting(byDefault: boolean) {
  return z
    .string()
    .default(byDefault ? 'true' : 'false')
    .transform((text, context) => {
      const lower = text.trim().toLowerCase();
      if (['true', '1', 'yes', 'on'].includes(lower)) return true;
      if (['false', '0', 'no', 'off', ''].includes(lower)) return false;
      context.addIssue({ code: 'custom', message: `must be true or false, not "${text}"` });
      return z.NEVER;
    });
}

/** A whole number from `min` to `max`; anything else is an error that names both and what was given. */
export function numberSetting(min: number, max: number, byDefault: number) {
  return z
    .string()
    .default(String(byDefault))
    .transform((text, context) => {
      const number = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
      if (number >= min && number <= max) return number;
      context.addIssue({
        code: 'custom',
        message: `must be a whole number from ${min} to ${max}, not "${text}"`,
      });
      return z.NEVER;
    });
}

/** 0: a free one. */
export function portSetting(byDefault: number) {
  return numberSetting(0, 65_535, byDefault);
}

/** A comma-separated list of addresses and networks; blanks and empty entries are dropped. Empty when not set. */
export function networksSetting() {
  return listSetting(isNetwork, 'addresses or networks such as 192.0.2.1 or 10.0.0.0/8');
}

/** A comma-separated list of host names or addresses, in lower case; blanks and empty entries are dropped. */
export function hostsSetting() {
  return listSetting(
    (entry) => /^[a-z0-9_.:-]{1,253}$/.test(entry),
    'host names or addresses such as mirror.example.com or 192.0.2.1',
    (text) => text.toLowerCase(),
  );
}

/** A comma-separated list of absolute paths; blanks and empty entries are dropped. Empty when not set. */
export function foldersSetting() {
  return listSetting(
    (entry) => isAbsolute(entry) && resolve(entry) !== '/',
    'absolute paths of folders such as /srv/exchange',
  ).transform((entries) => entries.map((entry) => resolve(entry)));
}

/** `wanted` ends "must list ...". */
function listSetting(
  isRight: (entry: string) => boolean,
  wanted: string,
  read: (text: string) => string = (text) => text,
) {
  return z
    .string()
    .default('')
    .transform((text, context) => {
      const entries = read(text)
        .split(',')
        .map((entry) => entry.trim())
        .filter((entry) => entry !== '');
      for (const entry of entries.filter((one) => !isRight(one)))
        context.addIssue({ code: 'custom', message: `must list ${wanted}, not "${entry}"` });
      return entries;
    });
}

function isNetwork(entry: string): boolean {
  const [address = '', bits, ...more] = entry.split('/');
  const family = isIP(address);
  if (family === 0 || address.includes('%') || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
