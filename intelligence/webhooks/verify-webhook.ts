// Which scheme each provider signs with: the one place where a delivery is checked before anything is done with it.

import type { WebhookProvider } from '#contract/connection-report.ts';
import { verifyBasic, verifyPostmark } from './verify-basic.ts';
import { verifyBearer, verifyCloudevents } from './verify-bearer.ts';
import { verifyCalendly } from './verify-calendly.ts';
import { verifyCrisp } from './verify-crisp.ts';
import { verifyHubspot } from './verify-hubspot.ts';
import { verifyLinkedin } from './verify-linkedin.ts';
import { verifyMailgun } from './verify-mailgun.ts';
import { verifyMeta } from './verify-meta.ts';
import { verifySendgrid } from './verify-sendgrid.ts';
import { type LoadCertificate, verifySns } from './verify-sns.ts';
import { verifyStandard } from './verify-standard.ts';
import { verifyTawk } from './verify-tawk.ts';
import { verifyTwenty } from './verify-twenty.ts';
import { verifyTypeform } from './verify-typeform.ts';
import { verifyX } from './verify-x.ts';
import { verifyYoutube } from './verify-youtube.ts';
import { genuine, type WebhookRequest, type WebhookSecrets, type WebhookVerdict } from './webhook-request.ts';

export interface WebhookCheck {
  readonly secrets: WebhookSecrets;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  readonly loadCertificate: LoadCertificate;
}

type Verify = (request: WebhookRequest, check: WebhookCheck) => WebhookVerdict | Promise<WebhookVerdict>;

const checks: Readonly<Record<WebhookProvider, Verify>> = {
  meta: (request, { secrets, nowMs }) => verifyMeta(request, secrets, nowMs),
  linkedin: (request, { secrets }) => verifyLinkedin(request, secrets),
  x: (request, { secrets }) => verifyX(request, secrets),
  youtube: (request, { secrets }) => verifyYoutube(request, secrets),
  sendgrid: (request, { secrets, nowMs }) => verifySendgrid(request, secrets, nowMs),
  mailgun: (request, { secrets, nowMs }) => verifyMailgun(request, secrets, nowMs),
  postmark: (request, { secrets }) => verifyPostmark(request, secrets),
  ses: (request, { secrets, loadCertificate }) => verifySns(request, secrets, loadCertificate),
  // Nothing but the address is given to it, which has been compared by now.
  mailchimp: () => genuine,
  brevo: (request, { secrets }) => verifyBearer(request, secrets),
  typeform: (request, { secrets }) => verifyTypeform(request, secrets),
  calendly: (request, { secrets, nowMs }) => verifyCalendly(request, secrets, nowMs),
  hubspot: (request, { secrets, nowMs }) => verifyHubspot(request, secrets, nowMs),
  pipedrive: (request, { secrets }) => verifyBasic(request, secrets),
  twenty: (request, { secrets, nowMs }) => verifyTwenty(request, secrets, nowMs),
  tawk: (request, { secrets }) => verifyTawk(request, secrets),
  crisp: (request, { secrets, nowMs }) => verifyCrisp(request, secrets, nowMs),
  cloudevents: (request, { secrets }) => verifyCloudevents(request, secrets),
  standard: (request, { secrets, nowMs }) => verifyStandard(request, secrets, nowMs),
  generic: () => genuine,
};

/** The token in the address must have been compared before: for some providers it is all there is. */
export async function verifyWebhook(
  provider: WebhookProvider,
  request: WebhookRequest,
  check: WebhookCheck,
): Promise<WebhookVerdict> {
  return checks[provider](request, check);
}
