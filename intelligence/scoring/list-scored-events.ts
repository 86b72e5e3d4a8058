// What the score is asked about, made from visits and from what people did outside of browsers: each event with whoever did it. A
// browser is its person's only as far as they allowed to be known.

import { type PageKind, pageKinds } from '#contract/event-stages.ts';
import type { ScoredEvent } from './scored-event.ts';

/** One event as the event store has it. */
export interface Deed {
  readonly eventId: string;
  readonly siteId: number;
  /** 16 hex digits. */
  readonly visitor: string;
  /** When it happened, and when it came in; milliseconds since 1970. */
  readonly atMs: number;
  readonly receivedMs: number;
  /** How it reached us. */
  readonly channel: string;
  readonly type: string;
  readonly action: string;
  readonly pageKind: string;
  readonly host: string;
  readonly path: string;
  readonly trafficChannel: string;
  readonly campaignName: string;
  readonly name: string;
  readonly target: string;
  readonly engagedMs: number;
  readonly scrollPercent: number;
  /** Under `granted` with the purpose *person*. */
  readonly allowsPerson: boolean;
  /** Of what a tool told: `human`, `unsure` or `machine`; '' otherwise. */
  readonly human: string;
}

/** A visit with whoever is said to have used the browser then. */
export interface DeedVisit {
  readonly deeds: readonly Deed[];
  readonly personId: number | undefined;
}

/** What a scanner of mails does as well: only a proven human counts. */
const scannedActions: readonly string[] = ['email_open', 'email_click'];

/** Key of whoever did it. */
export function actorOf({ visitor, allowsPerson }: Deed, personId: number | undefined): string {
  return allowsPerson && personId !== undefined ? `person:${personId}` : `visitor:${visitor}`;
}

export function listScoredEvents(
  visits: readonly DeedVisit[],
  outside: readonly { readonly deed: Deed; readonly personId: number }[],
): readonly ScoredEvent[] {
  return [
    ...visits.flatMap(({ deeds, personId }) =>
      deeds.map((deed) => describe(deed, actorOf(deed, personId), true)),
    ),
    ...outside.map(({ deed, personId }) => describe(deed, `person:${personId}`, isHuman(deed))),
  ];
}

function isHuman({ action, human }: Deed): boolean {
  return scannedActions.includes(action) ? human === 'human' : human !== 'machine';
}

function describe(deed: Deed, actor: string, isOfHuman: boolean): ScoredEvent {
  const { eventId: id, atMs, type, action, path, host: site, trafficChannel: channel, name, target } = deed;
  const { campaignName: campaign, engagedMs, scrollPercent } = deed;
  return {
    ...{ id, atMs, actor, isHuman: isOfHuman, type, action, path, site, channel, campaign, name, target },
    ...{ engagedMs, scrollPercent, pageKind: readPageKind(deed.pageKind) },
  };
}

function readPageKind(text: string): PageKind {
  return pageKinds.find((kind) => kind === text) ?? 'other';
}
