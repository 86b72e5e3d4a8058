// Connections to other tools that send webhooks, as the dashboard API answers and takes them, and what is special about each
// provider. Plain types and lists that the interface shares; `connection-report-schema.ts` holds the zod schemas.

export const webhookProviders = [
  'meta',
  'linkedin',
  'x',
  'youtube',
  'sendgrid',
  'mailgun',
  'postmark',
  'ses',
  'mailchimp',
  'brevo',
  'typeform',
  'calendly',
  'hubspot',
  'pipedrive',
  'twenty',
  'tawk',
  'crisp',
  'cloudevents',
  'standard',
  'generic',
] as const;

export type WebhookProvider = (typeof webhookProviders)[number];

export interface ProviderFacts {
  /** As it calls itself. */
  title: string;
  /** `pasted`: the provider gives the secret. `made`: we make it, and it is pasted there. `none`: the address is the secret. */
  secret: 'pasted' | 'made' | 'none';
  /** Whoever knows the address may say something in the provider's name: it is shown and changed as a secret is. */
  isAddressSecret: boolean;
  /** The provider is given a second secret of ours, with which it asks whether the address is right. */
  hasVerifyToken: boolean;
  /** What else must be known before anything is taken. */
  setting: 'topicArn' | 'channelId' | null;
  /** It tells of opened and clicked e-mails. */
  tracksMail: boolean;
  /** Its payloads may hold addresses of people's machines: what was received is destroyed after 72 hours. */
  holdsAddresses: boolean;
  /** What is received is understood by paths that somebody chose. */
  isMapped: boolean;
  /** Only the provider can sign, so that no sample of ours passes. */
  signsAlone: boolean;
  /** Fiuto itself asks the provider to send: nothing has to be pasted there. */
  isAskedFor: boolean;
  /** It tells of leads by their ids alone: what people answered is fetched with a token of its own. */
  fetchesLeads: boolean;
}

const usual: Omit<ProviderFacts, 'title'> = {
  secret: 'pasted',
  isAddressSecret: false,
  hasVerifyToken: false,
  setting: null,
  tracksMail: false,
  holdsAddresses: false,
  isMapped: false,
  signsAlone: false,
  isAskedFor: false,
  fetchesLeads: false,
};
const mailer = { ...usual, tracksMail: true, holdsAddresses: true };
const open = { ...usual, secret: 'made', holdsAddresses: true, isMapped: true } as const;

/** From each provider's own pages on its webhooks, as of 2026. */
export const providerFacts: Readonly<Record<WebhookProvider, ProviderFacts>> = {
  meta: { ...usual, title: 'Meta', hasVerifyToken: true, fetchesLeads: true },
  // Notices of leads are not signed.
  linkedin: { ...usual, title: 'LinkedIn', fetchesLeads: true, isAddressSecret: true },
  x: { ...usual, title: 'X' },
  youtube: {
    ...{ ...usual, title: 'YouTube', secret: 'made', hasVerifyToken: true },
    ...{ setting: 'channelId', isAskedFor: true },
  },
  sendgrid: { ...mailer, title: 'SendGrid', signsAlone: true },
  mailgun: { ...mailer, title: 'Mailgun' },
  postmark: { ...mailer, title: 'Postmark', secret: 'made' },
  ses: { ...mailer, title: 'Amazon SES', secret: 'none', setting: 'topicArn', signsAlone: true },
  mailchimp: {
    ...{ ...usual, title: 'Mailchimp', secret: 'none' },
    ...{ holdsAddresses: true, isAddressSecret: true },
  },
  brevo: { ...mailer, title: 'Brevo', secret: 'made' },
  typeform: { ...usual, title: 'Typeform', secret: 'made' },
  calendly: { ...usual, title: 'Calendly', secret: 'made' },
  hubspot: { ...usual, title: 'HubSpot', holdsAddresses: true },
  pipedrive: { ...usual, title: 'Pipedrive', secret: 'made', holdsAddresses: true },
  twenty: { ...usual, title: 'Twenty', holdsAddresses: true },
  tawk: { ...usual, title: 'Tawk.to', holdsAddresses: true },
  crisp: { ...usual, title: 'Crisp', holdsAddresses: true },
  cloudevents: { ...open, title: 'CloudEvents' },
  standard: { ...open, title: 'Standard Webhooks', secret: 'pasted' },
  generic: { ...open, title: 'Webhook', secret: 'none', isAddressSecret: true },
};

/** What a payload can be taken for by paths of one's own: kinds of `engagement.ts`. */
export const mappedKinds = [
  'form_answer',
  'lead_form',
  'message',
  'meeting_booked',
  'email_reply',
  'email_subscribe',
  'email_unsubscribe',
  'comment',
  'reaction',
  'share',
  'mention',
  'follow',
  'review',
  'record_changed',
  'other',
] as const;
type MappedKind = (typeof mappedKinds)[number];

/** Where in the payload each thing stands, such as `contact.email`; '' where it says nothing of the kind. */
export const mappedFields = [
  'items',
  'id',
  'at',
  'word',
  'email',
  'phone',
  'userId',
  'name',
  'firstName',
  'lastName',
  'company',
  'jobTitle',
  'target',
  'title',
  'text',
  'campaignSource',
  'campaignMedium',
  'campaignName',
] as const;
export type MappedField = (typeof mappedFields)[number];

export interface PayloadMapping {
  kind: MappedKind;
  paths: Partial<Record<MappedField, string>>;
}

export interface ConnectionSettings {
  /** Of Amazon SNS, such as `arn:aws:sns:eu-west-1:123456789012:mail-events`. */
  topicArn?: string;
  /** Of YouTube, such as `UC...`. */
  channelId?: string;
  /** Of the API that leads are fetched from, such as `v25.0` or `202606`; the one that Fiuto was written for when absent. */
  apiVersion?: string;
  /** Of LinkedIn: whose forms they are, such as `urn:li:organization:123`. */
  leadOwner?: string;
  mapping?: PayloadMapping;
}

/** Of two secrets that hold side by side, the one that a delivery was signed with; '' where there is one or none. */
export type SecretUsed = '' | 'new' | 'old';

export type DeliveryState = 'waiting' | 'understood' | 'ignored' | 'failed';

export interface ConnectionRow {
  id: number;
  siteId: number;
  provider: WebhookProvider;
  name: string;
  enabled: boolean;
  /** The address to paste at the provider; where it is a secret, without its last part. */
  url: string;
  hasSecret: boolean;
  /** Recipients agreed that opens and clicks of e-mails are kept under their names. */
  trackingConsent: boolean;
  settings: ConnectionSettings;
  /** ISO 8601; null when nothing ever came. */
  lastReceivedAt: string | null;
  /** Deliveries of the last 24 hours by how they ended. */
  recent: Record<DeliveryState, number>;
  /** Since it was set up: requests whose signature did not hold. */
  refused: { count: number; lastAt: string | null; lastReason: string };
  /** Since it was set up: requests without any signature, which anybody who finds the address may send. */
  unsigned: { count: number; lastAt: string | null };
  /** Things that the provider said are gone, of which something was here and is deleted. */
  deleted: { count: number; lastAt: string | null };
  /** Of a tool whose leads are fetched; null for all others. */
  leads: LeadFetching | null;
  /** The secret before the last change, as long as both hold; null otherwise. */
  oldSecret: { until: string; lastUsed: SecretUsed } | null;
  /** ISO 8601: until when the address before the last change is heard as well; null when there is none. */
  oldAddressUntil: string | null;
  /** ISO 8601: until when the provider sends without being asked again; null where it never said. */
  leaseUntil: string | null;
  createdBy: string;
  createdAt: string;
}

export interface LeadFetching {
  hasToken: boolean;
  /** Leads that are to be fetched. */
  waiting: number;
  /** Leads that somebody says are gone, and which the provider is asked about. */
  checking: number;
  /** Of both, set aside: tried in vain. */
  aside: number;
  /** Why nothing is fetched at the moment; null when it is. `until` null: until somebody mends it. */
  paused: { reason: string; detail: string; since: string; until: string | null } | null;
}

/** A call with the credentials that are kept. */
export interface LeadTrial {
  works: boolean;
  /** Page or owner that they are of; '' when they do not work. */
  name: string;
  /** Code of what is wrong; '' when nothing is. */
  reason: string;
  /** What the provider said. */
  detail: string;
}

/** An item of the outbox that was set aside. */
export interface AsideRow {
  id: number;
  kind: string;
  createdAt: string;
  asideAt: string | null;
  attempts: number;
  reason: string;
  detail: string;
}

export interface ConnectionRequest {
  siteId: number;
  provider: WebhookProvider;
  name: string;
  /** As the provider gave it; one that we make is made when this is absent. */
  secret?: string;
  settings?: ConnectionSettings;
  trackingConsent?: boolean;
}

/** What is absent stays. */
export interface ConnectionChange {
  name?: string;
  secret?: string;
  /** For so many hours the secret before holds as well; 0 or absent: not any more from now on. */
  oldSecretHours?: number;
  /** With which leads are fetched; '' forgets it. */
  accessToken?: string;
  settings?: ConnectionSettings;
  trackingConsent?: boolean;
  enabled?: boolean;
}

/** What has to be pasted at the provider; every look at it is written down. */
export interface ConnectionSecrets {
  /** The whole address to paste. */
  url: string;
  /** '' when the provider gave it: it is never shown again. */
  secret: string;
  verifyToken: string;
}

/** Events of a delivery that the pipeline did not store. */
export interface DeliveryLoss {
  outcome: 'dropped' | 'rejected';
  /** Of `event-outcome.ts`. */
  reason: string;
  count: number;
}

export interface DeliveryRow {
  id: number;
  receivedAt: string;
  state: DeliveryState;
  /** Events made of it. */
  events: number;
  /** Which of these events were not stored; those that are still on their way are not among them. */
  losses: DeliveryLoss[];
  /** Code of why it was ignored or failed; '' otherwise. */
  reason: string;
  bytes: number;
  isTest: boolean;
  secretUsed: SecretUsed;
  /** Whether what was received is still there. */
  hasBody: boolean;
}

/** GET /api/connections/:id/last-payload: the newest that is still there, for choosing paths. */
export interface LastPayload {
  receivedAt: string | null;
  /** Paths with the beginning of what stands there. */
  values: { path: string; value: string }[];
}

export interface TestDelivery {
  /** HTTP status that our own intake answered; 0 when it could not be reached. */
  status: number;
  delivered: boolean;
}

type Nothing = Record<string, never>;

/** Every endpoint about connections. */
export interface ConnectionEndpoints {
  'GET /api/connections': { output: ConnectionRow[] };
  'POST /api/connections': { body: ConnectionRequest; output: ConnectionRow };
  'PATCH /api/connections/:id': { body: ConnectionChange; output: ConnectionRow };
  'DELETE /api/connections/:id': { output: Nothing };
  'POST /api/connections/:id/secrets': {
    body: { renew: boolean; oldSecretHours?: number };
    output: ConnectionSecrets;
  };
  'POST /api/connections/:id/test': { output: TestDelivery };
  'GET /api/connections/:id/deliveries': {
    query: { cursor?: string; limit?: number };
    output: { deliveries: DeliveryRow[]; nextCursor: string | null };
  };
  'POST /api/connections/:id/deliveries/:delivery/retry': { output: Nothing };
  'POST /api/connections/:id/leads/test': { output: LeadTrial };
  'GET /api/connections/:id/outbox': {
    query: { cursor?: string; limit?: number };
    output: { items: AsideRow[]; nextCursor: string | null };
  };
  'POST /api/connections/:id/outbox/retry': { body: { item?: number }; output: { count: number } };
  'GET /api/connections/:id/last-payload': { output: LastPayload };
}
