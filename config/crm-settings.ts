// Settings of the server that brings what waits in the outbox to other tools.

import { z } from 'zod';
import { foldersSetting, numberSetting } from './setting-types.ts';

export const crmSettings = z.object({
  /** Delivered at once by one process; each takes a connection to the other tool. A quarter for one account. */
  FIUTO_OUTBOX_ITEMS_AT_ONCE: numberSetting(1, 50, 8),
  /** Longest that another tool may take for one answer, in seconds. */
  FIUTO_OUTBOX_TIMEOUT_SECONDS: numberSetting(1, 300, 30),
  /**
   * Folders of this machine, with commas between, in which CSV files may be exchanged beside those in the data directory. Absolute paths;
   * what lies in them is allowed too.
   */
  FIUTO_EXCHANGE_FOLDERS_ALLOWED: foldersSetting(),
  /** Where leads of Meta are fetched; another one for a proxy of your own. */
  FIUTO_META_GRAPH_URL: z.url({ protocol: /^https?$/ }).default('https://graph.facebook.com'),
  /** Where leads of LinkedIn are fetched; another one for a proxy of your own. */
  FIUTO_LINKEDIN_URL: z.url({ protocol: /^https?$/ }).default('https://api.linkedin.com'),
});
