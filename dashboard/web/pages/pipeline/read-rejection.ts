// Reads the technical text of a rejection, which programs write in English, so that the page can say it in the user's language.

/** One fault: a key below `pipeline` and what stands in its text. */
interface RejectionFault {
  readonly key: RejectionKey;
  readonly values: Readonly<Record<string, string>>;
}

type RejectionKey =
  | 'faultId'
  | 'faultNoObject'
  | 'faultNoType'
  | 'faultUnknownType'
  | 'faultWrongWay'
  | 'faultTooMuch'
  | 'faultMissing'
  | 'faultOtherKind'
  | 'faultTooLong'
  | 'faultTooShort'
  | 'faultUnknownField'
  | 'faultNotAllowed'
  | 'faultWrongForm';

type Reader = readonly [pattern: RegExp, key: RejectionKey, names: readonly string[]];

/** As `processor/steps/parse-event.ts` writes them. */
const whole: readonly Reader[] = [
  [/^id "(.*)" is not a UUIDv7$/, 'faultId', ['id']],
  [/^The id of the event is not a UUIDv7\.$/, 'faultId', []],
  [/^an event must be a JSON object$/, 'faultNoObject', []],
  [/^type: the event names no type$/, 'faultNoType', []],
  [/^there is no event type "(.*)"$/, 'faultUnknownType', ['type']],
  [/^an event of type "(.*)" does not come this way$/, 'faultWrongWay', ['type']],
  [/^what the event carries is over (\d+) characters of JSON$/, 'faultTooMuch', ['most']],
];
/** As the check of shapes writes them after the place and a colon; the first that fits. */
const ofPlace: readonly Reader[] = [
  [/^Invalid input: expected \S+, received undefined$/, 'faultMissing', []],
  [/^Invalid input: expected (\S+), received (\S+)$/, 'faultOtherKind', ['expected', 'received']],
  [/^Too big: /, 'faultTooLong', []],
  [/^Too small: /, 'faultTooShort', []],
  [/^Unrecognized keys?: (.*)$/, 'faultUnknownField', ['fields']],
  [/^Invalid option: expected one of (.*)$/, 'faultNotAllowed', ['allowed']],
  [/^Invalid /, 'faultWrongForm', []],
];

/** Undefined for what is no text of ours, such as what a failing step or the event store says. */
export function readRejection(error: string): readonly RejectionFault[] | undefined {
  const known = find(whole, error);
  if (known !== undefined) return [known];
  const faults = error.split('; ').map(readOfPlace);
  return faults.every((fault) => fault !== undefined) ? faults : undefined;
}

function readOfPlace(text: string): RejectionFault | undefined {
  const [, place = '', said = ''] = /^([^:\s]*): (.*)$/.exec(text) ?? [];
  const fault = find(ofPlace, said);
  return fault && { ...fault, values: { ...fault.values, place } };
}

function find(readers: readonly Reader[], text: string): RejectionFault | undefined {
  for (const [pattern, key, names] of readers) {
    const match = pattern.exec(text);
    if (match === null) continue;
    return { key, values: Object.fromEntries(names.map((name, index) => [name, match[index + 1] ?? ''])) };
  }
  return undefined;
}
