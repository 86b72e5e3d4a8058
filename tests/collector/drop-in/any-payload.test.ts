// Whatever JSON comes, the readers of drop-in calls answer with a call or a refusal, and never with an error of their own.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '#collector/collector-parts.ts';
import { groupCalls } from '#collector/drop-in/drop-in-call.ts';
import { mapPlausibleEvent } from '#collector/drop-in/map-plausible-event.ts';
import { readMatomoHit } from '#collector/drop-in/read-matomo-hit.ts';
import { readMatomoRequest } from '#collector/drop-in/read-matomo-hits.ts';
import { readSegmentCall } from '#collector/drop-in/read-segment-call.ts';
import { wireEventSchemas } from '#contract/wire-schema.ts';
import { testSite } from '../start-test-collector.ts';

const receivedAtMs = Date.UTC(2026, 5, 1);
const ownTypes = new Set(Object.keys(wireEventSchemas));
const odd = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('__proto__', 'toString', '\ud800', '0', 'granted', 'https://a.example/?a=%', {}, [], 1e308),
);

/** An object with some of these fields, each with anything. */
const withFields = (names: string[]) => fc.dictionary(fc.constantFrom(...names, '__proto__', 'x'), odd);

test('of Segment', () => {
  const names = 'type,event,userId,anonymousId,messageId,timestamp,properties,traits,name,groupId,previousId';
  const contextNames =
    'ip,userAgent,locale,timezone,page,campaign,consent,fiuto_consent,screen,os,userAgentData';
  const call = fc
    .tuple(withFields(names.split(',')), fc.oneof(odd, withFields(contextNames.split(','))))
    .map(([fields, context]) => ({ ...fields, context }));
  fc.assert(
    fc.property(fc.oneof(call, odd), odd, fc.boolean(), (value, batchContext, isTrusted) => {
      const read = readSegmentCall(value, {
        speaker: { site: testSite(), isTrusted },
        context: typeof batchContext === 'object' ? (batchContext as Record<string, unknown>) : {},
        receivedAtMs,
        sentAtMs: null,
        ignored: new Set(),
      });
      expect(groupCalls([read, read])).toHaveLength(1);
      expect(read.visitor).toMatch(/^([0-9a-f]{16})?$/);
      // What is no kind of Segment's is none of ours either.
      const type = String(read.event['type']);
      expect(ownTypes.has(type) || type.startsWith('segment')).toBe(true);
    }),
  );
});

test('of Matomo', () => {
  const names =
    'idsite,rec,url,e_c,e_a,e_v,search,cdt,cdo,cip,uid,_id,cid,res,lang,idgoal,ping,link,fiuto_consent';
  const body = fc.record({
    requests: fc.array(fc.oneof(withFields(names.split(',')), odd), { minLength: 1 }),
  });
  fc.assert(
    fc.property(body, fc.string(), fc.boolean(), (bulk, query, isTrusted) => {
      const { hits } = readMatomoRequest(query, Buffer.from(JSON.stringify(bulk)), 100);
      for (const hit of hits) {
        if (!hit) continue;
        try {
          const from = { receivedAtMs, referer: query, ignored: new Set<string>() };
          const read = readMatomoHit(hit, { site: testSite(), isTrusted }, from);
          expect(ownTypes.has(String(read.event['type']))).toBe(true);
          expect(isTrusted || read.address === '').toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }
    }),
  );
});

test('of Plausible', () => {
  const names = 'n,name,u,url,d,r,referrer,p,props,m,meta,e,sd,$,revenue,fiuto_consent'.split(',');
  fc.assert(
    fc.property(withFields(names), (body) => {
      expect(ownTypes.has(String(mapPlausibleEvent(body)['type']))).toBe(true);
    }),
  );
});
