// What the core hands to a part that loads only where a page needs it. Parts export `start(handle)`.

import type { SnippetConfig, WireConsent, WireEvent, WireHints } from '../contract/wire-format.ts';

type WithoutBase<E> = E extends WireEvent ? Omit<E, 'id' | 'at' | 'page'> : never;
/** An event before it has its id, time and page. */
export type UnsentEvent = WithoutBase<WireEvent>;
/** `head` is the JSON of what all events of a batch share: site and consent. `event` is JSON too. */
export type QueueItem = [head: string, id: string, event: string];
/** One call of the page: the command's name and what came with it. */
export type Command = [name: string, first?: unknown, second?: Record<string, unknown>];

export interface PartHandle {
  /** Passes the consent gate, then sends; answers the event's id, '' when the gate held it back. */
  emit(event: UnsentEvent): string;
  /** What the collector told about the site; absent until then. */
  config?: SnippetConfig;
  /** True from the first page view on. */
  shown?: boolean;
  currentConsent(): WireConsent;
  /** As `fiuto('consent', ...)`, with its own origin. Without a choice: `managed` has changed. */
  choose(choice?: WireConsent): void;
  /** What a consent manager lets hold until somebody chooses. Never remembered: nobody chose it. */
  managed?: WireConsent;
  /** The browser's id as long as this page lives; the core empties it when it may no longer be kept. */
  id: string;
  /** E-mail addresses hidden, cut at `lengthMax` characters. */
  hideMail(text: string, lengthMax: number): string;
  /** Several events, named with blanks between them; `act` never throws into the page. */
  listen(target: EventTarget, types: string, act: (event: Event) => void): void;
  /** Puts events of earlier pages in line again, unless they are; answers all that is not acknowledged. */
  resend(items: QueueItem[]): QueueItem[];
  /** Parts by name, each with whether it is needed; resolves when all that were ever needed have started. */
  load(parts: Record<string, unknown>): Promise<void>;
  /** Calls of `identify` and `group` that wait, unsent, for a consent that allows them. */
  held: Command[];
  /** Tells that the address may have changed without a load. */
  moved?(): void;

  // From here on: what parts add, all of it only in use under `granted`.

  /** Sent with every batch, which waits for it; the browser's id is made when first asked for. */
  known?(): { visitor?: string; hints?: WireHints; token?: string };
  /** Of the recipient whose link led here. */
  token?: string;
  /**
   * Puts the visitor and the events that nobody has acknowledged into the browser's storage, without those that are
   * `done`, and sets `keep`.
   */
  store?(done?: QueueItem[]): void;
  /** The same once storage is in use: not while the page loads, unless it is left or the network fails. */
  keep?(done?: QueueItem[]): void;
  /** Sends what was held and may go now, and loads the parts that have become needed. */
  catchUp?(): Promise<unknown>;
  /** Called after every page view. */
  onShow?(): void;
  /** Called with the view's id when its page is left. */
  onLeave?(view: string): void;
  /** Called when its page is left and not only hidden: whoever looks something up in another tab comes back. */
  onGone?(): void;
}

export interface Part {
  start(handle: PartHandle): void;
}
