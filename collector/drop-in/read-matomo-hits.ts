// Reads the hits of a Matomo tracking request: parameters of the address, of a form, or a list of them in JSON (bulk).

import type { Buffer } from 'node:buffer';
import { Refusal } from '../collector-parts.ts';
import { parseJsonObject } from '../read-frame.ts';
import { isRecord, readField, readText } from './read-untyped.ts';

/** The parameters of one hit. */
export type MatomoHit = URLSearchParams;

export interface MatomoRequest {
  isBulk: boolean;
  /** Of the whole request; '' when there is none. */
  token: string;
  /** Whether a picture, or in bulk a count, is to be answered. */
  wantsBody: boolean;
  /** In bulk: undefined for what is no hit. */
  hits: (MatomoHit | undefined)[];
}

/** Parameters of one hit that are read: more are of no client we know. */
const parametersMax = 200;
const tokenLengthMax = 300;

/** `query`: the part of the address after `?`. Throws Refusal when the body cannot be read. */
export function readMatomoRequest(query: string, body: Buffer, hitsMax: number): MatomoRequest {
  const inAddress = new URLSearchParams(query);
  if (body[0] === 0x7b || /^\s*\{/.test(body.toString('utf8', 0, 20)))
    return readBulk(inAddress, body, hitsMax);
  // The first of a name counts: a field of the form goes before a parameter of the address, as PHP has it.
  const hit = body.length === 0 ? inAddress : new URLSearchParams(`${body.toString()}&${query}`);
  return {
    isBulk: false,
    token: readToken(hit.get('token_auth')),
    wantsBody: hit.get('send_image') !== '0',
    hits: [hit],
  };
}

function readBulk(inAddress: URLSearchParams, body: Buffer, hitsMax: number): MatomoRequest {
  const bulk = parseJsonObject(body);
  const requests = readField(bulk, 'requests');
  if (!Array.isArray(requests) || requests.length === 0) {
    throw new Refusal(400, 'malformed', 'The body has no list "requests", or an empty one.');
  }
  if (requests.length > hitsMax) {
    throw new Refusal(413, 'too_large', `More than ${hitsMax} hits in one request: send several requests.`);
  }
  return {
    isBulk: true,
    token: readToken(readText(bulk, 'token_auth') || inAddress.get('token_auth')),
    wantsBody: (readText(bulk, 'send_image') || inAddress.get('send_image')) !== '0',
    hits: requests.map(readHit),
  };
}

/** What is longer is no key, and is asked about once for each hit. */
export function readToken(text: string | null): string {
  return text?.slice(0, tokenLengthMax) ?? '';
}

/** A hit of a list is an address or its query, or an object of parameters. */
function readHit(value: unknown): MatomoHit | undefined {
  if (typeof value === 'string') {
    const mark = value.indexOf('?');
    return mark < 0 ? undefined : new URLSearchParams(value.slice(mark + 1));
  }
  if (!isRecord(value)) return undefined;
  const hit = new URLSearchParams();
  for (const name of Object.keys(value).slice(0, parametersMax)) {
    const inner = readField(value, name);
    hit.set(name, isRecord(inner) ? writeJson(inner) : readText(value, name));
  }
  return hit;
}

function writeJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    // Nested too deeply to be written.
    return '';
  }
}
