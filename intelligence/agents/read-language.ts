// The language that a browser prefers, as `it` or `it-IT`.

/** From an `Accept-Language` header or `navigator.language`; '' when it says none. */
export function readLanguage(text: string): string {
  const match = /^\s*([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}))?\b/i.exec(text.slice(0, 40));
  if (match === null) return '';
  const language = (match[1] ?? '').toLowerCase();
  const region = (match[3] ?? '').toUpperCase();
  return region === '' ? language : `${language}-${region}`;
}
