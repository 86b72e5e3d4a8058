// Settings of the processor: how much it takes at once and which files it looks things up in.

import { z } from 'zod';
import { booleanSetting, hostsSetting, numberSetting } from './setting-types.ts';

export const processorSettings = z.object({
  /** Directory with `.mmdb` files; every file in it is tried and recognised by its keys. */
  FIUTO_MMDB_DIR: z.string().optional(),
  /** Directory with lists of networks; the first word of a file's name says what they are: `hosting-`, `vpn-`, `relay-`, ... */
  FIUTO_NETWORK_LISTS_DIR: z.string().optional(),
  /**
   * Hosts, with commas between, that Fiuto may connect to although they are in a private network: a mirror, a provider or a proxy of
   * your own. Everything else outgoing goes to public addresses alone.
   */
  FIUTO_PRIVATE_HOSTS_ALLOWED: hostsSetting(),
  /** Where MaxMind's files are fetched from; another one for a mirror. */
  FIUTO_MAXMIND_URL: z.url({ protocol: /^https?$/ }).default('https://download.maxmind.com'),
  /** Where IPinfo's files are fetched from; another one for a mirror. */
  FIUTO_IPINFO_URL: z.url({ protocol: /^https?$/ }).default('https://ipinfo.io'),
  /**
   * Asks people whether a network is an office of a company, where visitors' work e-mails all speak of that one. Off unless you
   * want it: to learn networks from e-mail addresses is claimed by patents in some countries; let your counsel look at it first.
   */
  FIUTO_SUGGEST_OFFICES: booleanSetting(false),
  /** Events gathered into one write at the most; more memory for more speed. */
  FIUTO_WRITE_EVENTS_MAX: numberSetting(100, 20_000, 5_000),
  /** Shortest time between two writes, in milliseconds; every write makes a part that must be merged later. */
  FIUTO_WRITE_INTERVAL_MS: numberSetting(0, 5_000, 100),
});
