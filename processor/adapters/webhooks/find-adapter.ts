// Which file understands which provider.

import type { WebhookProvider } from '#contract/connection-report.ts';
import { readBrevo } from './read-brevo.ts';
import { readCalendly } from './read-calendly.ts';
import { readCloudevents } from './read-cloudevents.ts';
import { readCrisp } from './read-crisp.ts';
import { readGeneric, readStandard } from './read-generic.ts';
import { readHubspot } from './read-hubspot.ts';
import { readLinkedin } from './read-linkedin.ts';
import { readMailchimp } from './read-mailchimp.ts';
import { readMailgun } from './read-mailgun.ts';
import { readMeta } from './read-meta.ts';
import { readPipedrive } from './read-pipedrive.ts';
import { readPostmark } from './read-postmark.ts';
import { readSendgrid } from './read-sendgrid.ts';
import { readSes } from './read-ses.ts';
import { readTawk } from './read-tawk.ts';
import { readTwenty } from './read-twenty.ts';
import { readTypeform } from './read-typeform.ts';
import { readX } from './read-x.ts';
import { readYoutube } from './read-youtube.ts';
import type { WebhookAdapter } from './webhook-adapter.ts';

const adapters: Readonly<Record<WebhookProvider, WebhookAdapter>> = {
  meta: readMeta,
  linkedin: readLinkedin,
  x: readX,
  youtube: readYoutube,
  sendgrid: readSendgrid,
  mailgun: readMailgun,
  postmark: readPostmark,
  ses: readSes,
  mailchimp: readMailchimp,
  brevo: readBrevo,
  typeform: readTypeform,
  calendly: readCalendly,
  hubspot: readHubspot,
  pipedrive: readPipedrive,
  twenty: readTwenty,
  tawk: readTawk,
  crisp: readCrisp,
  cloudevents: readCloudevents,
  standard: readStandard,
  generic: readGeneric,
};

export function findAdapter(provider: WebhookProvider): WebhookAdapter {
  return adapters[provider];
}
