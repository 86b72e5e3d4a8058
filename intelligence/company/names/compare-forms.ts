// Compares the legal forms of two names: an AG and a GmbH of one name are two companies, a form that one of the names
// leaves out says nothing.

import { areFormsAlike, type LegalForm } from './legal-form-index.ts';

type FormRelation = 'same' | 'missing' | 'different';

export interface FormComparison {
  /** `missing`: one of the names has none. */
  readonly relation: FormRelation;
  /** One of them says "& Co." and the other does not. */
  readonly partnersDiffer: boolean;
}

export function compareForms(left: readonly LegalForm[], right: readonly LegalForm[]): FormComparison {
  const leftForms = left.filter(({ generic }) => generic !== 'PARTNERS');
  const rightForms = right.filter(({ generic }) => generic !== 'PARTNERS');
  const partnersDiffer = leftForms.length < left.length !== rightForms.length < right.length;
  return { relation: relate(leftForms, rightForms), partnersDiffer };
}

/** Every form of the shorter list must be in the longer one: "SA/NV" is one company's form in two languages. */
function relate(left: readonly LegalForm[], right: readonly LegalForm[]): FormRelation {
  if (left.length === 0 && right.length === 0) return 'same';
  if (left.length === 0 || right.length === 0) return 'missing';
  const [few, many] = left.length <= right.length ? [left, right] : [right, left];
  const isIn = few.every((one) => many.some((other) => areFormsAlike(one.form, other.form)));
  return isIn ? 'same' : 'different';
}

/** "srl and spa", for a reason. */
export function nameForms(forms: readonly LegalForm[]): string {
  // "& Co." beside a form is no form of its own.
  const own = forms.filter(({ generic }) => generic !== 'PARTNERS');
  return (own.length > 0 ? own : forms).map(({ form }) => form).join(' and ') || 'none';
}
