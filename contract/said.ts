// What events say about who is who, by the text of the keys, as the processor hands it to the records.

/** What a person's page knows to show, in its order. */
export const personFields = [
  'name',
  'first_name',
  'last_name',
  'email',
  'phone',
  'job_title',
  'company',
  'seniority',
  'department',
  'skills',
  'education',
  'language',
  'website',
  'linkedin',
  'x',
  'facebook',
  'instagram',
  'github',
  'youtube',
  'tiktok',
] as const;

export type PersonField = (typeof personFields)[number];

/** A word in a browser. */
export interface SaidWord {
  readonly siteId: number;
  /** 16 hex digits. */
  readonly visitor: string;
  /** Such as `email:anna@acme.example`; `intelligence/identity/identity-key.ts` makes them. */
  readonly key: string;
  /** Whom it means: the key itself, or the e-mail said beside a site's own id. */
  readonly means: string;
  readonly strength: 'claim' | 'proof';
  readonly atMs: number;
  /** Of the event. */
  readonly id: string;
  readonly how: 'identify' | 'form' | 'server' | 'link_token';
  /** Recipient of a mailing whose token it came with: a new judgement of the token takes its place. */
  readonly token?: number;
}

/** Several keys proven to be one person. */
interface SaidProof {
  readonly way: 'link_token' | 'confirmed_form' | 'server' | 'operator';
  readonly keys: readonly string[];
  readonly atMs: number;
}

/**
 * How far a value is believed: what a provider that was asked knows of an address, a browser's own word, what a tool, a list, a file or a signature says, and what was proven
 * together with the person. `intelligence/identity/rank-value.ts` decides it.
 */
export type ValueRank = 'looked_up' | 'claim' | 'told' | 'confirmed';
/** Source of what was read from the signature of a mail. */
export const signatureSource = 'signature';

export interface SaidValue {
  readonly key: string;
  readonly field: PersonField;
  readonly value: string;
  /** `site:3:form`, `site:3:identify`, `site:3:confirmed`, `site:3:server`, or the name of a tool, a list, a kind of file. */
  readonly source: string;
  readonly confidence: 'claim' | 'confirmed';
  readonly atMs: number;
  /** Told by a machine: it fills what is known of somebody, and makes nobody known and nobody met. */
  readonly ifKnown?: true;
}

/** A key was met, whatever else was said. */
interface SaidContact {
  readonly key: string;
  readonly atMs: number;
}

/** What was no name of anybody. */
export interface SaidRefusal {
  readonly siteId: number;
  readonly batch: string;
  /** Of the key: `email`, `user`, `phone` or `social`. */
  readonly kind: string;
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
  /** With a refusal of the person: what they asked for afterwards of their own accord is answered all the same. */
  readonly keepsRequest?: boolean;
}
