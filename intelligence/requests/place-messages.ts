// Says to which requests the new messages of a chat without an end belong: to the one that goes on, to two that they join, or
// to none yet, as when that one is full. What stands together is never cut, also when a message between was taken back. Thanks
// and agreement go with what they follow, and neither begin a request nor prolong one.

import {
  type ConversationMessage,
  inOrder,
  joinMessages,
  messagesMax,
} from '../engagement-import/merge-messages.ts';
import { isMereCourtesy } from './is-courtesy.ts';

interface ChatMessage extends ConversationMessage {
  /** What came with it. */
  readonly enclosed?: readonly unknown[];
}

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
export function placeMessages<T extends ChatMessage>(
  known: readonly KnownChat<T>[],
  come: readonly T[],
  { silenceMs, lettersMax }: Bounds,
): PlacedChat<T>[] {
  const groups = known.map(
    ({ id, messages }): Group<T> => ({ owners: [id], messages: [...messages], isChanged: false }),
  );
  const before = new Set(known.flatMap(({ messages }) => messages.map(({ id }) => id)));
  const fresh = new Map(come.filter(({ id }) => !before.has(id)).map((message) => [message.id, message]));
  const sorted = [...fresh.values()].sort(inOrder);
  for (const message of sorted.filter((one) => !isMereCourtesy(one)))
    addTo(groups, findNeighbours(groups, message, silenceMs), message, lettersMax);
  for (const message of sorted.filter(isMereCourtesy))
    addTo(groups, findFollowed(groups, message, silenceMs), message, lettersMax);
  return groups
    .filter(({ isChanged }) => isChanged)
    .map(({ owners, messages }) => ({ owners, messages: messages.sort(inOrder) }));
}

/** Those of the nearest message before it and of the nearest after it that are near enough, each once. */
function findNeighbours<T extends ChatMessage>(
  groups: readonly Group<T>[],
  message: T,
  silenceMs: number,
): Group<T>[] {
  const near = findNearest(groups, message, silenceMs);
  return [...new Set(near.flatMap((group) => (group === undefined ? [] : [group])))];
}

/** That of the nearest message before it alone. */
function findFollowed<T extends ChatMessage>(
  groups: readonly Group<T>[],
  message: T,
  silenceMs: number,
): Group<T>[] {
  const [before] = findNearest(groups, message, silenceMs);
  return before === undefined ? [] : [before];
}

/** Before it, after it. */
function findNearest<T extends ChatMessage>(
  groups: readonly Group<T>[],
  message: T,
  silenceMs: number,
): [Group<T> | undefined, Group<T> | undefined] {
  let before: { group: Group<T>; one: T } | undefined;
  let after: { group: Group<T>; one: T } | undefined;
  for (const group of groups)
    for (const one of group.messages) {
      if (Math.abs(one.atMs - message.atMs) > silenceMs || isMereCourtesy(one)) continue;
      if (inOrder(one, message) < 0) {
        if (before === undefined || inOrder(one, before.one) > 0) before = { group, one };
      } else if (after === undefined || inOrder(one, after.one) < 0) after = { group, one };
    }
  return [before?.group, after?.group];
}

function addTo<T extends ChatMessage>(
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
    if (!isMereCourtesy(message)) groups.push({ owners: [], messages: [message], isChanged: true });
    return;
  }
  first.messages.push(message);
  first.isChanged = true;
  if (!second) return;
  first.messages.push(...second.messages);
  first.owners.push(...second.owners);
  groups.splice(groups.indexOf(second), 1);
}
