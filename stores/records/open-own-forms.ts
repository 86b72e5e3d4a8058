// What a collector does with forms of our own: finds one by its key, keeps its answers, confirms them.

import { deriveKey } from './derive-key.ts';
import type { Records } from './open-records.ts';
import { type AnswerToConfirm, confirmAnswer, findAnswerToConfirm } from './questions/confirm-answer.ts';
import { keepOwnAnswer, type OwnAnswer } from './questions/keep-own-answer.ts';
import { findOwnForm, noteTrapped, type OwnForm } from './questions/own-forms.ts';

export interface OwnFormDesk {
  /** Undefined when there is none, or it is switched off. */
  find(key: string): Promise<OwnForm | undefined>;
  /** Resolves when it is durable; the same ticket again changes nothing. Answers whether a mail asks to confirm it. */
  keep(answer: OwnAnswer): Promise<boolean>;
  noteTrapped(key: string): Promise<void>;
  findAnswer(id: number): Promise<AnswerToConfirm | undefined>;
  confirm(id: number): Promise<void>;
  /** 32 bytes each. */
  keys: { tickets: Buffer; confirmations: Buffer };
}

/** `secret`: the master key in hexadecimal digits. */
export function openOwnForms(records: Records, secret: string): OwnFormDesk {
  return {
    find: (key) => findOwnForm(records, key),
    keep: (answer) => keepOwnAnswer(records, answer),
    noteTrapped: (key) => noteTrapped(records, key),
    findAnswer: (id) => findAnswerToConfirm(records, id),
    confirm: (id) => confirmAnswer(records, id),
    keys: {
      tickets: deriveKey(secret, 'form tickets'),
      confirmations: deriveKey(secret, 'form confirmations'),
    },
  };
}
