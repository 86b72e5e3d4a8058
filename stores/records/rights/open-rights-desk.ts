// What the public page of one's own data can do: ask for a link, look behind it, take consent back, ask for erasure. All of it
// is in effect when the promise resolves, but what the processor puts together.

import { sql } from 'drizzle-orm';
import { type HeldContent, rightsTextVersion } from '#contract/rights-content.ts';
import type { WithdrawnPurpose } from '#contract/rights-report.ts';
import { findHeld, keyOfEmail } from '../../persons/find-held.ts';
import { makeConfirmationToken, readConfirmationToken } from '../confirmation-token.ts';
import { deriveKey } from '../derive-key.ts';
import { changeIdentity } from '../identity/change-identity.ts';
import { forgetTokenWords } from '../identity/forget-token-words.ts';
import type { Records } from '../open-records.ts';
import { readController, readRightsSettings, readSendsMail } from '../questions/rights-settings.ts';
import { writeAudit } from '../questions/write-audit.ts';
import { createRightsContents, type RightsContents } from './rights-contents.ts';
import {
  addRightsLink,
  askForReport,
  findSealedEmail,
  findSealedReport,
  isReportAsked,
  type LinkLanguage,
  linkMinutes,
} from './rights-links.ts';
import { type AskedRight, addRightsRequest } from './rights-requests.ts';
import { withdraw } from './withdraw.ts';
import { createWithdrawalHashes, type WithdrawalHashes } from './withdrawal-hashes.ts';

export interface OpenedLink {
  readonly id: number;
  /** As it was typed. */
  readonly email: string;
}

export interface RightsDesk {
  /** Puts a link in line to be mailed, whether or not anything is held under the address. */
  ask(email: string, language: LinkLanguage): Promise<void>;
  /** Undefined when we did not make the token or it holds no longer. */
  open(token: string, nowMs: number): Promise<OpenedLink | undefined>;
  /** Asks for what is held. */
  askForHeld(link: OpenedLink): Promise<void>;
  /** Whether it was asked for behind this link. */
  isAsked(link: OpenedLink): Promise<boolean>;
  /** Undefined while it is being put together. */
  findHeld(link: OpenedLink): Promise<HeldContent | undefined>;
  withdraw(link: OpenedLink, purposes: readonly WithdrawnPurpose[]): Promise<void>;
  unsubscribe(link: OpenedLink): Promise<void>;
  /** `language`: in which they are answered. */
  object(link: OpenedLink, language: LinkLanguage): Promise<void>;
  /** Whether it is carried out by itself, or waits for the operator. `language`: in which they are told that it is done. */
  erase(link: OpenedLink, language: LinkLanguage): Promise<'at_once' | 'ask'>;
  /** Whether anybody can be mailed, as the processor said when it started. */
  sendsMail(): Promise<boolean>;
  /** 32 bytes, for the tickets of the page's form. */
  ticketKey: Buffer;
  /** Who answers for the data; undefined as long as nobody has said. */
  controller(): Promise<{ name: string; contact: string } | undefined>;
}

/** Milliseconds. */
const holdsMs = linkMinutes * 60_000;

/** `key`: of tokens in links, 32 bytes. */
export function makeRightsToken(key: Buffer, linkId: number, nowMs: number): string {
  return makeConfirmationToken(key, linkId, nowMs, holdsMs);
}

/** `secret`: the master key in hexadecimal digits. */
export function openRightsDesk(records: Records, secret: string): RightsDesk {
  const hashes = createWithdrawalHashes(secret);
  const contents = createRightsContents(secret);
  const parts = { records, hashes, contents, hashOf: (email: string) => hashes.ofKey(keyOfEmail(email)) };
  return {
    ...openLinks(parts, secret),
    withdraw: (link, purposes) => takeBack(parts, link, purposes, 'withdrawn'),
    unsubscribe: async ({ email }) => {
      const { keys } = await findHeld(records, keyOfEmail(email), 'proven');
      await refuseEverywhere(records, emailsOf(keys));
      await note(parts, 'unsubscribe_person', email, '');
    },
    object: async (link, language) => {
      await takeBack(parts, link, ['company', 'person', 'email_tracking'], 'objected');
      await request(parts, link, { kind: 'objection', state: 'open', language });
    },
    erase: async (link, language) => {
      const { email } = link;
      const { erasure } = await readRightsSettings(records);
      const state = erasure === 'at_once' ? 'approved' : 'open';
      await request(parts, link, { kind: 'erasure', state, language });
      await note(parts, 'ask_erasure', email, '');
      return erasure;
    },
    sendsMail: () => readSendsMail(records),
    ticketKey: deriveKey(secret, 'form tickets'),
    controller: () => readController(records),
  };
}

interface DeskParts {
  records: Records;
  hashes: WithdrawalHashes;
  contents: RightsContents;
  hashOf(email: string): string;
}

function openLinks(
  parts: DeskParts,
  secret: string,
): Pick<RightsDesk, 'ask' | 'open' | 'askForHeld' | 'isAsked' | 'findHeld'> {
  const { records, contents, hashOf } = parts;
  const key = deriveKey(secret, 'rights links');
  return {
    ask: async (email, language) =>
      addRightsLink(records, { sealedEmail: contents.sealEmail(email), hash: hashOf(email), language }),
    open: async (token, nowMs) => {
      const id = readConfirmationToken(key, token, nowMs);
      const sealed = id === undefined ? '' : await findSealedEmail(records, id);
      return id === undefined || sealed === '' ? undefined : { id, email: contents.openEmail(sealed) };
    },
    askForHeld: async ({ id, email }) => {
      await askForReport(records, id);
      await note(parts, 'look_own_data', email, '');
    },
    isAsked: ({ id }) => isReportAsked(records, id),
    findHeld: async ({ id }) => {
      const sealed = await findSealedReport(records, id);
      return sealed === '' ? undefined : contents.openHeld(sealed);
    },
  };
}

async function takeBack(
  parts: DeskParts,
  { email }: OpenedLink,
  purposes: readonly WithdrawnPurpose[],
  way: 'withdrawn' | 'objected',
): Promise<void> {
  const { records, hashes } = parts;
  // Also where they were only claimed: to be measured no longer harms nobody, and most have never proven their browser.
  const { keys, spans } = await findHeld(records, keyOfEmail(email), 'followed');
  // Where somebody else has used the browser since, it is theirs to choose.
  const browsers = spans.filter(({ toMs }) => toMs === null);
  await withdraw(records, hashes, { keys, browsers, purposes, way, textVersion: rightsTextVersion });
  if (purposes.includes('email_tracking')) await withdrawEverywhere(records, emailsOf(keys));
  await note(parts, way === 'objected' ? 'object_processing' : 'withdraw_consent', email, purposes.join(' '));
}

/** In the audit log the person is the beginning of a hash. */
async function note(
  { records, hashOf }: DeskParts,
  action: string,
  email: string,
  subject: string,
): Promise<void> {
  await writeAudit(records, {
    ...{ userId: '', userName: '', action },
    subject: `${hashOf(email).slice(0, 16)} ${subject}`.trim(),
  });
}

function request(
  { records, contents, hashOf }: DeskParts,
  { email }: OpenedLink,
  asked: Pick<AskedRight, 'kind' | 'state' | 'language'>,
): Promise<void> {
  const who = { email, hash: hashOf(email), sealedEmail: contents.sealEmail(email) };
  return addRightsRequest(records, { ...asked, ...who }, new Date());
}

function emailsOf(keys: readonly string[]): string[] {
  return keys.flatMap((key) => (key.startsWith('email:') ? [key.slice('email:'.length)] : []));
}

/** For the mailings of all sites, those to come included. */
async function refuseEverywhere({ db }: Records, emails: readonly string[]): Promise<void> {
  await db.execute(sql`
    INSERT INTO mail_refusals (site_id, email, unsubscribed_at, unsubscribed_by)
    SELECT s.id, e, now(), 'page' FROM sites s, unnest(${sql.param([...emails])}::text[]) AS e
    ON CONFLICT (site_id, email) DO UPDATE SET unsubscribed_at = now(), unsubscribed_by = 'page', told_kind = NULL, told_by = NULL
      WHERE mail_refusals.unsubscribed_at IS NULL OR mail_refusals.unsubscribed_by = 'provider'`);
}

/** The same of the consent to tracking; what tokens have said before goes with it. */
async function withdrawEverywhere(records: Records, emails: readonly string[]): Promise<void> {
  await changeIdentity(records, async (db) => {
    await db.execute(sql`
      INSERT INTO mail_refusals (site_id, email, withdrawn_at)
      SELECT s.id, e, now() FROM sites s, unnest(${sql.param([...emails])}::text[]) AS e
      ON CONFLICT (site_id, email) DO UPDATE SET withdrawn_at = coalesce(mail_refusals.withdrawn_at, now())`);
    await forgetTokenWords(db, emails);
  });
}
