// A provider that must not be asked again for now: its credit has ended, or it does not know the key.

import type { SourceFault } from '#contract/source-faults.ts';

export class ProviderStoppedError extends Error {
  override readonly name = 'ProviderStoppedError';
  readonly fault: SourceFault;
  /** Milliseconds after which it may be asked again; null: when somebody changes it. */
  readonly againInMs: number | null;

  constructor(fault: SourceFault, againInMs: number | null) {
    super(fault.code);
    this.fault = fault;
    this.againInMs = againInMs;
  }
}
