// Fills `{ip}`, `{ips}` and `{key}` into the templates of a provider, each time as the place demands, so that a value can never
// become part of the template.

interface TemplateValues {
  readonly addresses: readonly string[];
  readonly key: string;
}

export function fillUrl(template: string, { addresses, key }: TemplateValues): string {
  return fill(template, (name) => {
    if (name === 'ips') return addresses.map(encodeURIComponent).join(',');
    return encodeURIComponent(name === 'key' ? key : (addresses[0] ?? ''));
  });
}

export function fillHeader(template: string, { addresses, key }: TemplateValues): string {
  return fill(template, (name) => (name === 'key' ? key : addresses.join(',')));
}

/** For JSON bodies: `{ips}` is a list, the others stand between quotes. */
export function fillBody(template: string, { addresses, key }: TemplateValues): string {
  return fill(template, (name) => {
    if (name === 'ips') return JSON.stringify(addresses);
    return JSON.stringify(name === 'key' ? key : (addresses[0] ?? '')).slice(1, -1);
  });
}

function fill(template: string, valueFor: (name: string) => string): string {
  return template.replace(/\{(ip|ips|key)\}/g, (_whole, name: string) => valueFor(name));
}
