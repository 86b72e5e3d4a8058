// What the browser script sends to the collector, as plain types so that the script ships no validator.
// `wire-schema.ts` holds the matching zod schemas; a drift between the two does not compile.

import type { OwnFieldKind } from './form-report.ts';

/** What a visitor allowed. `limited` is the default: address, page, referrer and time only. */
export type ConsentState = 'granted' | 'limited' | 'denied';

/** Who said so: the site's code, a consent manager that the script reads, a browser signal, or the site's default. */
export type ConsentOrigin = 'api' | 'gcm' | 'iubenda' | 'cookiebot' | 'dnt' | 'gpc' | 'opt-out' | 'default';

export interface WireConsent {
  state: ConsentState;
  /** The purposes allowed under `granted`; absent means all three. */
  purposes?: { measure: boolean; company: boolean; person: boolean };
  /** Version of the consent text that the visitor saw. */
  version?: string;
  /** When the choice was made, client clock, in milliseconds since 1970. */
  at?: number;
  origin?: ConsentOrigin;
}

/** What the script noticed about the browser; sent in every state, it describes no person. */
export interface WireSignals {
  /** Names of the automation marks found, such as `webdriver`. */
  automation?: string[];
  /** A trusted pointer, key or touch event was seen on this page. */
  gesture?: boolean;
}

/** Client hints and screen, only under `granted`. */
export interface WireHints {
  language?: string;
  timeZone?: string;
  screenWidth?: number;
  screenHeight?: number;
  viewportWidth?: number;
  /** From `navigator.userAgentData`. */
  platform?: string;
  mobile?: boolean;
  brands?: string[];
}

export interface WirePage {
  url: string;
  title?: string;
  referrer?: string;
}

interface WireEventBase {
  /** UUIDv7 made in the browser; the collector makes one where it is missing. */
  id?: string;
  /** When it happened, client clock, in milliseconds since 1970. */
  at: number;
  page?: WirePage;
}

export type NavigationKind = 'load' | 'history' | 'hash' | 'bfcache' | 'prerender';
export type ClickKind = 'outbound' | 'download' | 'mail' | 'phone' | 'chat' | 'social';

interface WireFormField {
  name: string;
  type: string;
  label?: string;
}

export interface WireForm {
  /** Stable key of the form on its site: its id, its name, or a hash of its field names. */
  key: string;
  name?: string;
  fields: WireFormField[];
}

export interface WirePageView extends WireEventBase {
  type: 'page_view';
  navigation?: NavigationKind;
  /** What the site says of the page beside its address; not sent by the browser script. */
  properties?: Record<string, unknown>;
}
/**
 * Sent when a page is left or hidden; `view` is the id of its page_view. A view that is hidden several times sends
 * several: `engagedMs` is what was added since the last one, `scrollPercent` the deepest so far. Only under `granted`.
 */
export interface WirePageLeave extends WireEventBase {
  type: 'page_leave';
  view?: string;
  engagedMs?: number;
  scrollPercent?: number;
}
export interface WireClick extends WireEventBase {
  type: 'click';
  kind: ClickKind;
  target: string;
  text?: string;
  /** For `social`: the network, and whether it shares the page or follows an account. */
  network?: string;
  action?: 'share' | 'follow';
}
export interface WireSiteSearch extends WireEventBase {
  type: 'site_search';
  term: string;
}
/** A form exists on a page; describes the site, not the visitor, and carries no values. */
export interface WireFormSeen extends WireEventBase {
  type: 'form_seen';
  form: WireForm;
}
export interface WireFormSubmit extends WireEventBase {
  type: 'form_submit';
  form: WireForm;
  values?: Record<string, string>;
}
/** A form that the operator switched on was begun and not sent when its page was left; tells nothing of what was typed. Only under `granted`. */
export interface WireFormLeft extends WireEventBase {
  type: 'form_left';
  form: WireForm;
}
export interface WireVideo extends WireEventBase {
  type: 'video';
  provider: 'youtube' | 'vimeo';
  video: string;
  action: 'play' | 'progress' | 'complete';
  percent?: number;
  title?: string;
}
/** A claim about who this is; never a proof. Needs the purpose *person*. */
export interface WireIdentify extends WireEventBase {
  type: 'identify';
  userId?: string;
  traits?: Record<string, unknown>;
}
export interface WireTrack extends WireEventBase {
  type: 'track';
  name: string;
  properties?: Record<string, unknown>;
}
export interface WireGroup extends WireEventBase {
  type: 'group';
  groupId: string;
  traits?: Record<string, unknown>;
}
/** The visitor's choice changed; the batch carries the new choice. */
export interface WireConsentChange extends WireEventBase {
  type: 'consent';
}

export type WireEvent =
  | WirePageView
  | WirePageLeave
  | WireClick
  | WireSiteSearch
  | WireFormSeen
  | WireFormSubmit
  | WireFormLeft
  | WireVideo
  | WireIdentify
  | WireTrack
  | WireGroup
  | WireConsentChange;

export type EventType = WireEvent['type'];

/** One request body of `POST /e` (browser, as `text/plain`) and of `POST /v1/batch` (backend, secret key). */
export interface WireBatch {
  v: 1;
  /** Public key of the site. */
  site: string;
  /** Client clock when the request was sent, in milliseconds since 1970; corrects clock skew. */
  sent?: number;
  consent?: WireConsent;
  /** 16 lower-case hex digits, kept by the browser; only under `granted`. */
  visitor?: string;
  /** Of the recipient whose link led to the page; only under `granted` for *person*. */
  token?: string;
  signals?: WireSignals;
  hints?: WireHints;
  events: WireEvent[];
}

/** What `GET /c/KEY` answers: how the site wants its pages measured. Nothing in it is secret. */
export interface SnippetConfig {
  /** Query parameters kept in addresses; all others are dropped before sending. */
  keptParameters: string[];
  /** Query parameters that hold a site-search term. */
  searchParameters: string[];
  /** Own domains that the linker parameter may carry a visitor to. */
  linkedDomains: string[];
  /** Forms that the operator switched on, by key, with the fields whose values are taken. */
  forms: Record<string, { fields: string[] }>;
  /**
   * Paths on which nothing but the view's existence is taken (login, careers): a path is meant if it is one of these, or
   * begins with one and goes on with anything but a letter or a digit. `''` means every path.
   */
  quietPaths: string[];
  consentDefault: ConsentState;
}

/** What `GET /f/KEY` answers: a form of ours in one language, and the ticket with which its answer is taken. */
export interface WireOwnForm {
  fields: { name: string; kind: OwnFieldKind; label: string; required: boolean; options?: string[] }[];
  /** Null: no box is shown. */
  consent: { text: string; version: number } | null;
  thanks: string;
  /** The answer counts only after the link in a mail was followed. */
  confirms: boolean;
  ticket: string;
  /** An answer that comes sooner than this after the ticket, in milliseconds, is a machine's. */
  waitMs: number;
}

/** Body of `POST /f/KEY`, as `text/plain`. */
export interface WireOwnAnswer {
  ticket: string;
  language: 'en' | 'it';
  /** Address of the page that holds the form. */
  page: string;
  /** By name of the field; of a choice the place of the option, from 0. */
  values: Record<string, string>;
  /** Version of the text next to the box that was ticked. */
  agreed?: number;
  /** What stands in the field that people do not see: nothing. */
  website: string;
  /** Under `granted` for *person* alone. */
  visitor?: string;
  consent?: WireConsent;
}

/** What is wrong with a field. */
export type OwnFieldFault = 'required' | 'email' | 'phone' | 'long' | 'choice' | 'agree';
