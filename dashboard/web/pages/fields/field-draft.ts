// A field as it is being defined, before it is sent.

import type { CustomField, FieldBody, FieldType } from '#contract/field-report.ts';

export interface ChoiceDraft {
  id: string;
  en: string;
  it: string;
}

export interface FieldDraft {
  en: string;
  it: string;
  type: FieldType;
  choices: readonly ChoiceDraft[];
}

export function draftOfField(field: CustomField | undefined): FieldDraft {
  if (!field) return { en: '', it: '', type: 'text', choices: [nextChoice([])] };
  return { ...field.label, type: field.type, choices: field.choices };
}

/** Its id says nothing, since its names may change. */
export function nextChoice(choices: readonly ChoiceDraft[]): ChoiceDraft {
  const last = Math.max(0, ...choices.map(({ id }) => Number(id.replace('c', '')) || 0));
  return { id: `c${last + 1}`, en: '', it: '' };
}

/** Where only one language is written it stands for both. Undefined while something is missing. */
export function readFieldDraft({
  en,
  it,
  type,
  choices,
}: FieldDraft): Omit<FieldBody, 'subject'> | undefined {
  const label = both(en, it);
  const read = choices.map((choice) => ({ id: choice.id, ...both(choice.en, choice.it) }));
  if (label.en === '' || (type === 'choice' && read.some((choice) => choice.en === ''))) return undefined;
  return { type, label, ...(type === 'choice' && { choices: read }) };
}

function both(english: string, italian: string): { en: string; it: string } {
  const [en, it] = [english.trim(), italian.trim()];
  return { en: en || it, it: it || en };
}
