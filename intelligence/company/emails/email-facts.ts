// What an e-mail address says about its holder.

export const emailKinds = [
  'work',
  'role',
  'free',
  'disposable',
  'internet_provider',
  'certified',
  'invalid',
] as const;

/**
 * `work`: a person's mailbox at a company, a school or a body. `role`: a mailbox such as info@ there; its domain still
 * names the company. The rest never names one.
 */
export type EmailKind = (typeof emailKinds)[number];

export interface EmailFacts {
  /** Registrable domain, '' when the address is invalid. */
  readonly domain: string;
  readonly kind: EmailKind;
  /** info@, sales@ and the like, whatever the kind. */
  readonly isRole: boolean;
  /** Whole sentences, the deciding one first. */
  readonly reasons: readonly string[];
}
