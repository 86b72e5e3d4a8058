// A request as a stored event carries it, before it is kept.

import type { Enclosure, RequestClaims, RequestConfirmation, RequestWay } from '#contract/request-report.ts';

export interface NewRequest {
  siteId: number;
  /** UUID of the event: the same one again changes nothing. */
  eventId: string;
  /** Milliseconds since 1970, as `receivedAtMs`. */
  atMs: number;
  receivedAtMs: number;
  way: RequestWay;
  provider: string;
  kind: string;
  formKey: string;
  formName: string;
  text: string;
  answers: readonly { question: string; answer: string }[];
  claims: RequestClaims;
  language: string;
  page: string;
  campaign: { source: string; medium: string; name: string };
  /** 16 hex digits, '' when there is none. */
  visitor: string;
  /** UInt64 as decimal text. */
  decision: string;
  /** Whom the event is about: keyed hash of a name, UInt64 as decimal text; '0' when it is nobody. */
  subject: string;
  /** Names of whoever wrote that are neither address nor number, such as `social:messenger:123`; none when absent. */
  knownAs?: readonly string[];
  /** 'not_asked' when absent. */
  confirmation?: RequestConfirmation;
  /** Kinds of what came with the text or in its place; nothing when absent. */
  enclosed?: Enclosure[];
  /** Its text is one of the messages that the request is made of. `silenceMs`: such a pause ends it. */
  conversation?: { id: string; isProvisional?: true; silenceMs?: number };
}

/** By which profiles and ids they are known who wrote them, each once. */
export function listKnownAs(requests: readonly Pick<NewRequest, 'knownAs'>[]): string[] {
  return [...new Set(requests.flatMap(({ knownAs = [] }) => knownAs))];
}

/** Whom they are about, each once. */
export function listSubjects(requests: readonly Pick<NewRequest, 'subject'>[]): string[] {
  return [...new Set(requests.map(({ subject }) => subject))].filter((subject) => subject !== '0');
}
