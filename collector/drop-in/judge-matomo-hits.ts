// Tells the hits of a Matomo request that can be taken from those that cannot, each with its reason: a bad one harms no other.

import type { IncomingMessage } from 'node:http';
import type { CollectorContext } from '../collector-context.ts';
import { Refusal } from '../collector-parts.ts';
import type { DropInCall, Speaker } from './drop-in-call.ts';
import { admitCalls, findNamed } from './find-speaker.ts';
import { readMatomoHit } from './read-matomo-hit.ts';
import { type MatomoHit, type MatomoRequest, readToken } from './read-matomo-hits.ts';

export interface JudgedHits {
  taken: Map<Speaker, DropInCall[]>;
  /** `index`: place in the request, from 0. */
  invalid: { index: number; refusal: Refusal }[];
}

interface Judging {
  request: IncomingMessage;
  receivedAtMs: number;
  referer: string;
  ignored: Set<string>;
}

/** Different sites that one request may speak of: to look for an unknown one costs a reading of the records. */
const sitesMax = 20;

/** `token`: the secret key that holds for all hits that bring none of their own. */
export async function judgeMatomoHits(
  { hits }: MatomoRequest,
  token: string,
  from: Judging,
  context: CollectorContext,
): Promise<JudgedHits> {
  const speakers = new Map<string, Promise<Speaker>>();
  const speakerOf = (hit: MatomoHit): Promise<Speaker> => {
    const idsite = readToken(hit.get('idsite')).trim();
    const secret = readToken(hit.get('token_auth')) || token;
    const key = `${idsite} ${secret}`;
    const known = speakers.get(key);
    if (known) return known;
    if (speakers.size >= sitesMax)
      return Promise.reject(malformed(`More than ${sitesMax} sites in one request.`));
    const found = findSpeaker(idsite, secret, context);
    speakers.set(key, found);
    return found;
  };
  const judge = async (hit: MatomoHit | undefined) => {
    if (!hit) throw malformed('A hit is an address with its query, or an object of parameters.');
    if (hit.get('rec') !== '1') throw malformed('A hit says "rec=1".');
    const speaker = await speakerOf(hit);
    return { speaker, call: readMatomoHit(hit, speaker, from) };
  };
  const judged = await Promise.allSettled(hits.map(judge));
  return sortOut(judged, from, context);
}

function sortOut(
  judged: readonly PromiseSettledResult<{ speaker: Speaker; call: DropInCall }>[],
  { request, receivedAtMs }: Judging,
  context: CollectorContext,
): JudgedHits {
  const taken = new Map<Speaker, DropInCall[]>();
  const invalid: JudgedHits['invalid'] = [];
  for (const [index, hit] of judged.entries()) {
    if (hit.status === 'fulfilled') {
      const { speaker, call } = hit.value;
      const calls = taken.get(speaker);
      if (calls) calls.push(call);
      else taken.set(speaker, [call]);
    } else if (hit.reason instanceof Refusal) invalid.push({ index, refusal: hit.reason });
    else throw hit.reason;
  }
  for (const [speaker, calls] of taken) admitCalls(speaker, request, calls.length, receivedAtMs, context);
  return { taken, invalid };
}

async function findSpeaker(idsite: string, secret: string, context: CollectorContext): Promise<Speaker> {
  const number = /^\d{1,9}$/.test(idsite) ? Number(idsite) : 0;
  const speaker =
    idsite === ''
      ? undefined
      : await findNamed(
          (sites) => sites.byKey(idsite) ?? sites.all().find(({ id }) => id === number),
          secret,
          context,
        );
  if (speaker) return speaker;
  throw new Refusal(404, 'wrong_key', 'No site has this "idsite": send its number or its public key.');
}

function malformed(message: string): Refusal {
  return new Refusal(400, 'malformed', message);
}
