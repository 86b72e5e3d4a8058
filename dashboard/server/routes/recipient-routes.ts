// Recipients of mailings: taken in as a list, looked at, and handed out again with tokens and links for the mailing tool.

import { z } from 'zod';
import {
  linkParams,
  recipientPageSchema,
  recipientQuerySchema,
  recipientsTakenSchema,
  refusalsRequestSchema,
  tokensRequestSchema,
} from '#contract/link-report-schema.ts';
import { readRecipients } from '#intelligence/email/read-recipients.ts';
import { deriveKey } from '#stores/records/derive-key.ts';
import { createErasedKeys } from '#stores/records/identity/erased-keys.ts';
import { findLink } from '#stores/records/links/change-links.ts';
import { addRecipients, findMailing } from '#stores/records/links/change-mailings.ts';
import { LinkRefusal } from '#stores/records/links/link-refusal.ts';
import { listRecipients } from '#stores/records/links/list-recipients.ts';
import { openLinkBook } from '#stores/records/links/open-link-book.ts';
import { createWithdrawnKeys } from '#stores/records/rights/withdrawn-keys.ts';
import { cutPage, readPlace } from '../api/place-cursor.ts';
import { Refusal } from '../api/refusal.ts';
import { defineRoute, type Route } from '../api/route.ts';
import { fileAnswerSchema } from '../api/send-file.ts';
import { describeRecipientFaults } from './describe-recipient-fault.ts';
import { idsOf } from './link-routes.ts';
import type { RouteParts } from './route-parts.ts';
import { writeRefusals, writeTokens, writeUnsubscribes } from './write-mail-files.ts';

const defaultLimit = 50;
/** Some 200,000 recipients. */
const fileBytesMax = 20_000_000;
const place = z.tuple([z.number()]);

export function createRecipientRoutes(parts: RouteParts): Route[] {
  return [
    uploadRoute(parts),
    listRoute(parts),
    tokensRoute(parts),
    unsubscribesRoute(parts),
    refusalsRoute(parts),
  ];
}

function uploadRoute({ records, secret }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/mailings/:id/recipients',
    summary: 'Takes in a CSV file of recipients: all of it, or nothing and the lines that are at fault',
    roles: ['marketer', 'administrator'],
    rows: 'site',
    siteOf: () => undefined,
    audit: { action: 'import_recipients', subject: ({ params }) => `mailing ${params.id}` },
    input: { params: linkParams },
    upload: { bytesMax: fileBytesMax },
    outputName: 'RecipientsTaken',
    output: recipientsTakenSchema,
    handler: async ({ input: { params }, upload, sites, language }) => {
      const { id } = await findMailing(records, params.id, idsOf(sites));
      const read = await readRecipients(() => slice(upload));
      if ('faults' in read) {
        const fields = describeRecipientFaults(read.faults, read.faultCount, language);
        throw new Refusal('recipients_faulty', { fields });
      }
      // Whoever was erased is not written to again because an old list is imported.
      const erased = createErasedKeys(records, secret);
      await erased.load();
      const withdrawn = createWithdrawnKeys(records, secret);
      await withdrawn.load();
      const recipients = read.recipients
        .filter(({ email }) => !erased.has(`email:${email}`))
        // Taken back for mailings of sites to come as well; a list does not say when somebody agreed.
        .map((one) =>
          withdrawn.isWithdrawn(`email:${one.email}`, 'email_tracking', 0)
            ? { ...one, allowsTracking: false }
            : one,
        );
      await addRecipients(records, id, recipients);
      const { repeated, hasConsent } = read;
      return {
        ...{ taken: recipients.length, repeated, hasConsent },
        erased: read.recipients.length - recipients.length,
      };
    },
  });
}

const pieceBytes = 65_536;

/** In pieces, so that others get their turn between two. */
async function* slice(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

function listRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/mailings/:id/recipients',
    summary: 'The recipients of a mailing with their clicks and what they refused',
    roles: ['marketer', 'administrator'],
    rows: 'site',
    siteOf: () => undefined,
    audit: {
      action: 'look_recipients',
      subject: ({ params }) => `mailing ${params.id}`,
      rows: ({ recipients }) => recipients.length,
    },
    input: { params: linkParams, query: recipientQuerySchema },
    outputName: 'RecipientPage',
    output: recipientPageSchema,
    handler: async ({ input: { params, query }, sites }) => {
      const { limit = defaultLimit } = query;
      const { id } = await findMailing(records, params.id, idsOf(sites));
      const afterId = readPlace(query.cursor, place)?.[0] ?? 0;
      const rows = await listRecipients(records, id, { afterId, limit: limit + 1 });
      const { page, nextCursor } = cutPage(rows, limit, (row) => [row.id]);
      const recipients = page.map((row) => ({
        ...row,
        unsubscribedAt: row.unsubscribedAt?.toISOString() ?? null,
        withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
      }));
      return { recipients, nextCursor };
    },
  });
}

function tokensRoute({ records, secret, settings }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/mailings/:id/tokens',
    summary: 'A CSV file of the recipients who agreed, each with a token and the ready link',
    roles: ['marketer', 'administrator'],
    rows: 'site',
    siteOf: () => undefined,
    audit: {
      action: 'export_tokens',
      subject: ({ params, body }) => `mailing ${params.id}, link ${body.linkId}`,
      rows: (file) => file.rows(),
    },
    input: { params: linkParams, body: tokensRequestSchema },
    file: true,
    outputName: 'CsvFile',
    output: fileAnswerSchema,
    handler: async ({ input: { params, body }, sites }) => {
      const mailing = await findMailing(records, params.id, idsOf(sites));
      if (mailing.statedAt === null) throw new LinkRefusal('not_stated');
      const { code } = await findLink(records, body.linkId, [mailing.siteId]);
      const book = openLinkBook(records, deriveKey(secret, 'link tokens'));
      return writeTokens(records, {
        mailing,
        code,
        collectorUrl: settings.collectorUrl,
        book,
        nowMs: Date.now(),
      });
    },
  });
}

function unsubscribesRoute({ records, secret, settings }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/mailings/:id/unsubscribe-addresses',
    summary: 'A CSV file of all recipients, each with an address that unsubscribes and tracks nothing',
    roles: ['marketer', 'administrator'],
    rows: 'site',
    siteOf: () => undefined,
    audit: {
      action: 'export_unsubscribe_addresses',
      subject: ({ params }) => `mailing ${params.id}`,
      rows: (file) => file.rows(),
    },
    input: { params: linkParams },
    file: true,
    outputName: 'CsvFile',
    output: fileAnswerSchema,
    handler: async ({ input: { params }, sites }) => {
      const mailing = await findMailing(records, params.id, idsOf(sites));
      const book = openLinkBook(records, deriveKey(secret, 'link tokens'));
      return writeUnsubscribes(records, { mailing, collectorUrl: settings.collectorUrl, book });
    },
  });
}

function refusalsRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'post',
    path: '/api/mail-refusals',
    summary: 'A CSV file of everybody who unsubscribed from a site’s mailings or withdrew from tracking',
    roles: ['marketer', 'administrator'],
    rows: 'site',
    siteOf: ({ body }) => body.siteId,
    audit: {
      action: 'export_unsubscribes',
      subject: ({ body }) => `site ${body.siteId}`,
      rows: (file) => file.rows(),
    },
    input: { body: refusalsRequestSchema },
    file: true,
    outputName: 'CsvFile',
    output: fileAnswerSchema,
    handler: async ({ input: { body } }) => writeRefusals(records, body.siteId),
  });
}
