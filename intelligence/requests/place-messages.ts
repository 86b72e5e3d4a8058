// Says to which requests the new messages of a chat without an end belong: to the one that goes on, to two that they join, or
// to none yet, as when that one is full. What stands together is never cut, also when a message between was taken back.

import {
  type ConversationMessage,
  inOrder,
  joinMessages,
  messagesMax,
} from '../engagement-import/merge-messages.ts';

export interface KnownChat<T> {
  readonly id: number;
  readonly messages: readonly T[];
}

export interface PlacedChat<T> {
  /** Known requests that it goes on with: none when it begins, several when it joins them. */
  readonly owners: readonly number[];
  /** All of them, each once, in the order of their times. */
  readonly messages: readonly T[];
}

interface Group<T> {
  readonly owners: number[];
  readonly messages: T[];
  isChanged: boolean;
}

interface Bounds {
  /** Longer than this, milliseconds, nobody is silent within one request. */
  readonly silenceMs: number;
  /** Letters of a whole request; a single message may have more. */
  readonly lettersMax: number;
}

/** Answers what changed. */
export function placeMessages<T extends ConversationMessage>(
  known: readonly KnownChat<T>[],
  come: readonly T[],
  { silenceMs, lettersMax }: Bounds,
): PlacedChat<T>[] {
  const groups = known.map(
    ({ id, messages }): Group<T> => ({ owners: [id], messages: [...messages], isChanged: false }),
  );
  const before = new Set(known.flatMap(({ messages }) => messages.map(({ id }) => id)));
  const fresh = new Map(come.filter(({ id }) => !before.has(id)).map((message) => [message.id, message]));
  for (const message of [...fresh.values()].sort(inOrder)) {
    const neighbours = findNeighbours(groups, message, silenceMs);
    addTo(groups, neighbours, message, lettersMax);
  }
  return groups
    .filter(({ isChanged }) => isChanged)
    .map(({ owners, messages }) => ({ owners, messages: messages.sort(inOrder) }));
}

/** Of the nearest message before it, then of the nearest after it: those that are near enough, each once. */
function findNeighbours<T extends ConversationMessage>(
  groups: readonly Group<T>[],
  message: T,
  silenceMs: number,
): Group<T>[] {
  let before: { group: Group<T>; one: T } | undefined;
  let after: { group: Group<T>; one: T } | undefined;
  for (const group of groups)
    for (const one of group.messages) {
      if (Math.abs(one.atMs - message.atMs) > silenceMs) continue;
      if (inOrder(one, message) < 0) {
        if (before === undefined || inOrder(one, before.one) > 0) before = { group, one };
      } else if (after === undefined || inOrder(one, after.one) < 0) after = { group, one };
    }
  return [...new Set([before, after].flatMap((near) => (near === undefined ? [] : [near.group])))];
}

function addTo<T extends ConversationMessage>(
  groups: Group<T>[],
  neighbours: readonly Group<T>[],
  message: T,
  lettersMax: number,
): void {
  const fits = (some: readonly Group<T>[]) => {
    const messages = [...some.flatMap((group) => group.messages), message];
    return messages.length <= messagesMax && joinMessages(messages, lettersMax + 1).length <= lettersMax;
  };
  const joined = fits(neighbours) ? neighbours : neighbours.filter((group) => fits([group])).slice(0, 1);
  const [first, second] = joined;
  if (first === undefined) {
    groups.push({ owners: [], messages: [message], isChanged: true });
    return;
  }
  first.messages.push(message);
  first.isChanged = true;
  if (!second) return;
  first.messages.push(...second.messages);
  first.owners.push(...second.owners);
  groups.splice(groups.indexOf(second), 1);
}
