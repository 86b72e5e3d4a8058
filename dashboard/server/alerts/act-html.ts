// The frame of the pages behind the buttons of alerts: readable on a phone, without script, loading nothing.

export interface ActPage {
  readonly language: 'en' | 'it';
  /** HTML, as all that follows: escaped where it holds what others wrote. */
  readonly title: string;
  readonly body: string;
}

const style =
  ':root{color-scheme:light dark}' +
  'body{font:1.05rem/1.5 system-ui,sans-serif;max-width:34rem;margin:8vh auto;padding:0 1.2rem;color:#1d2733;background:#fff;overflow-wrap:anywhere}' +
  'h1{font-size:1.5rem;line-height:1.25;margin:0 0 .8rem}p{margin:0 0 1rem}.facts{color:#5b6573}' +
  'button{font:inherit;width:100%;max-width:22rem;min-height:3rem;padding:.6rem 1.4rem;border:0;border-radius:.4rem;background:#0b5d66;color:#fff;cursor:pointer}' +
  'button:focus-visible,a:focus-visible{outline:3px solid currentColor;outline-offset:2px}a{color:#0b5d66}' +
  '@media(prefers-color-scheme:dark){body{color:#e6e9ed;background:#16191d}.facts{color:#a5aebb}a{color:#6cc5cf}}';

export function writeActPage({ language, title, body }: ActPage): string {
  return (
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">` +
    `<meta name="robots" content="noindex"><title>${title}</title><style>${style}</style></head>` +
    `<body><main><h1>${title}</h1>${body}</main></body></html>`
  );
}

/** Without an address of its own the form goes to the page's. */
export function askButton(label: string): string {
  return `<form method="post"><button>${label}</button></form>`;
}

export function paragraph(html: string, kind = ''): string {
  return `<p${kind === '' ? '' : ` class="${kind}"`}>${html}</p>`;
}
