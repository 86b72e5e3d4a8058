// What the tests use of Matomo's client for Node, which brings no types of its own.

declare module 'matomo-tracker' {
  import type { EventEmitter } from 'node:events';

  type Hit = Record<string, string | number>;

  interface Tracker extends EventEmitter {
    track(hit: Hit & { url: string }): void;
    /** `done` gets the body of the answer. */
    trackBulk(hits: Hit[], done: (answer: string) => void): void;
  }

  const MatomoTracker: new (siteId: number | string, trackerUrl: string) => Tracker;
  export = MatomoTracker;
}
