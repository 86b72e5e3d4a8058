// How a mailbox is reached, and why it could not be.

import type { MailboxFault, MailboxSecurity } from '#contract/mailbox-report.ts';

export interface ImapAccount {
  readonly host: string;
  readonly port: number;
  readonly security: MailboxSecurity;
  readonly user: string;
  readonly password: string;
  readonly folder: string;
}

export class MailboxError extends Error {
  override readonly name = 'MailboxError';
  readonly fault: MailboxFault;

  constructor(fault: MailboxFault, cause?: unknown) {
    super(fault, { cause });
    this.fault = fault;
  }
}
