// What Graph's codes mean for the leads of a page.

import { expect, test } from 'vitest';
import { HttpFault } from '#crm/http/http-fault.ts';
import { explainGraph } from '#crm/leads/ask-graph.ts';
import { describeLeadFault } from '#crm/leads/lead-fault.ts';

const nowMs = Date.UTC(2026, 9, 1);
const faultOf = (code: number, message: string, subcode = 0) =>
  new HttpFault({
    ...{ code: 'refused', status: 400, detail: message },
    json: { error: { code, message, error_subcode: subcode } },
  });

test('a version is over only where Graph says so, not where a message has the letters', () => {
  const reasonOf = (code: number, message: string) => {
    const fault = explainGraph(faultOf(code, message));
    return fault?.kind === 'mend' ? fault.reason : undefined;
  };
  expect(reasonOf(2635, 'You are calling a deprecated version of the Ads API.')).toBe('version_refused');
  expect(reasonOf(12, '(#12) leadgen field is deprecated for versions v2.4 and higher')).toBe(
    'version_refused',
  );
  expect(reasonOf(100, 'Unsupported version v3.0')).toBe('version_refused');
  expect(reasonOf(100, 'Invalid parameter: conversion_leads')).toBeUndefined();
  expect(reasonOf(100, 'Invalid conversions of the ad')).toBeUndefined();
});

test('a lead that Graph does not know yet is asked for again during its first hour, and then set aside', () => {
  const missing = faultOf(100, 'Object does not exist', 33);
  const after = (ms: number) => describeLeadFault(missing, explainGraph, { nowMs, atMs: nowMs - ms });
  expect(after(2_000)).toMatchObject({ outcome: 'again', reason: 'lead_not_found' });
  expect(after(3_700_000)).toMatchObject({ outcome: 'aside', reason: 'lead_not_found' });
});
