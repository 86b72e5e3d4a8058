// Reads the options of `explain webhook` from the command line.

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type PayloadMapping, type WebhookProvider, webhookProviders } from '#contract/connection-report.ts';
import { connectionRequestSchema } from '#contract/connection-report-schema.ts';
import type { WebhookSecrets } from '#intelligence/webhooks/webhook-request.ts';

export interface WebhookOptions {
  provider: WebhookProvider;
  secrets: WebhookSecrets;
  /** Address as the provider called it; '' when it is that of the request. */
  url: string;
  /** When it arrived, milliseconds since 1970. */
  nowMs: number;
  trackingConsent: boolean;
  /** Certificate in PEM, for Amazon SNS; '' without one. */
  certificate: string;
  mapping: PayloadMapping | undefined;
}

export function readWebhookOptions(args: readonly string[]): WebhookOptions | { fault: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        secret: { type: 'string' },
        'verify-token': { type: 'string' },
        'topic-arn': { type: 'string' },
        'channel-id': { type: 'string' },
        url: { type: 'string' },
        at: { type: 'string' },
        consent: { type: 'boolean' },
        certificate: { type: 'string' },
        mapping: { type: 'string' },
      },
    });
    const provider = webhookProviders.find((one) => one === positionals[0]);
    if (provider === undefined || positionals.length > 1) {
      return { fault: `Name one provider: ${webhookProviders.join(', ')}.` };
    }
    const nowMs = values.at === undefined ? Date.now() : Date.parse(values.at);
    if (Number.isNaN(nowMs)) return { fault: '--at: write a time, such as 2026-10-01T12:00:00Z.' };
    return {
      provider,
      secrets: {
        secret: values.secret ?? '',
        verifyToken: values['verify-token'] ?? '',
        topicArn: values['topic-arn'] ?? '',
        channelId: values['channel-id'] ?? '',
      },
      url: values.url ?? '',
      nowMs,
      trackingConsent: values.consent ?? false,
      certificate: values.certificate === undefined ? '' : readFileSync(values.certificate, 'utf8'),
      mapping: values.mapping === undefined ? undefined : readMapping(values.mapping),
    };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

/** A file with `{"kind": "form_answer", "paths": {"email": "contact.email"}}`. */
function readMapping(file: string): PayloadMapping {
  const settings = { mapping: JSON.parse(readFileSync(file, 'utf8')) as unknown };
  const { mapping } = connectionRequestSchema.shape.settings.unwrap().parse(settings);
  if (mapping === undefined) throw new Error(`${file} holds no mapping.`);
  return mapping;
}
