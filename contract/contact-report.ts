// Whether a person may be called or written to, as the dashboard API says it and takes it: plain types that both ends share.
// `contact-report-schema.ts` holds the zod schemas.

export const contactChannels = ['phone', 'email'] as const;
export type ContactChannel = (typeof contactChannels)[number];

export const contactStates = ['unknown', 'allowed', 'refused'] as const;
export type ContactState = (typeof contactStates)[number];

/** `how`: a colleague noted it, or the person said so by unsubscribing or withdrawing their consent; `none`: nothing is on record. */
export const contactWays = ['none', 'noted', 'unsubscribed', 'withdrawn'] as const;
export type ContactWay = (typeof contactWays)[number];

export interface ContactPermission {
  state: ContactState;
  how: ContactWay;
  /** Of `noted`: how the colleague knows; '' otherwise. */
  source: string;
  /** Name of the colleague; '' otherwise. */
  by: string;
  /** ISO 8601; null where nothing is on record. */
  at: string | null;
}

/** What holds now, for each channel. */
export type PersonContact = Record<ContactChannel, ContactPermission>;

export interface ContactBody {
  channel: ContactChannel;
  /** `unknown` takes an earlier note back. */
  state: ContactState;
  /** How it is known, such as `said so on the phone`. */
  source: string;
}

/** Every endpoint about it with what it takes and answers. */
export interface ContactEndpoints {
  'GET /api/people/:id/contact': { output: PersonContact };
  'POST /api/people/:id/contact': { body: ContactBody; output: PersonContact };
}
