// What the API answers when it does not do what was asked. Thrown anywhere below a route; `answer-route.ts` turns it
// into an ApiError in the reader's language.

import type { RefusalCode } from './refusal-texts.ts';

export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  /** Field name, such as `pathRules.0.pattern`, to what is wrong with it. */
  readonly fields: Record<string, string> | undefined;
  /** Seconds after which another try makes sense; sent as Retry-After. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: RefusalCode, more: { fields?: Record<string, string>; retryAfterSeconds?: number } = {}) {
    super(code);
    this.code = code;
    this.fields = more.fields;
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}
