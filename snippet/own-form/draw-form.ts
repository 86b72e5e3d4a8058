// Draws a form of ours: every field with its label, room for its error that is tied to it, the box with its text, and a field
// that people neither see nor reach.

import type { OwnFieldFault, WireOwnForm } from '../../contract/wire-format.ts';
import type { FormWords } from './form-words.ts';
import { make } from './make-element.ts';

type Field = WireOwnForm['fields'][number];
type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export interface DrawnForm {
  form: HTMLFormElement;
  /** By name; `consent` is the box. */
  inputs: Record<string, Input>;
  trap: HTMLInputElement;
  button: HTMLButtonElement;
  /** Read out by screen readers when it changes. */
  status: HTMLElement;
  agreement: HTMLElement;
  /** Shows the faults and moves the focus to the first; without any, takes them all away. */
  mark(faults: Record<string, OwnFieldFault>): void;
}

const kinds: Partial<Record<Field['kind'], Record<string, string>>> = {
  name: { type: 'text', autocomplete: 'name' },
  email: { type: 'email', autocomplete: 'email' },
  phone: { type: 'tel', autocomplete: 'tel' },
  company: { type: 'text', autocomplete: 'organization' },
};

// A policy that forbids styles leaves the form plain, and it works all the same.
const css =
  '.fiuto-form p{margin:0 0 1em}.fiuto-form label{display:block}.fiuto-form :is(input:not([type=checkbox]),textarea,select){box-sizing:border-box;width:100%;padding:.5em;font:inherit;border:1px solid #6b7280;border-radius:4px}.fiuto-form [aria-invalid=true]{outline:2px solid #b91c1c}.fiuto-form button{font:inherit;padding:.6em 1.4em;cursor:pointer}.fiuto-form .fiuto-error{color:#b91c1c;font-size:.9em}';

/** `key` makes the ids of this form different from those of another on the page. */
export function drawForm(key: string, { fields, consent }: WireOwnForm, words: FormWords): DrawnForm {
  const inputs: Record<string, Input> = {};
  const id = (name: string) => `fiuto-${key}-${name}`;
  const errorOf = (name: string) => make('span', { id: `${id(name)}-error`, class: 'fiuto-error' });
  const errors: Record<string, HTMLElement> = {};
  const rows = fields.map((field) => {
    const { name, label, required } = field;
    const input = drawInput(field, id(name), words);
    inputs[name] = input;
    errors[name] = errorOf(name);
    return make(
      'p',
      {},
      make('label', { for: id(name) }, label + (required ? '' : words.optional)),
      input,
      errors[name],
    );
  });
  const agreement = make('span', {}, consent?.text ?? '');
  if (consent) {
    const box = make('input', { type: 'checkbox', id: id('consent'), required: '' });
    inputs['consent'] = box;
    errors['consent'] = errorOf('consent');
    rows.push(make('p', {}, make('label', { for: id('consent') }, box, ' ', agreement), errors['consent']));
  }
  const trap = make('input', { name: 'website', tabindex: '-1', autocomplete: 'off' });
  const hidden = make('div', { 'aria-hidden': 'true' }, make('label', {}, 'Website ', trap));
  hidden.style.cssText = 'position:absolute;left:-9999px;height:1px;overflow:hidden';
  const button = make('button', { type: 'submit' }, words.send);
  const status = make('p', { role: 'status' });
  const form = make(
    'form',
    { id: `fiuto-${key}`, class: 'fiuto-form', novalidate: '' },
    make('style', {}, css),
    ...rows,
    hidden,
    button,
    status,
  );
  const mark = (faults: Record<string, OwnFieldFault>) => {
    let first: Input | undefined;
    for (const [name, input] of Object.entries(inputs)) {
      const fault = faults[name];
      const error = errors[name] as HTMLElement;
      error.textContent = fault ? `⚠ ${words[fault]}` : '';
      input.setAttribute('aria-invalid', String(!!fault));
      if (fault) input.setAttribute('aria-describedby', error.id);
      else input.removeAttribute('aria-describedby');
      if (fault) first ||= input;
    }
    status.textContent = first ? words.mend : '';
    first?.focus();
  };
  return { form, inputs, trap, button, status, agreement, mark };
}

function drawInput({ name, kind, required, options = [] }: Field, id: string, words: FormWords): Input {
  const common = { id, name, required: required ? '' : undefined };
  if (kind === 'message') return make('textarea', { ...common, rows: '5', maxlength: '5000' });
  if (kind !== 'choice') return make('input', { type: 'text', maxlength: '1000', ...kinds[kind], ...common });
  return make(
    'select',
    common,
    make('option', { value: '' }, words.choose),
    ...options.map((option, place) => make('option', { value: String(place) }, option)),
  );
}
