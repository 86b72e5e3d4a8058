// What makes exports in the background, as those see it who ask for them.

export interface Exporter {
  /** There is something to be made. */
  wake(): void;
  /** Ends what is under way; it is begun anew later. */
  close(): Promise<void>;
}
