// What the core hands to a part that loads only where a page needs it. Parts export `start(handle)`.

import type { SnippetConfig, WireConsent, WireEvent, WireHints } from '../contract/wire-format.ts';

type WithoutBase<E> = E extends WireEvent ? Omit<E, 'id' | 'at' | 'page'> : never;
/** An event before it has its id, time and page. */
export type UnsentEvent = WithoutBase<WireEvent>;
/** `head` is the JSON of what all events of a batch share: site, consent, visitor, hints. `event` is JSON too. */
export type QueueItem = [head: string, id: string, event: string];
/** One call of the page: the command's name and what came with it. */
export type Command = [name: string, first?: unknown, second?: Record<string, unknown>];

export interface PartHandle {
  /** Passes the consent gate, then sends; answers the event's id, '' when the gate held it back. */
  emit(event: UnsentEvent): string;
  /** What the collector told about the site; absent until then. */
  config?: SnippetConfig;
  currentConsent(): WireConsent;
  /** As `fiuto('consent', ...)`, with its own origin. */
  choose(choice: WireConsent): void;
  /** The browser's id as long as this page lives; the core empties it when it may no longer be kept. */
  id: string;
  /** E-mail addresses hidden, cut at `lengthMax` characters. */
  hideMail(text: string, lengthMax: number): string;
  /** Several events, named with blanks between them; `act` never throws into the page. */
  listen(target: EventTarget, types: string, act: (event: Event) => void): void;
  /** Puts events of earlier pages in line again, unless they are. */
  resend(items: QueueItem[]): void;
  /** Tells that the address may have changed without a load. */
  moved?(): void;

  // From here on: what parts add, all of it only in use under `granted`.

  /** Sent with every batch; the browser's id is made when first asked for. */
  known?(): { visitor: string; hints: WireHints };
  /** Query parameters that are click ids. */
  clickIds?: RegExp;
  /** Changes what is kept in the browser of the events that nobody has acknowledged. */
  keep?(change: (kept: QueueItem[]) => QueueItem[]): void;
  /** Makes events of `identify` and `group`; true when the gate let it pass. */
  call?(command: Command): boolean;
  /** Called after every page view. */
  onShow?(): void;
  /** Called with the view's id when its page is left. */
  onLeave?(view: string): void;
  /** True just after a click on a link to another page of the site. */
  goesOn?(): boolean;
}

export interface Part {
  /** `shown`: the first page view has been sent already. */
  start(handle: PartHandle, shown: boolean): void;
}
