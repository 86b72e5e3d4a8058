// The few pieces that mails of alerts are made of. Tables and styles beside the words, since mail programs know little else.
// Everything given is HTML already.

const ink = '#1d2733';
const font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

export function alertFrame({
  language,
  title,
  body,
  foot,
}: {
  language: string;
  title: string;
  body: string;
  foot: string;
}): string {
  return (
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light">' +
    `<title>${title}</title></head><body style="margin:0;background:#f2f4f6;color:${ink};${font};font-size:15px;line-height:1.5">` +
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:16px 8px">' +
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;text-align:left">' +
    `${body}<tr><td style="padding:16px 8px;font-size:12px;color:#5b6573">${foot}</td></tr>` +
    '</table></td></tr></table></body></html>'
  );
}

export function alertHeading(html: string): string {
  return `<tr><td style="padding:12px 8px 8px;font-size:20px;font-weight:600;line-height:1.3">${html}</td></tr>`;
}

export function alertPanel(html: string): string {
  const style = 'background:#ffffff;border:1px solid #dde2e7;border-radius:8px;padding:16px';
  return `<tr><td style="padding:0 0 12px"><div style="${style};overflow-wrap:anywhere">${html}</div></td></tr>`;
}

export function alertTable(title: string, rows: readonly (readonly [string, string])[]): string {
  const lines = rows.map(
    ([name, count]) =>
      `<tr><td style="padding:3px 0">${name}</td><td align="right" style="padding:3px 0 3px 12px;font-weight:600">${count}</td></tr>`,
  );
  return alertPanel(
    `<div style="font-weight:600;margin-bottom:6px">${title}</div>` +
      `<table width="100%" cellpadding="0" cellspacing="0" style="font-size:15px">${lines.join('')}</table>`,
  );
}

/** Wide enough for a thumb. */
export function alertButton(url: string, label: string, look: 'strong' | 'plain'): string {
  const colours =
    look === 'strong'
      ? 'background:#0b5d66;color:#ffffff;border:1px solid #0b5d66'
      : `background:#ffffff;color:${ink};border:1px solid #b8c0c9`;
  const style = `${colours};display:inline-block;padding:9px 14px;margin:0 8px 8px 0;border-radius:6px;text-decoration:none;font-size:14px`;
  return `<a href="${url}" style="${style}">${label}</a>`;
}
