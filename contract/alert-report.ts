// How people are told of signals, as the dashboard API answers and takes it: plain types and lists that the interface shares.
// `alert-report-schema.ts` holds the zod schemas.

/** Those of `signal-rules.ts`, which a browser does not load. */
export const alertSignals = [
  'request',
  'customer_back',
  'customer_at_risk',
  'ideal_and_hot',
  'new_warm_company',
  'several_people',
  'back_to_pricing',
  'form_left',
  'new_employer',
  'promise_overdue',
  'going_quiet',
  'not_contacted',
] as const;
export type AlertSignal = (typeof alertSignals)[number];

/** Nothing finds a form that was begun and not sent, so that nobody can wait for one. */

export const channelKinds = ['mail', 'slack', 'teams', 'webhook', 'push'] as const;
export type ChannelKind = (typeof channelKinds)[number];

/**
 * `by_rules`: what is urgent at once, the rest together in the morning. `at_once`: everything at once, without quiet hours or a
 * limit, for programs. `together`: nothing at once.
 */
export const channelPaces = ['by_rules', 'at_once', 'together'] as const;
export type ChannelPace = (typeof channelPaces)[number];

/**
 * What a delivery holds: one signal, several together, the page of a week, leads that a colleague handed
 * over, leads of the reader that somebody gave away or took back, that a colleague mentioned the reader, that a user read far more records than usual, or a try.
 */
export const alertContents = [
  'signal',
  'together',
  'week',
  'hand_over',
  'leads_given_away',
  'leads_taken_back',
  'mention',
  'unusual_read',
  'test',
] as const;
export type AlertContent = (typeof alertContents)[number];

/** What whoever was told can do with one tap. */
export const alertActs = ['mine', 'called', 'not_interesting', 'remind'] as const;
export type AlertAct = (typeof alertActs)[number];

/** `dropped`: there was nothing left to tell, or the channel was switched off meanwhile. */
export const alertStates = ['waiting', 'sent', 'failed', 'dropped'] as const;
export type AlertState = (typeof alertStates)[number];

/** Why a channel was switched off: by a person, by whoever had it unsubscribed, or by the other side. */
export type ChannelEnd = '' | 'switched_off' | 'unsubscribed' | 'gone_there';

/** Minutes are counted from midnight on the wall of the time zone. */
export interface TellingTimes {
  timeZone: string;
  /** 1 is Monday. */
  workingDays: number[];
  digestMinute: number;
  quietFromMinute: number;
  quietToMinute: number;
  atOnceMax: number;
}

/** The own settings. */
export interface AlertSettings extends TellingTimes {
  /** Told of companies that nobody looks after. */
  takesUnowned: boolean;
  /** The page of the week. */
  weekly: boolean;
  /** Nothing was changed yet: these are what Fiuto comes with, or the house's. */
  isDefault: boolean;
  /** Mails can be sent at all. */
  sendsMail: boolean;
}

export type AlertSettingsChange = Partial<Omit<AlertSettings, 'isDefault' | 'sendsMail'>>;

export interface AlertChannel {
  id: number;
  /** The caller's own; otherwise it is everybody's and administrators look after it. */
  isOwn: boolean;
  kind: ChannelKind;
  name: string;
  /** Enough to know it again: the mail address, or the host that is sent to. */
  where: string;
  /** Signals that go there; all when empty. */
  signals: AlertSignal[];
  pace: ChannelPace;
  language: 'en' | 'it';
  /** Names of people may leave. */
  names: boolean;
  enabled: boolean;
  ended: ChannelEnd;
  /** ISO 8601; of a webhook whose old secret still signs beside the new one. */
  oldSecretUntil: string | null;
  /** ISO 8601; null before anything was sent. */
  lastSentAt: string | null;
  /** Of the last try; '' when it went well. */
  lastFault: string;
}

/** Body of POST /api/alerts/channels. A browser becomes a channel by itself. */
export interface AlertChannelRequest {
  isOwn: boolean;
  kind: Exclude<ChannelKind, 'push'>;
  name: string;
  /** A URL, or the mail address of a shared mailbox; '' for the caller's own address. */
  address: string;
  signals: AlertSignal[];
  pace: ChannelPace;
  language: 'en' | 'it';
  names: boolean;
}

export interface AlertChannelChange extends Partial<Omit<AlertChannelRequest, 'isOwn' | 'kind'>> {
  enabled?: boolean;
}

/** A browser's subscription to its push service, as it gives it. */
export interface PushRequest {
  endpoint: string;
  /** Its public key, base64url of 65 bytes. */
  p256dh: string;
  /** Base64url of 16 bytes. */
  auth: string;
}

/** Body of PATCH /api/alerts/push: what the push service gave the browser in place of `former`, its endpoint until now. */
export interface PushMoveRequest extends PushRequest {
  former: string;
}

/** Base64url of 65 bytes. */
export interface PushKey {
  publicKey: string;
}

/** `secret`: of a webhook, shown this once. */
export interface AlertChannelMade {
  channel: AlertChannel;
  secret: string | null;
}

export interface AlertDelivery {
  id: number;
  channelId: number;
  channel: string;
  what: AlertContent;
  /** The id that the other side sees ends with it: the same with each try. */
  messageId: string;
  state: AlertState;
  attempts: number;
  /** Of the last answer; 0 for none. */
  status: number;
  reason: string;
  createdAt: string;
  lastTryAt: string | null;
  nextTryAt: string | null;
}

export interface AlertDeliveryPage {
  deliveries: AlertDelivery[];
  nextCursor: string | null;
}

/** Query of GET /api/alerts/preview. */
export interface AlertPreviewQuery {
  kind: ChannelKind;
  what: 'signal' | 'together' | 'week';
  language: 'en' | 'it';
  names: 'yes' | 'no';
}

export interface AlertPreview {
  subject: string;
  /** '' where the channel takes no HTML. */
  html: string;
  /** Of a mail its text, otherwise what is sent, as JSON. */
  text: string;
  /** Taken from the newest signals that the caller may see; otherwise placeholders. */
  isReal: boolean;
}

/** One decision: who was or was not told of a signal, and why. */
export interface AlertTelling {
  /** '' when nobody could be told. */
  who: string;
  how: 'at_once' | 'together' | 'not';
  reason: string;
  /** ISO 8601. */
  dueAt: string;
  toldAt: string | null;
}

export interface AlertSignalRow {
  id: number;
  kind: AlertSignal;
  companyId: number;
  company: string;
  at: string;
  score: number;
  fit: number;
  tellings: AlertTelling[];
}

export interface AlertSignalPage {
  signals: AlertSignalRow[];
  nextCursor: string | null;
}

export interface AlertSignalQuery {
  /** Signals of which nobody was told. */
  untold?: 'yes';
  /** Id of a team: of leads and companies that its members look after, and those for whom any of them stands in now. */
  team?: number;
  cursor?: string;
  limit?: number;
}

/** Endpoints of the alerts. */
export interface AlertEndpoints {
  'GET /api/alerts/settings': { output: AlertSettings };
  'PATCH /api/alerts/settings': { body: AlertSettingsChange; output: AlertSettings };
  'GET /api/alerts/house': { output: TellingTimes };
  'PATCH /api/alerts/house': { body: TellingTimes; output: TellingTimes };
  'GET /api/alerts/channels': { output: AlertChannel[] };
  'POST /api/alerts/channels': { body: AlertChannelRequest; output: AlertChannelMade };
  'PATCH /api/alerts/channels/:id': { body: AlertChannelChange; output: AlertChannel };
  'DELETE /api/alerts/channels/:id': { output: Record<string, never> };
  'POST /api/alerts/channels/:id/test': { output: AlertDelivery };
  'POST /api/alerts/channels/:id/rotate-secret': { output: AlertChannelMade };
  'GET /api/alerts/push': { output: PushKey };
  /** A browser that subscribes again keeps its channel. */
  'POST /api/alerts/push': { body: PushRequest; output: AlertChannel };
  /** The channel stays as it was narrowed or switched off; none is made. */
  'PATCH /api/alerts/push': { body: PushMoveRequest; output: AlertChannel };
  'GET /api/alerts/deliveries': {
    query: { channel?: number; cursor?: string; limit?: number };
    output: AlertDeliveryPage;
  };
  'POST /api/alerts/deliveries/:id/retry': { output: Record<string, never> };
  'GET /api/alerts/preview': { query: AlertPreviewQuery; output: AlertPreview };
  'GET /api/alerts/signals': { query: AlertSignalQuery; output: AlertSignalPage };
}
