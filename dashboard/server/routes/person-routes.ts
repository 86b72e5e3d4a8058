// People: the list, one person, their timeline.

import { z } from 'zod';
import type {
  PersonConsent,
  PersonDetail,
  PersonPage,
  PersonQuery,
  PersonRow,
} from '#contract/person-report.ts';
import {
  personDetailSchema,
  personPageSchema,
  personParams,
  personQuerySchema,
  timelinePageSchema,
  timelineQuerySchema,
} from '#contract/person-report-schema.ts';
import type { Site } from '#contract/site.ts';
import { isFoundBy } from '#intelligence/identity/person-words.ts';
import type { EventReader } from '#stores/events/event-store.ts';
import { personConsent } from '#stores/events/questions/person-consent.ts';
import { listDecisions } from '#stores/persons/list-decisions.ts';
import { findImportOrigins } from '#stores/records/engagement-import/import-origins.ts';
import { createSubjectNamer } from '#stores/records/name-subject.ts';
import type { Records } from '#stores/records/open-records.ts';
import { type BrowserSpan, listBrowsers } from '#stores/records/questions/person-browsers.ts';
import {
  findCards,
  listPersons,
  type PersonCard,
  type PersonOrder,
} from '#stores/records/questions/person-list.ts';
import { suggestPersons } from '#stores/records/questions/person-suggestions.ts';
import { maySeeWhole } from '../access/may-see-company.ts';
import { fillPage, type PageSource } from '../api/fill-page.ts';
import { defineRoute, type Route, type Viewer } from '../api/route.ts';
import { createSealedPlaces, type SealedPlaces } from '../api/sealed-places.ts';
import { readOwnNarrowing } from '../fields/read-own-narrowing.ts';
import { lookTimeline } from '../persons/look-timeline.ts';
import { companiesOf, type OpenedPerson, openPerson } from '../persons/open-person.ts';
import { nameOf, reportParts, reportPersonRow, toTime } from '../persons/report-person.ts';
import type { RouteParts } from './route-parts.ts';

const defaultLimit = 50;
const place = z.tuple([z.number(), z.number().int()]);
/** As long as anything is kept. */
const longestMs = 400 * 86_400_000;
const hourMs = 3_600_000;
const roles = ['marketer', 'sales', 'manager', 'administrator'] as const;

export function createPersonRoutes(parts: RouteParts): Route[] {
  return [listRoute(parts), readRoute(parts), timelineRoute(parts)];
}

function listRoute({ records, secret }: RouteParts): Route {
  const places = createSealedPlaces(secret);
  return defineRoute({
    method: 'get',
    path: '/api/people',
    summary:
      'People, the newest first, searched; those of other salespeople’s companies by name and owner alone',
    roles,
    scope: 'people:read',
    rows: 'company',
    audit: {
      action: 'look_people',
      // Not what was typed: an address looked for would outlive the person's erasure.
      subject: ({ query }) => (query.search === undefined ? '' : 'search'),
      rows: ({ people }) => people.length,
    },
    input: { query: personQuerySchema },
    outputName: 'PersonPage',
    output: personPageSchema,
    handler: ({ input: { query }, caller }) => findPeoplePage(records, { caller, query, places }),
  });
}

interface AskedPeople {
  caller: Viewer;
  query: PersonQuery;
  places: SealedPlaces;
  order?: PersonOrder;
}

export async function findPeoplePage(
  records: Records,
  { caller, query, places, order }: AskedPeople,
): Promise<PersonPage> {
  const first = places.read(query.cursor, place);
  const search = query.search ?? '';
  const narrowed = await readOwnNarrowing(records, 'person', query.own);
  const source: PageSource<PersonCard, PersonRow> = {
    read: (behind, limit) =>
      listPersons(records, search, {
        order,
        after: behind ?? (first && { lastMs: first[0], id: first[1] }),
        ...{ limit, narrowed },
      }),
    show: async (page) => {
      const companies = await companiesOf(records, page);
      return page.map((card, at) => {
        const company = companies[at];
        if (company === undefined) return undefined;
        const isWhole = maySeeWhole(caller, company.owner.id);
        // That an address or a number finds them would tell whose it is, and an own field what stands there.
        if (!isWhole && (narrowed.length > 0 || !isFoundBy(search, [card.name, company.name])))
          return undefined;
        return reportPersonRow(card, company, isWhole);
      });
    },
    placeOf: ({ lastMs, id }) => [lastMs, id],
  };
  const { shown, nextCursor } = await fillPage(query.limit ?? defaultLimit, source, places.write);
  return { people: shown, nextCursor };
}

function readRoute({ records, events, secret }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/people/:id',
    summary: 'One person: values with their sources, names with what ties them, browsers, consent',
    roles,
    scope: 'people:read',
    rows: 'site',
    // Of all sites: a person is known across them.
    siteOf: () => undefined,
    audit: { action: 'look_person', subject: ({ params }) => String(params.id), rows: () => 1 },
    input: { params: personParams },
    outputName: 'PersonDetail',
    output: personDetailSchema,
    handler: async ({ input: { params }, caller, sites }) =>
      reportDetail({ records, events, secret, caller, sites }, await openPerson(records, caller, params.id)),
  });
}

interface DetailParts {
  records: Records;
  events: EventReader;
  secret: string;
  caller: Viewer;
  sites: readonly Site[];
}

async function reportDetail(parts: DetailParts, { person, company }: OpenedPerson): Promise<PersonDetail> {
  const { records, caller, secret } = parts;
  const { card } = person;
  const keys = person.keys.map(({ key }) => key);
  const [browsers, suggested, decisions] = await Promise.all([
    listBrowsers(records, card.id),
    suggestPersons(records, card.id),
    listDecisions(records, secret, { id: card.id, keys }),
  ]);
  const others = await nameOthers(records, caller, [
    ...suggested.map(({ personId }) => personId),
    ...person.personOf.values(),
  ]);
  const reported = reportParts(person, others);
  const refused = reported.refused.flatMap(({ other, refused: why }) =>
    other !== null && (why === 'already_another_person' || why === 'kept_apart') ? [{ other, why }] : [],
  );
  const suggestions = suggested.flatMap(({ personId, why }) => {
    const other = others.get(personId);
    return other === undefined || refused.some((one) => one.other.id === personId) ? [] : [{ other, why }];
  });
  return {
    ...reportPersonRow(card, company, true),
    ...reported,
    imports: await findImportOrigins(records, importsOf(reported.values)),
    suggestions: [...refused, ...suggestions],
    browsers: browsers.map(({ siteId, visitor, fromMs, toMs, strength }) => ({
      ...{ siteId, visitor, strength },
      from: fromMs === null ? null : toTime(fromMs),
      to: toMs === null ? null : toTime(toMs),
    })),
    consent: await lookConsent(parts, browsers),
    decisions,
  };
}

/** Ids of the imports that any of these values came with. */
function importsOf(values: PersonDetail['values']): number[] {
  const sources = values.flatMap(({ source, others }) => [source, ...others.map((other) => other.source)]);
  return [...new Set(sources.flatMap((source) => /^import:(\d{1,9})$/.exec(source)?.[1] ?? []))].map(Number);
}

/** Of those whom the caller may see. */
async function nameOthers(
  records: Records,
  caller: Viewer,
  ids: readonly number[],
): Promise<ReadonlyMap<number, { id: number; name: string }>> {
  const cards = [...(await findCards(records, ids)).values()];
  const companies = await companiesOf(records, cards);
  const seen = cards.filter((_, at) => maySeeWhole(caller, companies[at]?.owner.id ?? null));
  return new Map(seen.map((card) => [card.id, nameOf(card)]));
}

async function lookConsent(
  { events, sites }: DetailParts,
  browsers: readonly BrowserSpan[],
): Promise<PersonConsent | null> {
  // Only those that are the person's to this day: in the others somebody else has chosen since.
  const own = browsers.filter(({ toMs }) => toMs === null);
  if (own.length === 0) return null;
  const nowMs = Date.now();
  const [last] = await events.ask(personConsent, {
    siteIds: sites.map(({ id }) => id),
    ...{ fromMs: nowMs - longestMs, toMs: nowMs + hourMs },
    browserSites: own.map(({ siteId }) => siteId),
    browsers: own.map(({ visitor }) => visitor),
  });
  if (last === undefined) return null;
  const { consent, purposes, version, chosenAtMs, atMs } = last;
  return {
    ...{ state: consent, version, seenAt: toTime(atMs) },
    purposes: {
      measure: (purposes & 1) !== 0,
      company: (purposes & 2) !== 0,
      person: (purposes & 4) !== 0,
    },
    chosenAt: chosenAtMs === 0 ? null : toTime(chosenAtMs),
  };
}

function timelineRoute({ records, events, secret }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/people/:id/timeline',
    summary: 'What one person did, over all their browsers and channels, the newest first',
    roles,
    scope: 'people:read',
    rows: 'site',
    // Of all sites: a person is known across them.
    siteOf: () => undefined,
    audit: {
      action: 'look_person_timeline',
      subject: ({ params }) => String(params.id),
      rows: ({ items }) => items.length,
    },
    input: { params: personParams, query: timelineQuerySchema },
    outputName: 'TimelinePage',
    output: timelinePageSchema,
    handler: async ({ input: { params, query }, caller, sites }) => {
      const { person } = await openPerson(records, caller, params.id);
      const siteIds = sites.map(({ id }) => id);
      const nameSubject = createSubjectNamer(secret);
      return lookTimeline(
        { ...{ records, events, caller, siteIds, nameSubject }, nowMs: Date.now() },
        person,
        query,
      );
    },
  });
}
