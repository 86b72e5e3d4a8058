// Shared mailboxes: set up, tried, changed, paused and removed here. Only an administrator may, since only they can state that
// a mailbox is nobody's own. A password goes in and never comes out.

import { z } from 'zod';
import { emptySchema } from '#contract/access-schema.ts';
import type { MailboxChange } from '#contract/mailbox-report.ts';
import {
  mailboxChangeSchema,
  mailboxMessageSchema,
  mailboxParams,
  mailboxRequestSchema,
  mailboxRowSchema,
  mailboxTestSchema,
  mailboxTrialSchema,
} from '#contract/mailbox-report-schema.ts';
import type { Site } from '#contract/site.ts';
import { openMailboxKeys } from '#stores/records/mailbox-keys.ts';
import {
  changeMailbox,
  createMailbox,
  findMailbox,
  forgetMailbox,
  listMailboxes,
  type MailboxChanges,
  type MailboxRecord,
} from '#stores/records/questions/keep-mailboxes.ts';
import { listMailboxMessages } from '#stores/records/questions/mailbox-messages.ts';
import { Refusal } from '../api/refusal.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { reportMailboxes } from '../connections/report-mailboxes.ts';
import { authorOf } from './open-company.ts';
import type { RouteParts } from './route-parts.ts';

const base = '/api/mailboxes';
const roles = ['administrator'] as const;
const dayMs = 86_400_000;

export function createMailboxRoutes(parts: RouteParts): Route[] {
  return [
    listRoute(parts),
    createRoute(parts),
    testRoute(parts),
    changeRoute(parts),
    forgetRoute(parts),
    messagesRoute(parts),
  ];
}

function listRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: base,
    summary: 'The shared mailboxes that are read, with what came of their mails',
    roles,
    rows: 'site',
    siteOf: () => undefined,
    audit: 'none',
    input: {},
    outputName: 'Mailboxes',
    output: z.array(mailboxRowSchema),
    handler: async ({ sites }) => {
      const seen = new Set(sites.map(({ id }) => id));
      const own = (await listMailboxes(records)).filter(({ siteId }) => seen.has(siteId));
      return reportMailboxes(records, own);
    },
  });
}

function createRoute({ records, secret }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: base,
    summary: 'Sets up a shared mailbox, which is read from then on',
    roles,
    rows: 'site',
    siteOf: ({ body }) => body.siteId,
    // The statement is one of whoever makes it, and is written down as one.
    audit: {
      action: 'create_mailbox',
      subject: ({ body }) => `${body.user} at ${body.host}: dedicated, colleagues informed`,
    },
    input: { body: mailboxRequestSchema },
    outputName: 'Mailbox',
    output: mailboxRowSchema,
    handler: async ({ input: { body }, caller }) => {
      const { password, user, daysBack, statement: _, ...plain } = body;
      const record = await createMailbox(records, {
        ...plain,
        ...{ userName: user, sealedPassword: openMailboxKeys(secret).sealPassword(password) },
        readsSince: new Date(Date.now() - daysBack * dayMs),
        ...stated(authorOf(caller)),
      });
      if (record === undefined) throw new Refusal('too_many_mailboxes');
      return report(records, record);
    },
  });
}

function testRoute({ records, secret, tryMailbox }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: `${base}/test`,
    summary: 'Connects to a mailbox once, logs in, and says what is there',
    roles,
    rows: 'site',
    siteOf: () => undefined,
    audit: { action: 'test_mailbox', subject: ({ body }) => `${body.user} at ${body.host}` },
    input: { body: mailboxTestSchema },
    outputName: 'MailboxTrial',
    output: mailboxTrialSchema,
    handler: async ({ input: { body }, sites }) => {
      const { id, password, ...account } = body;
      if (password !== undefined) return tryMailbox({ ...account, password });
      const kept = id === undefined ? undefined : await openMailbox(records, sites, id);
      // A kept password goes to nobody but the server that it was given for.
      if (kept === undefined || isElsewhere(kept, account)) throw new Refusal('mailbox_password_needed');
      return tryMailbox({ ...account, password: openMailboxKeys(secret).openPassword(kept.sealedPassword) });
    },
  });
}

function changeRoute({ records, secret }: RouteParts): Route {
  return defineRoute({
    method: 'patch',
    path: `${base}/:id`,
    summary: 'Changes a shared mailbox, pauses it or goes on reading it',
    roles,
    rows: 'site',
    siteOf: () => undefined,
    audit: {
      action: 'change_mailbox',
      subject: ({ params, body }) =>
        `${params.id}${body.statement ? ': dedicated, colleagues informed' : ''}${describePause(body)}`,
    },
    input: { params: mailboxParams, body: mailboxChangeSchema },
    outputName: 'Mailbox',
    output: mailboxRowSchema,
    handler: async ({ input: { params, body }, caller, sites }) => {
      const before = await openMailbox(records, sites, params.id);
      const { password, user, statement, ...plain } = body;
      const isElse = isElsewhere(before, body);
      const isAnother = isElse || (body.folder !== undefined && body.folder !== before.folder);
      if (isElse && password === undefined) throw new Refusal('mailbox_password_needed');
      if (isAnother && statement === undefined) throw new Refusal('mailbox_statement_needed');
      const changes: MailboxChanges = {
        ...plain,
        ...(user !== undefined && { userName: user }),
        ...(password !== undefined && { sealedPassword: openMailboxKeys(secret).sealPassword(password) }),
        ...(statement === true && stated(authorOf(caller))),
        // What another mailbox holds from before nobody has asked for.
        ...(isAnother && { readsSince: new Date() }),
      };
      const record = await changeMailbox(records, params.id, changes, isAnother);
      if (record === undefined) throw new Refusal('unknown_mailbox');
      return report(records, record);
    },
  });
}

function forgetRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'delete',
    path: `${base}/:id`,
    summary: 'Removes a shared mailbox; its mails stay where they are, and so does what came of them',
    roles,
    rows: 'site',
    siteOf: () => undefined,
    audit: { action: 'forget_mailbox', subject: ({ params }) => String(params.id) },
    input: { params: mailboxParams },
    outputName: 'Nothing',
    output: emptySchema,
    handler: async ({ input: { params }, sites }) => {
      await openMailbox(records, sites, params.id);
      await forgetMailbox(records, params.id);
      return {};
    },
  });
}

function messagesRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: `${base}/:id/messages`,
    summary: 'What became of the last mails of a mailbox; nothing of what they say',
    roles,
    rows: 'site',
    siteOf: () => undefined,
    audit: 'none',
    input: { params: mailboxParams },
    outputName: 'MailboxMessages',
    output: z.array(mailboxMessageSchema),
    handler: async ({ input: { params }, sites }) => {
      await openMailbox(records, sites, params.id);
      return listMailboxMessages(records, params.id);
    },
  });
}

/** Throws Refusal `unknown_mailbox`. */
async function openMailbox(
  records: RouteParts['records'],
  sites: readonly Site[],
  id: number,
): Promise<MailboxRecord> {
  const record = await findMailbox(records, id);
  if (record === undefined || !sites.some((site) => site.id === record.siteId))
    throw new Refusal('unknown_mailbox');
  return record;
}

/** Whether the password would go to another server, in another way, or for another user. */
function isElsewhere(
  before: MailboxRecord,
  {
    host = before.host,
    port = before.port,
    security = before.security,
    user = before.userName,
  }: MailboxChange,
): boolean {
  const isWeaker = security !== before.security && security === 'plain';
  return host !== before.host || port !== before.port || isWeaker || user !== before.userName;
}

function stated({ id, name }: { id: string; name: string }) {
  return { statedById: id, statedByName: name, statedAt: new Date() };
}

function describePause({ enabled }: MailboxChange): string {
  return enabled === undefined ? '' : enabled ? ' goes on' : ' paused';
}

async function report(records: RouteParts['records'], record: MailboxRecord) {
  const [row] = await reportMailboxes(records, [record]);
  if (row === undefined) throw new Refusal('unknown_mailbox');
  return row;
}
