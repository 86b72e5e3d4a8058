// The event before anything is known of it: room for all that the steps add. An object that grows to sixty fields on its
// way is turned into a hash table by the engine, which made each step after the third twice as slow.

import type { DescribedEvent, ReceivedEvent } from '#contract/event-stages.ts';

type LaterField = Exclude<keyof DescribedEvent, keyof ReceivedEvent>;

/** A class, because its fields are laid out once; a spread object of this size takes thirty times as long. */
export class RoomForLater implements Record<LaterField, undefined> {
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
}
