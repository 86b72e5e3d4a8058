// What a drop-in call says of the visitor's choice: `fiuto_consent`, which all client libraries can carry, or Segment's own
// consent object. It only reads; what follows from it the consent gate decides.

import { isRecord, readField, readRecord, type Untyped } from './read-untyped.ts';

/** As the native endpoints take it; small, whatever was sent. Undefined: nothing is stated. */
export type StatedConsent = Record<string, unknown> | undefined;

const states: ReadonlySet<unknown> = new Set(['granted', 'limited', 'denied']);
const textLengthMax = 2_000;
const proofLengthMax = 100;
const purposeNames = ['measure', 'company', 'person'] as const;
const proofNames = ['version', 'at', 'origin'] as const;

// Ids of the categories of usual consent managers, lower case: Segment's examples, OneTrust's groups, Cookiebot's,
// iubenda's and Google's names. Marketing stands for company and person, as it does in the browser script.
const measuring = /^(measure|measurement|analytics?|statistics?|performance|analytics_storage|c0002)$/;
const marketing = /^(marketing|advertising|advertisement|targeting|ad_user_data|c0004)$/;

/**
 * `granted`, `limited`, `denied`, `granted:measure,company` (the purposes allowed), or the object of the native endpoints,
 * also as JSON text.
 */
export function readStatedConsent(value: unknown): StatedConsent {
  if (isRecord(value)) return pickConsent(value);
  if (typeof value !== 'string' || value.length > textLengthMax) return undefined;
  const text = value.trim();
  if (text.startsWith('{')) return pickConsent(readRecord(parse(text)));
  const [state, list] = text.toLowerCase().split(':', 2);
  if (!states.has(state)) return undefined;
  if (list === undefined) return { state, origin: 'api' };
  const allowed = list.split(',').map((name) => name.trim());
  const purposes = Object.fromEntries(purposeNames.map((name) => [name, allowed.includes(name)]));
  return { state, purposes, origin: 'api' };
}

/**
 * Segment's `context.consent` object: `{ categoryPreferences: { Analytics: true, Advertising: false } }`. Undefined where no
 * category is one of measuring. Source: Segment's documentation, "Consent in Segment Connections".
 */
export function readCategoryConsent(consent: unknown): StatedConsent {
  const preferences = Object.entries(readRecord(readField(readRecord(consent), 'categoryPreferences')));
  const choiceOf = (names: RegExp) => {
    const choices = preferences.filter(([id]) => names.test(id.toLowerCase())).map(([, choice]) => choice);
    return choices.length === 0 ? undefined : choices.every((choice) => choice === true);
  };
  const measure = choiceOf(measuring);
  if (measure === undefined) return undefined;
  const forMarketing = choiceOf(marketing) ?? false;
  const company = choiceOf(/^company$/) ?? forMarketing;
  const person = choiceOf(/^person$/) ?? forMarketing;
  return { state: 'granted', purposes: { measure, company, person }, origin: 'api' };
}

/** Its few fields alone: what else came with it may be of any size and depth. */
function pickConsent(consent: Untyped): StatedConsent {
  const state = readField(consent, 'state');
  if (!states.has(state)) return undefined;
  const picked: Record<string, unknown> = { state };
  for (const name of proofNames) {
    const value = readField(consent, name);
    if (typeof value === 'number') picked[name] = value;
    if (typeof value === 'string') picked[name] = value.slice(0, proofLengthMax);
  }
  const purposes = readField(consent, 'purposes');
  if (isRecord(purposes)) {
    picked['purposes'] = Object.fromEntries(
      purposeNames.map((name) => [name, readField(purposes, name) === true]),
    );
  }
  return picked;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
