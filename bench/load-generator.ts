// A load generator that costs little: raw sockets, one prebuilt request per connection in which only the ids are
// patched, answers read just far enough to know their status. Loopback only, bounded in time.

import { connect, type Socket } from 'node:net';

export interface LoadOptions {
  /** Port on 127.0.0.1. */
  port: number;
  path: string;
  siteKey: string;
  connections: number;
  /** Events in one request. */
  eventsPerRequest: number;
  durationMs: number;
  /** Requests per second over all connections; 0: as fast as the answers come. */
  requestsPerSecond: number;
}

export interface LoadResult {
  /** Requests answered 202. */
  accepted: number;
  /** Requests answered otherwise. */
  refused: number;
  seconds: number;
  p50Ms: number;
  p99Ms: number;
  /** Slowest answer of the run. */
  maxMs: number;
}

/** An event with its envelope is about 600 bytes; ids are patched at `idPlaces`. */
interface Prepared {
  bytes: Buffer;
  idPlaces: number[];
}

const emptyId = '00000000-0000-7000-8000-000000000000';
// A latency is counted in steps of 50 microseconds up to 10 s.
const stepMs = 0.05;
const steps = 200_000;

/** Resolves when the time is over and the last answers have come. */
export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const histogram = new Uint32Array(steps);
  const state: RunState = {
    histogram,
    endsAtMs: performance.now() + options.durationMs,
    accepted: 0,
    refused: 0,
    sent: 0,
    pace: options.requestsPerSecond,
    startedAtMs: performance.now(),
  };
  const clients = Array.from({ length: options.connections }, (_, index) => runClient(options, index, state));
  await Promise.all(clients);
  const seconds = (performance.now() - state.startedAtMs) / 1_000;
  const { accepted, refused } = state;
  const answered = accepted + refused;
  return {
    accepted,
    refused,
    seconds,
    p50Ms: percentile(histogram, answered, 0.5),
    p99Ms: percentile(histogram, answered, 0.99),
    maxMs: percentile(histogram, answered, 1),
  };
}

interface RunState {
  histogram: Uint32Array;
  endsAtMs: number;
  startedAtMs: number;
  accepted: number;
  refused: number;
  sent: number;
  pace: number;
}

const runMark = Math.floor(Math.random() * 0xffffff);
let lastId = 0;

function runClient(options: LoadOptions, index: number, state: RunState): Promise<void> {
  const prepared = prepare(options, index);
  return new Promise((resolve, reject) => {
    const socket = connect({ port: options.port, host: '127.0.0.1', noDelay: true });
    let sentAtMs = 0;
    const send = () => {
      const nowMs = performance.now();
      if (nowMs >= state.endsAtMs) {
        socket.end();
        return;
      }
      const dueMs = state.pace === 0 ? 0 : state.startedAtMs + (state.sent * 1_000) / state.pace - nowMs;
      state.sent++;
      if (dueMs > 1) setTimeout(() => sendNow(), dueMs);
      else sendNow();
    };
    const sendNow = () => {
      for (const place of prepared.idPlaces) writeId(prepared.bytes, place);
      sentAtMs = performance.now();
      socket.write(prepared.bytes);
    };
    socket.once('connect', send);
    onAnswers(socket, (isAccepted) => {
      const step = Math.min(steps - 1, Math.floor((performance.now() - sentAtMs) / stepMs));
      state.histogram[step] = (state.histogram[step] ?? 0) + 1;
      if (isAccepted) state.accepted++;
      else state.refused++;
      send();
    });
    socket.once('error', reject);
    socket.once('close', () => resolve());
  });
}

/** Calls back once for each answer; answers are assumed to come whole, which short ones on loopback do. */
function onAnswers(socket: Socket, answer: (isAccepted: boolean) => void): void {
  socket.on('data', (chunk: Buffer) => {
    // "HTTP/1.1 2": the tenth byte is the first digit of the status.
    answer(chunk[9] === 50);
  });
}

function writeId(bytes: Buffer, place: number): void {
  lastId++;
  const time = Date.now().toString(16).padStart(12, '0');
  bytes.write(`${time.slice(0, 8)}-${time.slice(8)}`, place, 13, 'latin1');
  bytes.write(lastId.toString(16).padStart(12, '0'), place + 24, 12, 'latin1');
}

function prepare(options: LoadOptions, index: number): Prepared {
  const mark = runMark.toString(16).padStart(6, '0');
  const id = `${emptyId.slice(0, 15)}${mark.slice(0, 3)}-8${mark.slice(3)}-${emptyId.slice(24)}`;
  const event = {
    type: 'page_view',
    id,
    at: Date.now(),
    navigation: 'load',
    page: {
      url: `https://www.example.com/products/pumps-and-valves/centrifugal-${index}?utm_source=newsletter&utm_medium=email&utm_campaign=spring`,
      title: `Centrifugal pumps, series ${index}: data sheets, spare parts and prices`,
      referrer: 'https://www.google.com/',
    },
  };
  const body = JSON.stringify({
    v: 1,
    site: options.siteKey,
    sent: Date.now(),
    consent: { state: 'granted', version: '2', at: Date.now() - 60_000, origin: 'api' },
    visitor: `${mark}${index.toString(16).padStart(10, '0')}`,
    signals: { gesture: true },
    hints: { language: 'it-IT', timeZone: 'Europe/Rome', screenWidth: 1440, screenHeight: 900 },
    events: Array.from({ length: options.eventsPerRequest }, () => event),
  });
  const head = [
    `POST ${options.path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
    'Accept-Language: it-IT,it;q=0.9,en;q=0.8',
    'Origin: https://www.example.com',
    'Sec-Fetch-Mode: cors',
    'Content-Type: text/plain;charset=UTF-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ].join('\r\n');
  const bytes = Buffer.from(`${head}\r\n\r\n${body}`);
  const idPlaces: number[] = [];
  for (let place = bytes.indexOf(id); place >= 0; place = bytes.indexOf(id, place + 1)) idPlaces.push(place);
  return { bytes, idPlaces };
}

/** In milliseconds, upper edge of the step. */
function percentile(histogram: Uint32Array, count: number, share: number): number {
  let seen = 0;
  for (const [step, number] of histogram.entries()) {
    seen += number;
    if (number > 0 && seen >= count * share) return Math.round((step + 1) * stepMs * 100) / 100;
  }
  return 0;
}
