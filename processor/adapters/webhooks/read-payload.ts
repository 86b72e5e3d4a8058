// The body of a tool that we know nothing of, as a JSON value: JSON itself, or the fields of a form.

import { type FormTree, parseBrackets } from './parse-brackets.ts';
import { readJson } from './read-loose.ts';
import type { ReceivedWebhook } from './webhook-adapter.ts';

/** Throws WebhookFault when it is neither. */
export function readPayload({ headers, body }: Pick<ReceivedWebhook, 'headers' | 'body'>): unknown {
  const type = headers['content-type'] ?? '';
  if (/^application\/x-www-form-urlencoded/i.test(type))
    return toObject(parseBrackets(body.toString('utf8')));
  return readJson({ body });
}

/** Names that could harm an object never came into the tree. */
function toObject(tree: FormTree): Record<string, unknown> {
  return Object.fromEntries(
    [...tree].map(([name, value]) => [name, value instanceof Map ? toObject(value) : value]),
  );
}
