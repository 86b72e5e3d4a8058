// Fills `{ip}`, `{ips}`, `{email}` and `{key}` into the templates of a provider, each time as the place demands, so that a value can never
// become part of the template.

export interface TemplateValues {
  /** Of a question about networks. */
  readonly addresses?: readonly string[];
  /** Of a question about a person. */
  readonly email?: string;
  readonly key: string;
}

export function fillUrl(template: string, values: TemplateValues): string {
  return fill(template, (name) =>
    name === 'ips'
      ? (values.addresses ?? []).map(encodeURIComponent).join(',')
      : encodeURIComponent(oneOf(values, name)),
  );
}

export function fillHeader(template: string, values: TemplateValues): string {
  return fill(template, (name) =>
    name.startsWith('ip') ? (values.addresses ?? []).join(',') : oneOf(values, name),
  );
}

/** For JSON bodies: `{ips}` is a list, the others stand between quotes. */
export function fillBody(template: string, values: TemplateValues): string {
  return fill(template, (name) =>
    name === 'ips'
      ? JSON.stringify(values.addresses ?? [])
      : JSON.stringify(oneOf(values, name)).slice(1, -1),
  );
}

function oneOf({ addresses = [], email = '', key }: TemplateValues, name: string): string {
  if (name === 'key') return key;
  return name === 'email' ? email : (addresses[0] ?? '');
}

function fill(template: string, valueFor: (name: string) => string): string {
  return template.replace(/\{(ip|ips|email|key)\}/g, (_whole, name: string) => valueFor(name));
}
