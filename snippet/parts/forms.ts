// The part for pages with forms: lists every form found, and tells submissions; values only of forms that the operator
// switched on, and only after a real submit. Of those forms, under a consent, also that one was begun and not sent.

import type { WireForm } from '../../contract/wire-format.ts';
import type { PartHandle } from '../part-handle.ts';
import { describeForm } from './forms/describe-form.ts';
import { readValues } from './forms/read-values.ts';

export function start(handle: PartHandle): void {
  const { emit, listen } = handle;
  const seen = new Set<string>();
  let touched: HTMLFormElement | null | undefined;
  let begun: WireForm | undefined;
  const ruleOf = (form?: WireForm) => form && handle.config?.forms[form.key];
  const scan = (): void => {
    for (const form of document.forms) {
      const description = describeForm(form);
      if (!description || seen.has(description.key)) continue;
      if (emit({ type: 'form_seen', form: description })) seen.add(description.key);
    }
  };
  scan();
  listen(window, 'load focusin', scan);
  // That something was typed, and never what.
  listen(window, 'input', ({ isTrusted, target }) => {
    const { form } = target as HTMLInputElement;
    if (!isTrusted || !form || form === touched || handle.currentConsent().state !== 'granted') return;
    touched = form;
    begun = describeForm(form);
  });
  handle.onGone = () => {
    const form = begun;
    begun = touched = undefined;
    if (form && ruleOf(form)) emit({ type: 'form_left', form: { ...form, fields: [] } });
  };
  listen(window, 'submit', (event) => {
    const form = event.target as HTMLFormElement;
    // Untrusted submits are the page's own doing, and an invalid form goes nowhere.
    if (!event.isTrusted || form.matches(':invalid')) return;
    begun = touched = undefined;
    const description = describeForm(form);
    if (!description) return;
    const rule = ruleOf(description);
    emit({ type: 'form_submit', form: description, ...(rule && { values: readValues(form, rule.fields) }) });
  });
}
