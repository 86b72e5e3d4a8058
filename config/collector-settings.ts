// Settings of the collector: where it listens, what it takes, whom it believes about the client's address.

import { z } from 'zod';
import { networksSetting, numberSetting, portSetting } from './setting-types.ts';

export const collectorSettings = z.object({
  /** Address to listen on. Loopback by default; put a proxy with TLS in front. */
  FIUTO_COLLECTOR_HOST: z.string().default('127.0.0.1'),
  FIUTO_COLLECTOR_PORT: portSetting(4200),
  /** Public address of the collector as browsers reach it, without trailing slash; goes into the script tag. */
  FIUTO_COLLECTOR_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Path of the script; choose a neutral one of your own. */
  FIUTO_SCRIPT_PATH: z
    .string()
    .regex(/^\/[A-Za-z0-9._/-]+$/)
    .default('/s.js'),
  /** Path to which the script sends. */
  FIUTO_EVENT_PATH: z
    .string()
    .regex(/^\/[A-Za-z0-9._/-]+$/)
    .default('/e'),
  /** Path of the picture for browsers without script. */
  FIUTO_PIXEL_PATH: z
    .string()
    .regex(/^\/[A-Za-z0-9._/-]+$/)
    .default('/p.gif'),
  /** Networks (CIDR) of proxies whose X-Forwarded-For is believed. Empty: nobody's. */
  FIUTO_TRUSTED_PROXIES: networksSetting(),
  /** Largest request body taken, in bytes. */
  FIUTO_BODY_BYTES_MAX: numberSetting(1024, 10_485_760, 512_000),
  /** Largest number of events in one request. */
  FIUTO_EVENTS_PER_REQUEST_MAX: numberSetting(1, 10_000, 500),
  /** Requests per minute and client address before 429, 25 events to a request; 0 switches all limits of rate off. */
  FIUTO_REQUESTS_PER_MINUTE_MAX: numberSetting(0, 1_000_000, 600),
  /** Events per minute that browsers may send to one site, in each collector process; 0 switches this limit off. */
  FIUTO_SITE_EVENTS_PER_MINUTE_MAX: numberSetting(0, 100_000_000, 600_000),
});
