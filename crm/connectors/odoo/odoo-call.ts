// What a call of one of Odoo's models is made of, whichever dialect it is spoken in.

export interface OdooAccount {
  /** Without trailing slash. */
  readonly baseUrl: string;
  /** API key; for JSON-RPC a password does too. */
  readonly key: string;
  /** Login name; JSON-RPC alone asks for it. */
  readonly user: string;
  /** '' where the server has but one, or knows it by the host's name. */
  readonly database: string;
}

export interface OdooCall {
  readonly model: string;
  readonly method: string;
  /** On which records; absent for what belongs to the model. */
  readonly ids?: readonly number[];
  /** By name. */
  readonly args?: Readonly<Record<string, unknown>>;
  readonly context?: Readonly<Record<string, unknown>>;
  /** The same call twice has the effect of one. */
  readonly isRepeatable: boolean;
}

/** What the method gave back. Rejects with CrmError. */
export type AskOdoo = (call: OdooCall) => Promise<unknown>;

/** Its own words are asked for in English, so that refusals can be told apart. */
export const odooContext = { lang: 'en_US' };

/** It publishes no limit; this one is for people who work beside us. */
export const odooPace = { perWindow: 10, windowMs: 1_000 };
