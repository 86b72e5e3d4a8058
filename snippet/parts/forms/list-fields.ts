// The fields of a form that may be spoken of at all: no password, card, hidden field, file or button.

export type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const never = /^(hidden|password|file|submit|button|reset|image)$/;
const card = /^cc-|card.?n|creditcard|cvv|cvc|iban|carta|scadenza|passw/i;

/** A field that nobody can see, as traps for robots are, counts as hidden. */
export function listFields(form: HTMLFormElement): Field[] {
  return (Array.from(form.elements) as Field[]).filter(
    (field) =>
      /^(input|select|textarea)$/i.test(field.tagName) &&
      nameOf(field) &&
      !never.test(field.type) &&
      !card.test(`${field.autocomplete}`) &&
      !card.test(nameOf(field)) &&
      field.getClientRects().length > 0,
  );
}

export function nameOf(field: Field): string {
  return field.name || field.id;
}

/** What the page calls the field, at most 60 characters. */
export function labelOf(field: Field): string {
  const text =
    field.labels?.[0]?.textContent ||
    field.getAttribute('aria-label') ||
    field.getAttribute('placeholder') ||
    '';
  return text.replace(/\s+/g, ' ').trim().slice(0, 60);
}
