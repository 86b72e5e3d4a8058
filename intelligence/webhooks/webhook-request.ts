// A webhook's HTTP request as it arrived, and what checking it answers. All checks work on the raw bytes.

export interface WebhookRequest {
  readonly method: string;
  /** Addresses under which the provider may have called it, whole and as written; the likeliest first. */
  readonly urls: readonly string[];
  /** Without `?`. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What is known of the connection; '' where it was never given. */
export interface WebhookSecrets {
  readonly secret: string;
  readonly verifyToken: string;
  /** Of Amazon SNS. */
  readonly topicArn: string;
  /** Of YouTube. */
  readonly channelId: string;
}

/** `certificate_away`: it could not be fetched now; the provider is asked to send again, as with nothing else here. */
export type WebhookRefusal =
  | 'no_secret'
  | 'no_signature'
  | 'wrong_encoding'
  | 'wrong_signature'
  | 'too_old'
  | 'wrong_topic'
  | 'no_certificate'
  | 'certificate_away'
  | 'malformed'
  | 'replayed';

/**
 * `once`: what the provider signs one delivery with and never again; absent where only the body can tell. A second delivery
 * with the same `once` and another body is a replay.
 */
export type WebhookVerdict =
  | { readonly isGenuine: true; readonly once?: string }
  | { readonly isGenuine: false; readonly reason: WebhookRefusal };

export const genuine: WebhookVerdict = { isGenuine: true };

export function refuseWebhook(reason: WebhookRefusal): WebhookVerdict {
  return { isGenuine: false, reason };
}
