// The script of our own forms, `f.js`: draws the form that its tag names and sends the answer. A page that has none never loads
// it. `<script async src="https://t.example.com/f.js" data-form="KEY"></script>`; `data-into`: a selector of the place for it,
// `data-language`: `en` or `it` where the page does not say.

import type { OwnFieldFault, WireOwnAnswer, WireOwnForm } from '../../contract/wire-format.ts';
import { type DrawnForm, drawForm } from './draw-form.ts';
import { formWords } from './form-words.ts';
import { knownVisitor } from './known-visitor.ts';
import { make } from './make-element.ts';

const scriptPath = '__FIUTO_SCRIPT__'.replace(/[^/]*$/, 'f.js');
const tag = document.currentScript as HTMLScriptElement;
const { form: key = '', into, language: stated } = tag.dataset;
const language = /^it/i.test(stated || document.documentElement.lang || navigator.language) ? 'it' : 'en';
const words = formWords[language];
const address = `${tag.src.split('?')[0]?.slice(0, -scriptPath.length)}/f/${key}`;

/** The form as it was told last, and when that was: its ticket is taken only after a while. */
let told: WireOwnForm;
let toldAtMs = 0;

async function tell(): Promise<void> {
  const response = await fetch(`${address}?l=${language}`);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  told = (await response.json()) as WireOwnForm;
  toldAtMs = performance.now();
}

async function show(): Promise<void> {
  const place = make('div', { lang: language });
  const wanted = into && document.querySelector(into);
  if (wanted) wanted.append(place);
  else tag.after(place);
  try {
    await tell();
  } catch (error) {
    place.append(words.away);
    console.warn(`fiuto: the form ${key} cannot be shown (${String(error)})`);
    return;
  }
  const drawn = drawForm(key, told, words);
  let isSending = false;
  drawn.form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isSending) return;
    const faults = findFaults(drawn);
    drawn.mark(faults);
    if (Object.keys(faults).length) return;
    isSending = true;
    drawn.button.setAttribute('aria-disabled', 'true');
    drawn.status.textContent = words.sending;
    void send(drawn, place, true)
      .catch(() => {
        drawn.status.textContent = words.failed;
      })
      .finally(() => {
        isSending = false;
        drawn.button.removeAttribute('aria-disabled');
      });
  });
  place.append(drawn.form);
}

/** What the browser sees by itself; the rest is found where the answer is taken. */
function findFaults({ inputs }: DrawnForm): Record<string, OwnFieldFault> {
  const faults: Record<string, OwnFieldFault> = {};
  for (const [name, { validity, value, required }] of Object.entries(inputs)) {
    if (validity.valueMissing || (required && !value.trim())) {
      faults[name] = name === 'consent' ? 'agree' : 'required';
    } else if (validity.typeMismatch) faults[name] = 'email';
  }
  return faults;
}

/** `mayAgain`: a ticket that came too early or too late is made good once without a word. */
async function send(drawn: DrawnForm, place: HTMLElement, mayAgain: boolean): Promise<void> {
  const waitMs = told.waitMs + 200 - (performance.now() - toldAtMs);
  if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
  const { consent, ...values } = drawn.inputs;
  const answer: WireOwnAnswer = {
    ticket: told.ticket,
    language,
    page: location.href,
    values: Object.fromEntries(Object.entries(values).map(([name, { value }]) => [name, value])),
    website: drawn.trap.value,
    ...(consent && told.consent && { agreed: told.consent.version }),
    ...knownVisitor(),
  };
  // As text it needs no question beforehand.
  const response = await fetch(address, { method: 'POST', body: JSON.stringify(answer) });
  if (response.ok) {
    const thanks = make('p', { role: 'status', tabindex: '-1' }, told.thanks || words.thanks);
    if (told.confirms) thanks.append(' ', words.check);
    place.replaceChildren(thanks);
    thanks.focus();
    return;
  }
  const { error } = (await response.json()) as {
    error: { code: string; fields?: Record<string, OwnFieldFault> };
  };
  if (error.fields) drawn.mark(error.fields);
  else if (response.status === 409 && mayAgain) {
    await tell();
    if (error.code !== 'text_changed') return send(drawn, place, false);
    // Somebody changed the text meanwhile: it has to be read and agreed to.
    drawn.agreement.textContent = told.consent?.text ?? '';
    if (consent) (consent as HTMLInputElement).checked = false;
    drawn.mark({ consent: 'agree' });
  } else throw new Error(error.code);
}

if (tag && key) void show();
