// Puts together what is known of a conversation and what has come since: each message once, in the order of their times. The
// same again, or in another order, gives the same.

export interface ConversationMessage {
  /** Of its event. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly atMs: number;
  readonly text: string;
  /** Stands until the transcript comes. */
  readonly isProvisional?: true;
}

/** Messages of one conversation; whoever writes more is a program. */
export const messagesMax = 500;

/** Of more than fits, the newest: these are what nobody has seen yet. */
export function mergeMessages<T extends ConversationMessage>(known: readonly T[], come: readonly T[]): T[] {
  const byId = new Map<string, T>();
  for (const message of [...known, ...come]) if (!byId.has(message.id)) byId.set(message.id, message);
  const all = [...byId.values()];
  const whole = all.filter(({ isProvisional }) => isProvisional !== true);
  return (whole.length > 0 ? whole : all).sort(inOrder).slice(-messagesMax);
}

/** What the request says: the questions in their order, a blank line between two; of more than fits, the newest words. */
export function joinMessages(messages: readonly ConversationMessage[], lengthMax: number): string {
  return messages
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('\n\n')
    .slice(-lengthMax);
}

/** By time, then by id. */
export function inOrder(one: ConversationMessage, other: ConversationMessage): number {
  return one.atMs - other.atMs || (one.id < other.id ? -1 : 1);
}
