// What an adapter of webhooks is: it reads what one provider delivers and says what people did. One file each; all of them are
// listed in `find-adapter.ts`.

import type { ConnectionSettings, WebhookProvider } from '#contract/connection-report.ts';
import type { WireEngagement } from '#contract/engagement.ts';

export interface ReceivedWebhook {
  readonly provider: WebhookProvider;
  /** Of the body, and what CloudEvents says of an event; names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Server clock, milliseconds since 1970. */
  readonly receivedAtMs: number;
  readonly settings: ConnectionSettings;
}

export interface UnderstoodWebhook {
  readonly engagements: readonly WireEngagement[];
  /** Things that the provider may later say are gone, such as a lead; the delivery can be found by them. */
  readonly about?: readonly string[];
  /**
   * What each engagement is about, in their order; '' for nothing in particular, several where it goes with any of them, such as a
   * message and its chat. Absent where `about` says it of a single one.
   */
  readonly things?: readonly (string | readonly string[])[];
  /**
   * Places of engagements whose time is that of the sending, since the provider states no other: told again, they have another.
   * What they are of is named by `providerId` alone.
   */
  readonly undated?: ReadonlySet<number>;
  /** Leads that are told by their ids alone, and whose answers have to be fetched. */
  readonly leads?: readonly LeadNotice[];
  /** Things that are gone there, and must be gone here. */
  readonly gone?: readonly string[];
  /** Leads that somebody without proof says are gone: the provider is asked. */
  readonly doubted?: readonly string[];
  /** An address of Amazon's to be asked once, so that the topic sends. */
  readonly confirmUrl?: string;
  /** The topic says that it no longer sends. */
  readonly isGivenUp?: true;
}

export interface LeadNotice {
  readonly leadId: string;
  readonly formId: string;
  /** Of Meta: the page whose form it is. */
  readonly pageId?: string;
  /** When the person sent it, milliseconds since 1970. */
  readonly atMs: number;
  /** Of the engagement that says that there is one. */
  readonly providerId: string;
}

/** Pure: the same delivery gives the same answer. Throws WebhookFault for what it cannot read. */
export type WebhookAdapter = (webhook: ReceivedWebhook) => UnderstoodWebhook;

export type WebhookFaultCode = 'not_readable' | 'wrong_shape' | 'no_mapping';

/** What was delivered cannot be understood; it is kept and shown with this reason. */
export class WebhookFault extends Error {
  override readonly name = 'WebhookFault';
  readonly code: WebhookFaultCode;

  constructor(code: WebhookFaultCode) {
    super(code);
    this.code = code;
  }
}
