// Which parts of a message are worth reading: its text, and that of a message attached to it. Files are never asked for.

import type { MessageStructureObject } from 'imapflow';

export interface TextPart {
  /** As the server numbers it, such as `1.2`. */
  readonly part: string;
  readonly type: string;
  readonly charset: string;
  readonly encoding: string;
  /** `format=flowed` joins lines again. */
  readonly isFlowed: boolean;
}

export interface ChosenParts {
  readonly text: TextPart | undefined;
  readonly attached: { readonly part: string; readonly text: TextPart | undefined } | undefined;
  readonly hasCalendar: boolean;
}

export function chooseParts(root: MessageStructureObject | undefined): ChosenParts {
  if (root === undefined) return { text: undefined, attached: undefined, hasCalendar: false };
  const all = flatten(root);
  const message = all.find(({ type }) => type === 'message/rfc822');
  return {
    text: chooseText(all, root),
    attached:
      message?.part === undefined ? undefined : { part: message.part, text: chooseAttachedText(message) },
    hasCalendar: all.some(({ type }) => type === 'text/calendar'),
  };
}

/** What is plain before what is HTML; an empty one says nothing. */
function chooseText(
  parts: readonly MessageStructureObject[],
  root: MessageStructureObject,
): TextPart | undefined {
  const texts = parts.filter(({ disposition, size }) => disposition !== 'attachment' && (size ?? 1) > 0);
  const chosen =
    texts.find(({ type }) => type === 'text/plain') ?? texts.find(({ type }) => type === 'text/html');
  // A message that is nothing but its text has one part.
  return chosen && describe(chosen, chosen === root ? '1' : '');
}

function chooseAttachedText(message: MessageStructureObject): TextPart | undefined {
  const inner = (message.childNodes ?? []).flatMap(flatten);
  const text = chooseText(inner, message);
  // The only part of an attached message is numbered within it.
  return text && (text.part === message.part ? { ...text, part: `${message.part}.1` } : text);
}

/** Not into messages that are attached. */
function flatten(node: MessageStructureObject): MessageStructureObject[] {
  if (node.type === 'message/rfc822') return [node];
  return [node, ...(node.childNodes ?? []).flatMap(flatten)];
}

function describe(node: MessageStructureObject, alone: string): TextPart {
  const { part = alone, type, parameters = {}, encoding = '7bit' } = node;
  return {
    ...{ part: part || alone || '1', type, encoding: encoding.replace(/[^\w-]/g, '') },
    charset: (parameters['charset'] ?? 'utf-8').replace(/[^\w.:-]/g, '').slice(0, 40),
    isFlowed: /^flowed$/i.test(parameters['format'] ?? ''),
  };
}
