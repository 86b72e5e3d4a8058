// What stored events mean for the records: days whose sessions must be cut again, forms that were found, requests, a site's
// first event, who somebody was, whose score is another now. Written after the rows and before the acknowledgement; doing it twice changes nothing.

import type { DescribedEvent } from '#contract/event-stages.ts';
import type { Said } from '#contract/said.ts';
import type { SiteForm } from '#contract/site.ts';
import { keepSaid } from '#stores/records/identity/keep-said.ts';
import type { Records } from '#stores/records/open-records.ts';
import { keepRequests } from '#stores/records/questions/keep-requests.ts';
import type { NewRequest } from '#stores/records/questions/new-request.ts';
import { recordFormsSeen, type SeenForm } from '#stores/records/questions/record-form-seen.ts';
import { touchDays } from '#stores/records/questions/touch-days.ts';
import { noteFirstEvent } from '#stores/records/questions/update-site.ts';
import { dueScoring } from '#stores/records/scores/due-scoring.ts';
import { keepOrDrop } from '../company/keep-or-drop.ts';
import { readObject, readString } from './read-raw.ts';
import { readRequest } from './read-request.ts';

const dayMs = 86_400_000;
const fieldsMax = 100;

/** What can be refused for itself. */
type EffectKind = 'day' | 'form' | 'request' | 'identity' | 'score';

export interface Effects {
  /** Adds what one stored event means. */
  note(event: DescribedEvent): void;
  /**
   * Writes everything; to be called after the rows were stored. What PostgreSQL refuses for what is in it is left out and told
   * to `onDrop`, so that it holds up nothing else. Rejects when PostgreSQL is away.
   */
  write(records: Records, onDrop: (what: EffectKind, reason: string) => void): Promise<void>;
}

/** What the records know of sites. */
export interface KnownSites {
  /** Whether a site has no first event yet. */
  waitsForFirstEvent(siteId: number): boolean;
  /** What the fields of a form mean, by their names; {} for a form that is not known. */
  mappingOf(siteId: number, formKey: string): SiteForm['mapping'];
  /** Companies that an event counts for, as `scoring_due` names them. */
  subjectsOf(event: DescribedEvent): readonly string[];
}

export function createEffects({ waitsForFirstEvent, mappingOf, subjectsOf }: KnownSites): Effects {
  const days = new Map<string, { siteId: number; dayNumber: number }>();
  const forms = new Map<string, SeenForm>();
  const firstEvents = new Map<number, number>();
  const said: Said[] = [];
  const requests: NewRequest[] = [];
  const due = new Map<string, number>();
  return {
    note: (event) => {
      const { siteId } = event;
      const dayNumber = Math.floor(event.timeMs / dayMs);
      const name = `${siteId} ${dayNumber}`;
      if (!days.has(name)) days.set(name, { siteId, dayNumber });
      if (event.type === 'form_seen') {
        const form = readForm(event);
        if (form !== undefined) forms.set(`${siteId} ${form.key}`, form);
      }
      if (event.said !== null) said.push(event.said);
      // Whoever was erased, or is not to be known any more, is not brought back by what they wrote before.
      const isRefused =
        event.said?.refusals.some(({ kind }) => kind === 'person') === true &&
        event.said.keepsRequest !== true;
      const request = isRefused ? undefined : readRequest(event, (key) => mappingOf(siteId, key));
      if (request !== undefined) requests.push(request);
      for (const subject of subjectsOf(event))
        due.set(subject, Math.min(due.get(subject) ?? Number.POSITIVE_INFINITY, event.receivedAtMs));
      if (!firstEvents.has(siteId) && waitsForFirstEvent(siteId)) firstEvents.set(siteId, event.receivedAtMs);
    },
    write: async (records, onDrop) => {
      const keep = <T>(
        what: EffectKind,
        rows: readonly T[],
        write: (some: readonly T[]) => Promise<unknown>,
      ) => keepOrDrop(rows, write, (reason) => onDrop(what, reason));
      const touched = [...days.values()].map(({ siteId, dayNumber }) => ({
        siteId,
        day: new Date(dayNumber * dayMs).toISOString().slice(0, 10),
      }));
      await keep('day', touched, (some) => touchDays(records, some));
      await keep('form', [...forms.values()], (some) => recordFormsSeen(records, some));
      await keep('request', requests, (some) => keepRequests(records, some));
      for (const [siteId, atMs] of firstEvents) await noteFirstEvent(records, siteId, atMs);
      await keep('identity', said, (some) => keepSaid(records, joinSaid(some)));
      // Last: by then it is known who they are.
      const subjects = [...due].map(([subject, freshFromMs]) => ({ subject, freshFromMs }));
      await keep('score', subjects, (some) => dueScoring(records.db, some));
    },
  };
}

/** What a whole write says, for one transaction. */
function joinSaid(said: readonly Said[]): Said {
  return {
    words: said.flatMap(({ words }) => words),
    proofs: said.flatMap(({ proofs }) => proofs),
    values: said.flatMap(({ values }) => values),
    contacts: said.flatMap(({ contacts }) => contacts),
    refusals: said.flatMap(({ refusals }) => refusals),
  };
}

/** The form as it was sent; parse-event has checked its shape, so that nothing but the names is left to read. */
function readForm(event: DescribedEvent): SeenForm | undefined {
  const form = readObject(readObject(event.raw)['form']);
  const key = readString(form['key'], 200);
  if (key === '') return undefined;
  const fields = Array.isArray(form['fields']) ? form['fields'].slice(0, fieldsMax) : [];
  return {
    siteId: event.siteId,
    key,
    name: readString(form['name'], 200),
    page: readString(`${event.host}${event.path}`, 1_000),
    fields: fields.map(readField),
    lastSeenAtMs: event.timeMs,
  };
}

function readField(value: unknown): SeenForm['fields'][number] {
  const field = readObject(value);
  const label = readString(field['label'], 200);
  const named = { name: readString(field['name'], 200), type: readString(field['type'], 40) };
  return label === '' ? named : { ...named, label };
}
