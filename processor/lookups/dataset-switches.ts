// Which data sets may speak. Look-ups ask before every answer, so that one that is switched off says nothing at once.

export interface DatasetSwitches {
  /** True for what nobody has switched off or purged. Asked in the hot path: never waits, never throws. */
  isOn(id: string): boolean;
  /** True while nothing at all is off, so that answers need no sifting. */
  readonly areAllOn: boolean;
}

export const allOn: DatasetSwitches = { isOn: () => true, areAllOn: true };
