// A real name server on loopback that knows the names a test gives it: enough of RFC 1035 for PTR, A and AAAA.

import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface TestNameServer {
  /** `127.0.0.1:port`. */
  server: string;
  /** Question names with their types, such as `PTR 1.2.0.192.in-addr.arpa`, in the order in which they came. */
  questions: string[];
  /** Records by question; values are names or addresses. */
  records: Map<string, string[]>;
  /** Answers nothing any more, as a server behind a broken line. */
  isSilent: boolean;
  /** Answers SERVFAIL. */
  isFailing: boolean;
  close(): Promise<void>;
}

const types: Readonly<Record<number, string>> = { 1: 'A', 12: 'PTR', 28: 'AAAA' };
const ttlSeconds = 7_200;

export async function startTestNameServer(records: Record<string, string[]>): Promise<TestNameServer> {
  const socket = createSocket('udp4');
  const server: TestNameServer = {
    server: '',
    questions: [],
    records: new Map(Object.entries(records)),
    isSilent: false,
    isFailing: false,
    close: async () => {
      socket.close();
      await once(socket, 'close');
    },
  };
  socket.on('message', (message, { address, port }) => {
    const answer = answerQuestion(message, server);
    if (answer && !server.isSilent) socket.send(answer, port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  server.server = `127.0.0.1:${(socket.address() as AddressInfo).port}`;
  return server;
}

function answerQuestion(message: Buffer, server: TestNameServer): Buffer | undefined {
  const { name, end } = readName(message, 12);
  const type = types[message.readUInt16BE(end)] ?? '';
  const question = `${type} ${name.toLowerCase()}`;
  server.questions.push(question);
  const found = server.records.get(question);
  const isKnown = [...server.records.keys()].some((key) => key.endsWith(` ${name.toLowerCase()}`));
  const answers = (found ?? []).map((value) => encodeRecord(message.readUInt16BE(end), value));
  const header = Buffer.alloc(12);
  message.copy(header, 0, 0, 2);
  const code = server.isFailing ? 2 : isKnown ? 0 : 3;
  header.writeUInt16BE(0x8180 | code, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(server.isFailing ? 0 : answers.length, 6);
  return Buffer.concat([header, message.subarray(12, end + 4), ...(server.isFailing ? [] : answers)]);
}

function readName(message: Buffer, from: number): { name: string; end: number } {
  const labels: string[] = [];
  let at = from;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join('.'), end: at + 1 };
}

/** The name is that of the question: a pointer to byte 12. */
function encodeRecord(type: number, value: string): Buffer {
  const data = types[type] === 'PTR' ? encodeName(value) : encodeAddress(value);
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(ttlSeconds, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function encodeName(name: string): Buffer {
  const labels = name
    .split('.')
    .map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]));
  return Buffer.concat([...labels, Buffer.from([0])]);
}

function encodeAddress(text: string): Buffer {
  if (!text.includes(':')) return Buffer.from(text.split('.').map(Number));
  const [head = '', tail = ''] = text.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const missing = 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array<string>(missing).fill('0'), ...groups(tail)];
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}
