// The event as parse-event gives it to the steps: what was received, and room for all that they add. An object that grows to
// sixty fields on its way is turned into a hash table by the engine, which made each step after the third twice as slow.

import type { DescribedEvent, ReceivedEvent } from '#contract/event-stages.ts';

type LaterField = Exclude<keyof DescribedEvent, keyof ReceivedEvent>;

/**
 * A class, because its fields are laid out once; a spread object of this size takes thirty times as long. What was received is set
 * field by field, since to have thirty fields assigned to an object takes ten times as long.
 */
export class RoomForLater implements ReceivedEvent, Record<LaterField, undefined> {
  readonly siteId: ReceivedEvent['siteId'];
  readonly id: ReceivedEvent['id'];
  readonly idTimeMs: ReceivedEvent['idTimeMs'];
  readonly timeMs: ReceivedEvent['timeMs'];
  readonly receivedAtMs: ReceivedEvent['receivedAtMs'];
  readonly batch: ReceivedEvent['batch'];
  readonly attempt: ReceivedEvent['attempt'];
  readonly channel: ReceivedEvent['channel'];
  readonly type: ReceivedEvent['type'];
  readonly consent: ReceivedEvent['consent'];
  readonly unknownConsent: ReceivedEvent['unknownConsent'];
  readonly purposes: ReceivedEvent['purposes'];
  readonly consentVersion: ReceivedEvent['consentVersion'];
  readonly consentAtMs: ReceivedEvent['consentAtMs'];
  readonly visitor: ReceivedEvent['visitor'];
  readonly address: ReceivedEvent['address'];
  readonly userAgent: ReceivedEvent['userAgent'];
  readonly headers: ReceivedEvent['headers'];
  readonly signals: ReceivedEvent['signals'];
  readonly hints: ReceivedEvent['hints'];
  readonly pageUrl: ReceivedEvent['pageUrl'];
  readonly pageTitle: ReceivedEvent['pageTitle'];
  readonly referrer: ReceivedEvent['referrer'];
  readonly statedTags: ReceivedEvent['statedTags'];
  readonly navigation: ReceivedEvent['navigation'];
  readonly view: ReceivedEvent['view'];
  readonly engagedMs: ReceivedEvent['engagedMs'];
  readonly scrollPercent: ReceivedEvent['scrollPercent'];
  readonly name: ReceivedEvent['name'];
  readonly action: ReceivedEvent['action'];
  readonly target: ReceivedEvent['target'];
  readonly properties: ReceivedEvent['properties'];
  readonly raw: ReceivedEvent['raw'];
  host = undefined;
  path = undefined;
  query = undefined;
  pageKind = undefined;
  campaignSource = undefined;
  campaignMedium = undefined;
  campaignName = undefined;
  campaignTerm = undefined;
  campaignContent = undefined;
  campaignId = undefined;
  clickIdName = undefined;
  clickId = undefined;
  browser = undefined;
  browserVersion = undefined;
  os = undefined;
  osVersion = undefined;
  device = undefined;
  language = undefined;
  country = undefined;
  region = undefined;
  city = undefined;
  asn = undefined;
  networkName = undefined;
  networkClass = undefined;
  gaps = undefined;
  isBot = undefined;
  botReasons = undefined;
  referrerHost = undefined;
  referrerPath = undefined;
  trafficChannel = undefined;
  sourceName = undefined;
  searchTerm = undefined;
  decision = undefined;
  claim = undefined;
  subject = undefined;
  said = undefined;
  network = undefined;

  constructor(received: ReceivedEvent) {
    this.siteId = received.siteId;
    this.id = received.id;
    this.idTimeMs = received.idTimeMs;
    this.timeMs = received.timeMs;
    this.receivedAtMs = received.receivedAtMs;
    this.batch = received.batch;
    this.attempt = received.attempt;
    this.channel = received.channel;
    this.type = received.type;
    this.consent = received.consent;
    this.unknownConsent = received.unknownConsent;
    this.purposes = received.purposes;
    this.consentVersion = received.consentVersion;
    this.consentAtMs = received.consentAtMs;
    this.visitor = received.visitor;
    this.address = received.address;
    this.userAgent = received.userAgent;
    this.headers = received.headers;
    this.signals = received.signals;
    this.hints = received.hints;
    this.pageUrl = received.pageUrl;
    this.pageTitle = received.pageTitle;
    this.referrer = received.referrer;
    this.statedTags = received.statedTags;
    this.navigation = received.navigation;
    this.view = received.view;
    this.engagedMs = received.engagedMs;
    this.scrollPercent = received.scrollPercent;
    this.name = received.name;
    this.action = received.action;
    this.target = received.target;
    this.properties = received.properties;
    this.raw = received.raw;
  }
}
