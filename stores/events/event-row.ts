// One event as one row, in the order of `eventColumns`: the only place where camelCase becomes columns. Numbers are held
// within their columns here, since ClickHouse refuses a whole insert for one that does not fit.

import type { DropReason, RejectReason } from '#contract/event-outcome.ts';
import type { DescribedEvent } from '#contract/event-stages.ts';
import type { RequestChannel } from '#contract/queued-batch.ts';

/** What is kept of an event that was dropped or rejected. Strings are '' where there is nothing to say. */
export interface OutcomeRow {
  readonly siteId: number;
  readonly id: string;
  readonly idTimeMs: number;
  readonly timeMs: number;
  readonly receivedAtMs: number;
  /** 16 hex digits. */
  readonly batch: string;
  readonly attempt: number;
  readonly outcome: 'dropped' | 'rejected';
  readonly reason: DropReason | RejectReason;
  readonly step: string;
  readonly error: string;
  /** The event as it was sent, JSON text; only when rejected. */
  readonly raw: string;
  /** What its request said, JSON text without events and address; only when rejected. */
  readonly request: string;
  readonly addressSealed: string;
  readonly type: string;
  readonly channel: RequestChannel;
  readonly consent: string;
}

const uint8Max = 0xff;
const uint16Max = 0xffff;
const uint32Max = 0xffff_ffff;
/** The end of 2099: four digits of a year are what every reader of a time takes. */
const timeMsMax = Date.UTC(2100, 0, 1) - 1;
const noView = '00000000-0000-0000-0000-000000000000';
const viewPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const emptyStrings = (count: number): string[] => Array.from({ length: count }, () => '');
/** Everything after `consent` of a row that was never described. */
const undescribed: readonly unknown[] = [
  ...[0, '', 0, 0, noView, ...emptyStrings(22)],
  ...[...emptyStrings(6), 0, '', '', '', false, false, [], 0, 0, '', '', '', '', [], '0', '0'],
];

/** The row of an event that went through every step. */
export function storedRow(event: DescribedEvent): unknown[] {
  return [
    clamp(event.siteId, uint32Max),
    event.id,
    clamp(event.idTimeMs, timeMsMax),
    clamp(event.timeMs, timeMsMax),
    clamp(event.receivedAtMs, timeMsMax),
    hexToDecimal(event.batch),
    clamp(event.attempt, uint16Max),
    'stored',
    '',
    '',
    '',
    '',
    '',
    '',
    event.type,
    event.channel,
    event.consent,
    clamp(event.purposes, uint8Max),
    event.consentVersion,
    clamp(event.consentAtMs, timeMsMax),
    hexToDecimal(event.visitor),
    viewPattern.test(event.view) ? event.view : noView,
    event.host,
    event.path,
    event.query,
    event.pageTitle,
    event.pageKind,
    event.navigation,
    event.campaignSource,
    event.campaignMedium,
    event.campaignName,
    event.campaignTerm,
    event.campaignContent,
    event.campaignId,
    event.clickIdName,
    event.clickId,
    event.trafficChannel,
    event.sourceName,
    event.referrerHost,
    event.referrerPath,
    event.searchTerm,
    event.browser,
    event.browserVersion,
    event.os,
    event.osVersion,
    event.device,
    event.language,
    event.country,
    event.region,
    event.city,
    clamp(event.asn, uint32Max),
    event.networkName,
    event.networkClass,
    event.network,
    event.signals.gesture === true,
    event.isBot,
    event.botReasons,
    clamp(event.engagedMs, uint32Max),
    clamp(event.scrollPercent, uint8Max),
    event.name,
    event.action,
    event.target,
    event.properties,
    event.gaps,
    event.decision,
    event.subject,
  ];
}

/** The row of an event that was dropped or rejected. */
export function outcomeRow(row: OutcomeRow): unknown[] {
  return [
    clamp(row.siteId, uint32Max),
    row.id,
    clamp(row.idTimeMs, timeMsMax),
    clamp(row.timeMs, timeMsMax),
    clamp(row.receivedAtMs, timeMsMax),
    hexToDecimal(row.batch),
    clamp(row.attempt, uint16Max),
    row.outcome,
    row.reason,
    row.step,
    row.error,
    row.raw,
    row.request,
    row.addressSealed,
    row.type,
    row.channel,
    row.consent,
    ...undescribed,
  ];
}

/** One line of JSONCompactEachRow. A lone surrogate, which ClickHouse refuses, becomes U+FFFD. */
export function rowText(row: readonly unknown[]): string {
  const text = JSON.stringify(row);
  // JSON.stringify escapes lone surrogates and nothing else as `\ud...`.
  return text.includes('\\ud') ? JSON.stringify(row.map(wellFormed)) : text;
}

function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return Buffer.from(value).toString();
  return Array.isArray(value) ? value.map(wellFormed) : value;
}

/** A whole number from 0 to `max`; what is no number is 0. */
function clamp(value: number, max: number): number {
  if (!(value > 0)) return 0;
  return value < max ? Math.trunc(value) : max;
}

let lastHex = '';
let lastDecimal = '0';

/** 16 hex digits as a decimal text; '' and anything else is 0. Neighbours often share the value. */
function hexToDecimal(hex: string): string {
  if (hex === lastHex) return lastDecimal;
  lastHex = hex;
  lastDecimal = /^[0-9a-f]{1,16}$/i.test(hex) ? BigInt(`0x${hex}`).toString() : '0';
  return lastDecimal;
}
