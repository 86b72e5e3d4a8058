// What the score asks of an event, however it came. Strings are '' and numbers 0 where the event says nothing.

import type { PageKind } from '#contract/event-stages.ts';

export interface ScoredEvent {
  readonly id: string;
  /** When it happened, milliseconds since 1970. */
  readonly atMs: number;
  /** Whoever did it: the key of a person, or of a visitor whom nobody has named. */
  readonly actor: string;
  /** Whether it is evidence of a human: no robot, no machine that opens mails. */
  readonly isHuman: boolean;
  readonly type: string;
  readonly action: string;
  readonly pageKind: PageKind;
  readonly path: string;
  readonly site: string;
  readonly channel: string;
  readonly campaign: string;
  readonly name: string;
  readonly target: string;
  readonly engagedMs: number;
  readonly scrollPercent: number;
}
