// What one write of events says about who is who, by the text of the keys, as the processor hands it to the records.

import type { PersonField } from '#intelligence/identity/choose-values.ts';
import type { IdentityKey } from '#intelligence/identity/identity-key.ts';

/** A word in a browser. */
export interface SaidWord {
  readonly siteId: number;
  /** 16 hex digits. */
  readonly visitor: string;
  readonly key: IdentityKey;
  /** Whom it means: the key itself, or the e-mail said beside a site's own id. */
  readonly means: IdentityKey;
  readonly strength: 'claim' | 'proof';
  readonly atMs: number;
  /** Of the event. */
  readonly id: string;
  readonly how: 'identify' | 'form' | 'server' | 'link_token';
}

/** Several keys proven to be one person. */
export interface SaidProof {
  readonly way: 'link_token' | 'confirmed_form' | 'server' | 'operator';
  readonly keys: readonly IdentityKey[];
  readonly atMs: number;
}

export interface SaidValue {
  readonly key: IdentityKey;
  readonly field: PersonField;
  readonly value: string;
  readonly source: string;
  readonly confidence: 'claim' | 'confirmed';
  readonly atMs: number;
}

/** A key was met, whatever else was said. */
export interface SaidContact {
  readonly key: IdentityKey;
  readonly atMs: number;
}

/** What was no name of anybody. */
export interface SaidRefusal {
  readonly siteId: number;
  readonly batch: string;
  readonly kind: 'email' | 'user' | 'phone' | 'social';
  readonly reason: string;
  /** The junk id itself; '' for everything else. */
  readonly sample: string;
  readonly atMs: number;
}

export interface Said {
  readonly words: readonly SaidWord[];
  readonly proofs: readonly SaidProof[];
  readonly values: readonly SaidValue[];
  /** Of every key that is somebody by itself. */
  readonly contacts: readonly SaidContact[];
  readonly refusals: readonly SaidRefusal[];
}
