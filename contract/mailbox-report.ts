// Shared mailboxes as the dashboard API answers and takes them: plain types and lists that the interface shares.
// `mailbox-report-schema.ts` holds the zod schemas.

/** `plain`: without encryption, only to a server on the same machine. */
export const mailboxSecurities = ['tls', 'starttls', 'plain'] as const;
export type MailboxSecurity = (typeof mailboxSecurities)[number];

/** What keeps a mailbox from being read. */
export const mailboxFaults = [
  'host_unknown',
  'host_private',
  'refused',
  'silent',
  'no_encryption',
  'certificate',
  'plain_elsewhere',
  'login_refused',
  'no_folder',
  'no_imap',
  'broken_off',
  'key_lost',
] as const;
export type MailboxFault = (typeof mailboxFaults)[number];

/** What became of a mail. `repeated`: a copy of one that was read before. */
export const mailOutcomes = ['request', 'contact', 'repeated', 'ignored', 'unreadable'] as const;
export type MailOutcome = (typeof mailOutcomes)[number];

export interface MailboxRow {
  id: number;
  siteId: number;
  name: string;
  host: string;
  port: number;
  security: MailboxSecurity;
  user: string;
  folder: string;
  /** Beside those of the site and of the user: who writes from them is a colleague. */
  ownDomains: string[];
  /** ISO 8601: mails that came before are left alone. */
  readsSince: string;
  /** Mails that were read are marked as such in the mailbox. */
  marksRead: boolean;
  enabled: boolean;
  /** Who stated that the mailbox is a dedicated one and that colleagues know of it. */
  statement: { byName: string; at: string };
  /** ISO 8601; null when it was never read. */
  lastReadAt: string | null;
  fault: { code: MailboxFault; at: string } | null;
  /** Of the last 30 days. */
  counts: Record<MailOutcome, number>;
}

interface MailboxAccount {
  host: string;
  port: number;
  security: MailboxSecurity;
  user: string;
  folder: string;
}

/** Body of POST /api/mailboxes. */
export interface MailboxRequest extends MailboxAccount {
  siteId: number;
  name: string;
  password: string;
  ownDomains: string[];
  /** How far back it is read at first. */
  daysBack: number;
  marksRead: boolean;
  /** Without it no mailbox is read. */
  statement: true;
}

/** Body of PATCH /api/mailboxes/:id. Another host, port, kind of encryption or user needs the password and the statement again. */
export interface MailboxChange extends Partial<MailboxAccount> {
  name?: string;
  password?: string;
  ownDomains?: string[];
  marksRead?: boolean;
  enabled?: boolean;
  statement?: true;
}

/** Body of POST /api/mailboxes/test. `id`: of a mailbox whose kept password is tried when none is given. */
export interface MailboxTest extends MailboxAccount {
  id?: number;
  password?: string;
}

interface MailboxFound {
  messages: number;
  /** New mail is said by the server at once; otherwise Fiuto asks every minute. */
  isTold: boolean;
  /** Names of folders that could be read instead. */
  folders: string[];
}

export interface MailboxTrial {
  fault: MailboxFault | null;
  found: MailboxFound | null;
}

/** What became of one mail; nothing of what it says. */
export interface MailboxMessage {
  id: number;
  at: string;
  outcome: MailOutcome;
  /** Why it became nothing; '' otherwise. */
  reason: string;
}

/** Endpoints of the mailboxes. */
export interface MailboxEndpoints {
  'GET /api/mailboxes': { output: MailboxRow[] };
  'POST /api/mailboxes': { body: MailboxRequest; output: MailboxRow };
  'PATCH /api/mailboxes/:id': { body: MailboxChange; output: MailboxRow };
  'DELETE /api/mailboxes/:id': { output: Record<string, never> };
  'POST /api/mailboxes/test': { body: MailboxTest; output: MailboxTrial };
  'GET /api/mailboxes/:id/messages': { output: MailboxMessage[] };
}
