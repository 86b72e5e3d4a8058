// The part for pages with forms: lists every form found, and tells submissions; values only of forms that the operator
// switched on, and only after a real submit.

import type { PartHandle } from '../part-handle.ts';
import { describeForm } from './forms/describe-form.ts';
import { readValues } from './forms/read-values.ts';

export function start(handle: PartHandle): void {
  const { emit, listen } = handle;
  const seen = new Set<string>();
  const scan = (): void => {
    for (const form of document.forms) {
      const description = describeForm(form);
      if (!description || seen.has(description.key)) continue;
      if (emit({ type: 'form_seen', form: description })) seen.add(description.key);
    }
  };
  scan();
  listen(window, 'load focusin', scan);
  listen(window, 'submit', (event) => {
    const form = event.target as HTMLFormElement;
    // Untrusted submits are the page's own doing, and an invalid form goes nowhere.
    if (!event.isTrusted || form.matches(':invalid')) return;
    const description = describeForm(form);
    if (!description) return;
    const rule = handle.config?.forms[description.key];
    emit({ type: 'form_submit', form: description, ...(rule && { values: readValues(form, rule.fields) }) });
  });
}
