// Settings of the three stores: where data lives and which engines are served elsewhere.

import { z } from 'zod';
import { booleanSetting, numberSetting } from './setting-types.ts';

export const storesSettings = z.object({
  /** Directory of everything that the embedded engines keep; also the key file. */
  FIUTO_DATA_DIR: z.string().min(1).default('./data'),
  /** PostgreSQL for the records, `postgres://user:password@host:5432/database`. Unset: embedded. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** ClickHouse for the events, `http(s)://user:password@host:8123/database`. Unset: embedded chDB. */
  CLICKHOUSE_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Name of the ClickHouse cluster; set, the tables are made ON CLUSTER and replicated. */
  CLICKHOUSE_CLUSTER: z
    .string()
    .regex(/^[A-Za-z0-9_]+$/)
    .optional(),
  /** Redis for the queue, `redis://host:6379`. Unset: the queue lives in PostgreSQL. */
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  /**
   * Allows a Redis that does not write every change to disk before it answers (`appendfsync always`).
   * Such a Redis loses acknowledged events when it is killed.
   */
  FIUTO_ALLOW_REDIS_TO_LOSE_EVENTS: booleanSetting(false),
  /** Days after which events of visitors in the state `limited` are deleted. */
  FIUTO_RETENTION_LIMITED_DAYS: numberSetting(1, 90, 90),
  /** Months after which events of visitors in the state `granted` are deleted. */
  FIUTO_RETENTION_GRANTED_MONTHS: numberSetting(1, 25, 13),
});
