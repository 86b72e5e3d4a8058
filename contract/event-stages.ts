// What an event is at each station of the pipeline. A step takes one stage and only adds fields, so a wrong order
// does not compile. Stages of later parts (identified, matched, scored) extend DescribedEvent.

import type { RequestChannel } from './queued-batch.ts';
import type { Said } from './said.ts';
import type { ConsentState, EventType, WireHints, WireSignals } from './wire-format.ts';

/** Bits of the purposes a visitor allowed. */
export const purposeBits = { measure: 1, company: 2, person: 4 } as const;

/** Read and checked, nothing worked out yet. Strings are '' and numbers 0 where the event says nothing. */
export interface ReceivedEvent {
  readonly siteId: number;
  /** UUIDv7, lower case. */
  readonly id: string;
  /** The time inside the id; partition and sort key come from it. Milliseconds since 1970. */
  readonly idTimeMs: number;
  /** When it happened, corrected for clock skew, clamped to the receive time. */
  readonly timeMs: number;
  readonly receivedAtMs: number;
  /** Batch that carried it, as 16 hex digits. */
  readonly batch: string;
  /** 0 at first, counted up by every replay; the higher row replaces the lower. */
  readonly attempt: number;
  readonly channel: RequestChannel;
  /** `engagement`: what a person did elsewhere, as `engagement.ts` has it. */
  readonly type: EventType | 'engagement';
  readonly consent: ConsentState;
  /** A state was stated that is none; `consent` is what holds in its place. */
  readonly unknownConsent: boolean;
  /** Sum of `purposeBits`. */
  readonly purposes: number;
  readonly consentVersion: string;
  readonly consentAtMs: number;
  /** 16 hex digits, '' when there is none. */
  readonly visitor: string;
  readonly address: string;
  readonly userAgent: string;
  readonly headers: {
    acceptLanguage: string;
    secFetch: boolean;
    clientHints: boolean;
    brands: string;
    platform: string;
    mobile: boolean | null;
  };
  readonly signals: WireSignals;
  readonly hints: WireHints;
  readonly pageUrl: string;
  readonly pageTitle: string;
  readonly referrer: string;
  /** Campaign tags that are stated beside any page, as parameters of an address would be; of engagements alone. */
  readonly statedTags: readonly (readonly [name: string, value: string])[];
  readonly navigation: string;
  /** Id of the page_view that a page_leave closes, '' otherwise. */
  readonly view: string;
  readonly engagedMs: number;
  readonly scrollPercent: number;
  /**
   * Name of a custom event, form key, video id, social network, site-search term, user id or group id, by type; of an engagement
   * its title, or the provider's word for it.
   */
  readonly name: string;
  /** Sub-kind: click kind, video action, kind of engagement. */
  readonly action: string;
  /** Address or number a click led to, or what an engagement was with; '' otherwise. */
  readonly target: string;
  /** Everything else the event carries, as one JSON object in text ('' when empty). */
  readonly properties: string;
  /** The event as it was sent, for the record if it has to be rejected. */
  readonly raw: unknown;
}

/** describe-page */
export interface PagedEvent extends ReceivedEvent {
  readonly host: string;
  readonly path: string;
  /** Kept query parameters, sorted, without '?'. */
  readonly query: string;
  readonly pageKind: PageKind;
  readonly campaignSource: string;
  readonly campaignMedium: string;
  readonly campaignName: string;
  readonly campaignTerm: string;
  readonly campaignContent: string;
  readonly campaignId: string;
  /** Parameter name of the click id, such as gclid, '' when none. */
  readonly clickIdName: string;
  readonly clickId: string;
}

export const pageKinds = [
  'product',
  'price',
  'quote',
  'documentation',
  'support',
  'careers',
  'login',
  'legal',
  'other',
] as const;
export type PageKind = (typeof pageKinds)[number];

/** describe-agent */
export interface AgentEvent extends PagedEvent {
  readonly browser: string;
  readonly browserVersion: string;
  readonly os: string;
  readonly osVersion: string;
  readonly device: 'desktop' | 'mobile' | 'tablet' | 'tv' | 'console' | 'other';
  readonly language: string;
}

export type NetworkClass =
  | 'unknown'
  | 'business'
  | 'isp'
  | 'hosting'
  | 'mobile'
  | 'residential'
  | 'education'
  | 'government'
  | 'vpn'
  | 'tor'
  | 'proxy'
  | 'relay'
  | 'satellite';

/** Among the gaps of an event that came with a consent state that is none. */
export const unknownConsentGap = 'consent:unknown_state';

/** locate-network: from `.mmdb` files when present; what could not be looked up is named in `gaps`. */
export interface LocatedEvent extends AgentEvent {
  readonly country: string;
  readonly region: string;
  readonly city: string;
  readonly asn: number;
  /** Organisation that the file names for the network, '' when none. */
  readonly networkName: string;
  readonly networkClass: NetworkClass;
  readonly gaps: readonly string[];
}

/** detect-bot: marked with the reasons, kept, never counted. */
export interface JudgedEvent extends LocatedEvent {
  readonly isBot: boolean;
  /** `category:detail`, such as `agent:googlebot`. Two categories, or a self-declared agent, make a bot. */
  readonly botReasons: readonly string[];
}

export type Channel = 'direct' | 'internal' | 'search' | 'social' | 'email' | 'ai' | 'paid' | 'referral';

/** find-source */
export interface SourcedEvent extends JudgedEvent {
  readonly referrerHost: string;
  readonly referrerPath: string;
  readonly trafficChannel: Channel;
  /** Name of the engine, network or site, such as Google or LinkedIn. */
  readonly sourceName: string;
  readonly searchTerm: string;
}

/** What a visitor has said about the own company: the domain of an e-mail address, never the address. */
export interface VisitorClaim {
  /** `verified_email`: said by the site's own server with its secret key; `form_email`: said in the browser. */
  readonly kind: 'verified_email' | 'form_email';
  /** Registrable, lower case. */
  readonly domain: string;
}

/** match-company: which decision says the company; what it says stands in `decisions_v1`. */
export interface MatchedEvent extends SourcedEvent {
  /** UInt64 as decimal text; one of `plainDecisions` where nothing had to be worked out. */
  readonly decision: string;
  /** Of this event alone, null for most. */
  readonly claim: VisitorClaim | null;
}

/** Decisions that have no row of their own: no source knows the network; consent or setting does not allow to look. */
export const plainDecisions = { noData: '0', notAllowed: '1' } as const;

/** name-person: who is meant, where the event says so and the visitor allows it. */
export interface NamedEvent extends MatchedEvent {
  /** Names a person without a look-up: a keyed hash as UInt64 in decimal text, '0' for none. */
  readonly subject: string;
  /** Null for all but a few events. */
  readonly said: Said | null;
}

/** hide-address: the last step; the full address is gone. */
export interface DescribedEvent extends Omit<NamedEvent, 'address'> {
  readonly address: '';
  /** Network of the client, /24 or /48, '' when unknown. */
  readonly network: string;
}
