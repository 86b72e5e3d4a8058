// When the audit log is written: before a deed is done, after a look when it is known what is shown.

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import type { Look } from '#dashboard/server/api/answer-route.ts';
import { buildApi } from '#dashboard/server/api/build-api.ts';
import { Refusal } from '#dashboard/server/api/refusal.ts';
import { type Caller, defineRoute } from '#dashboard/server/api/route.ts';
import { type FileAnswer, fileAnswerSchema } from '#dashboard/server/api/send-file.ts';
import { quietLog } from '#tests/support/start-test-postgres.ts';

let done: string[];
let isLogAway: boolean;
let server: Server;

const caller: Caller = {
  id: 'ada',
  name: 'Ada',
  email: 'ada@example.com',
  role: 'administrator',
  language: 'en',
  twoFactorEnabled: false,
  standsInFor: [],
};
const declaration = {
  summary: 'A sample',
  roles: ['administrator'] as const,
  rows: 'none' as const,
  input: {},
  outputName: 'Sample',
  output: z.object({ rows: z.number() }),
};
const routes = [
  defineRoute({
    ...declaration,
    method: 'get',
    path: '/api/look',
    audit: { action: 'look_things', subject: () => '', rows: ({ rows }) => rows },
    handler: async () => {
      done.push('looked');
      return { rows: 3 };
    },
  }),
  defineRoute({
    ...declaration,
    method: 'post',
    path: '/api/change',
    audit: { action: 'change_thing', subject: () => 'it' },
    handler: async () => {
      done.push('changed');
      return { rows: 0 };
    },
  }),
  defineRoute({
    ...declaration,
    method: 'post',
    path: '/api/export',
    audit: { action: 'export_things', subject: () => 'it', rows: ({ rows }) => rows },
    handler: async () => {
      done.push('exported');
      return { rows: 7 };
    },
  }),
  ...['whole', 'broken'].map((name) =>
    defineRoute({
      ...declaration,
      method: 'post',
      path: `/api/${name}`,
      audit: { action: `export_${name}`, subject: () => 'it', rows: (file) => file.rows() },
      file: true,
      output: fileAnswerSchema,
      handler: async () => makeFile(name === 'broken'),
    }),
  ),
  defineRoute({
    ...declaration,
    method: 'post',
    path: '/api/refused',
    audit: { action: 'remove_thing', subject: () => 'it' },
    handler: async () => {
      throw new Refusal('not_allowed');
    },
  }),
];

function makeFile(breaks: boolean): FileAnswer {
  let rows = 0;
  async function* pieces() {
    for (rows = 0; rows < 3; rows += 1) {
      if (breaks && rows === 2) throw new Error('the records are away');
      yield `${'x'.repeat(100_000)}\r\n`;
    }
  }
  return { fileName: 'things.csv', pieces: pieces(), rows: () => rows };
}

beforeEach(async () => {
  done = [];
  isLogAway = false;
  const parts = {
    findCaller: async () => ({ caller, cookies: [] }),
    sitesOf: async () => [],
    recordLook: async ({ action, rows }: Look) => {
      if (isLogAway) throw new Error('the audit log is away');
      done.push(`${action} ${rows}`);
      return done.length;
    },
    countLook: async (entryId: number, rows: number) => {
      done.push(`entry ${entryId}: ${rows}`);
    },
    log: quietLog,
  };
  const app = express().use(buildApi(routes, parts));
  server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
});
afterEach(() => new Promise<unknown>((resolve) => server.close(resolve)));

async function call(method: string, path: string): Promise<number> {
  const { port } = server.address() as AddressInfo;
  return (await fetch(`http://127.0.0.1:${port}${path}`, { method })).status;
}

it('a deed is written down before it is done, a look with the rows that it shows', async () => {
  expect(await call('POST', '/api/change')).toBe(200);
  expect(done).toEqual(['change_thing 0', 'changed']);
  done = [];
  expect(await call('GET', '/api/look')).toBe(200);
  expect(done).toEqual(['looked', 'look_things 3']);
});

it('a deed that takes rows out is counted in its entry once it is done', async () => {
  expect(await call('POST', '/api/export')).toBe(200);
  expect(done).toEqual(['export_things 0', 'exported', 'entry 1: 7']);
});

it('a file is written down before it is sent, counted behind it, and never ends early as if it were whole', async () => {
  const { port } = server.address() as AddressInfo;
  const fetchFile = async (name: string) =>
    (await fetch(`http://127.0.0.1:${port}/api/${name}`, { method: 'POST' })).text();
  expect(await fetchFile('whole')).toHaveLength(300_006);
  await expect.poll(() => done).toEqual(['export_whole 0', 'entry 1: 3']);
  done = [];
  await expect(fetchFile('broken')).rejects.toThrow();
  await expect.poll(() => done).toEqual(['export_broken 0', 'entry 1: 2']);
});

it('nothing is done, and nothing shown, that cannot be written down', async () => {
  isLogAway = true;
  expect(await call('POST', '/api/change')).toBe(500);
  expect(done).toEqual([]);
  expect(await call('GET', '/api/look')).toBe(500);
});

it('a deed that was refused after all is written down as not done', async () => {
  expect(await call('POST', '/api/refused')).toBe(403);
  expect(done).toEqual(['remove_thing 0', 'not_done_remove_thing 0']);
});
