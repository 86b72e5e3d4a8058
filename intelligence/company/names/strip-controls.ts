// Takes control characters out of a text from outside: a name has none, and PostgreSQL keeps no text with a NUL in it.

const control = /\p{Cc}/u;
const controls = /\p{Cc}+/gu;

/** Each run of them is one space inside the text and nothing at its ends; a text without any stays as it is. */
export function stripControls(text: string): string {
  return control.test(text) ? text.replace(controls, ' ').replace(/ {2,}/g, ' ').trim() : text;
}
