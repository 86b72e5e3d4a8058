// What Anna did in a browser that she shares with Bruno, on her telephone and in a mail, as rows of events.

const hourMs = 3_600_000;

export interface DoneBy {
  siteId: number;
  nowMs: number;
  /** Browsers, 16 hex digits. */
  shared: string;
  phone: string;
  /** Anna's, on events. */
  subject: string;
}

export function makeDone({ siteId, nowMs, shared, phone, subject }: DoneBy) {
  const granted = { site: siteId, consent: 'granted', purposes: 7, host: 'acme.it' };
  const view = (visitor: string, at: number, path: string, more = {}) => ({
    ...granted,
    visitor,
    at,
    path,
    ...more,
  });
  return [
    view(shared, nowMs - 31 * hourMs, '/before-she-said'),
    view(shared, nowMs - 40 * hourMs, '/never-agreed', { consent: 'limited', purposes: 0 }),
    view(shared, nowMs - 20 * hourMs, '/bruno'),
    view(phone, nowMs - 5 * hourMs, '/on-the-phone'),
    {
      ...view(shared, nowMs - 31 * hourMs + 60_000, '/contatti', {
        subject,
        name: 'contact',
      }),
      ...{ type: 'form_submit', properties: JSON.stringify({ values: { email: 'anna.rossi@acme.it' } }) },
    },
    {
      ...view('0', nowMs - 2 * hourMs, '', { subject, name: 'email_click' }),
      type: 'engagement',
      properties: JSON.stringify({ kind: 'email_click', provider: 'sendgrid', human: 'human', title: 'May' }),
    },
    { ...view(phone, nowMs - hourMs, '/x'), outcome: 'rejected', raw: '{"email":"Anna.Rossi@acme.it"}' },
  ];
}
