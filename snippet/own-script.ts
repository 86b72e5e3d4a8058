// Finds the script's own tag, and from it the site key, the collector's address and the default for consent.

// The collector puts its configured paths in place of these two when it serves the file.
const scriptPath = '__FIUTO_SCRIPT__';
const eventPath = '__FIUTO_EVENTS__';

// Tag managers strip attributes or run the code where there is no currentScript; then the address tells.
const tag = (document.currentScript ||
  document.querySelector(`script[src*="${scriptPath}"]`)) as HTMLScriptElement;
const [file, query] = tag.src.split('?') as [string, string?];
const base = file.slice(0, -scriptPath.length);

/** Public key of the site: `data-site`, or `?site=` in the script's address. */
export const siteKey = tag.dataset['site'] || new URLSearchParams(query).get('site');
/** What `data-consent` says holds until somebody chooses. */
export const consentAttribute = tag.dataset['consent'];
export const eventAddress: string = base + eventPath;
export const configAddress: string = `${base}/c/${siteKey}`;
/** Parts lie in the script's own folder; the query makes a new build a new address. */
export const partAddress = (name: string): string => file.replace(/[^/]*$/, `s-${name}.js?__FIUTO_BUILD__`);
