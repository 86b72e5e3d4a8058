// Settings of the processor: how much it takes at once and which files it looks things up in.

import { z } from 'zod';
import { numberSetting } from './setting-types.ts';

export const processorSettings = z.object({
  /** Directory with `.mmdb` files; every file in it is tried and recognised by its keys. */
  FIUTO_MMDB_DIR: z.string().optional(),
  /** Directory with lists of networks; the first word of a file's name says what they are: `hosting-`, `vpn-`, `relay-`, ... */
  FIUTO_NETWORK_LISTS_DIR: z.string().optional(),
  /** Events gathered into one write at the most; more memory for more speed. */
  FIUTO_WRITE_EVENTS_MAX: numberSetting(100, 20_000, 5_000),
  /** Shortest time between two writes, in milliseconds; every write makes a part that must be merged later. */
  FIUTO_WRITE_INTERVAL_MS: numberSetting(0, 5_000, 100),
});
