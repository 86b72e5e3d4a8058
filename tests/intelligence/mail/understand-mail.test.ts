// Guarantees whose a mail is, in which direction it went, and what was asked, in the ways in which mail programs forward and quote.

import { describe, expect, it } from 'vitest';
import { understandMail } from '#intelligence/mail/understand-mail.ts';
import { anna, colleague, own, sampleFacts } from './sample-facts.ts';

const asked = 'Vi chiedo un preventivo per 40 riduttori.';
const forward = (text: string, subject = 'Fwd: Preventivo') =>
  understandMail(sampleFacts({ from: colleague, subject, text }), own);

/** What each program writes when a colleague passes a mail on. */
const forwards: Record<string, [text: string, subject?: string]> = {
  'Gmail in English': [
    `FYI\n\n---------- Forwarded message ---------\nFrom: Anna Rossi <anna.rossi@officinebianchi.it>\nDate: Mon, Mar 3, 2025 at 10:12 AM\nSubject: Preventivo\nTo: <paolo@nostra.it>\n\n\n${asked}\n`,
  ],
  'Gmail in Italian': [
    `---------- Messaggio inoltrato ---------\nDa: Anna Rossi <anna.rossi@officinebianchi.it>\nData: lun 3 mar 2025 alle ore 10:12\nOggetto: Preventivo\nA: <paolo@nostra.it>\n\n${asked}`,
  ],
  'Apple Mail in English': [
    `Te la giro\n\nBegin forwarded message:\n\n> From: Anna Rossi <anna.rossi@officinebianchi.it>\n> Subject: Preventivo\n> Date: 3 March 2025 at 10:12:00 CET\n> To: paolo@nostra.it\n> \n> ${asked}\n`,
  ],
  'Apple Mail in Italian': [
    `Inizio messaggio inoltrato:\n\n> Da: Anna Rossi <anna.rossi@officinebianchi.it>\n> Oggetto: Preventivo\n> Data: 3 marzo 2025 alle ore 10:12:00 CET\n> A: paolo@nostra.it\n> \n> ${asked}\n`,
    'I: Preventivo',
  ],
  'Thunderbird in English': [
    `-------- Forwarded Message --------\nSubject: \tPreventivo\nDate: \tMon, 3 Mar 2025 10:12:00 +0100\nFrom: \tAnna Rossi <anna.rossi@officinebianchi.it>\nTo: \tpaolo@nostra.it\n\n${asked}\n`,
  ],
  'Thunderbird in Italian': [
    `-------- Messaggio Inoltrato --------\nOggetto: \tPreventivo\nData: \tMon, 3 Mar 2025 10:12:00 +0100\nMittente: \tAnna Rossi <anna.rossi@officinebianchi.it>\nA: \tpaolo@nostra.it\n\n${asked}\n`,
  ],
  'Outlook in English': [
    `Can you take this one?\n\nPaolo\n\n________________________________\nFrom: Anna Rossi <anna.rossi@officinebianchi.it>\nSent: Monday, March 3, 2025 10:12 AM\nTo: Paolo Neri <paolo@nostra.it>\nSubject: Preventivo\n\n${asked}\n`,
    'FW: Preventivo',
  ],
  'Outlook in Italian': [
    `-----Messaggio originale-----\nDa: Anna Rossi <anna.rossi@officinebianchi.it> \nInviato: lunedì 3 marzo 2025 10:12\nA: Paolo Neri <paolo@nostra.it>\nCc: Sara <sara@nostra.it>;\n Bruno <bruno@nostra.it>\nOggetto: Preventivo\n\n${asked}\n`,
    'I: Preventivo',
  ],
  'Outlook with bold labels': [
    `*Da:* Anna Rossi [mailto:anna.rossi@officinebianchi.it]\n*Inviato:* lunedì 3 marzo 2025 10:12\n*A:* Paolo Neri\n*Oggetto:* Preventivo\n\n${asked}\n`,
    'Inoltro: Preventivo',
  ],
  'Outlook in German': [
    `Von: Anna Rossi <anna.rossi@officinebianchi.it>\nGesendet: Montag, 3. März 2025 10:12\nAn: Paolo Neri <paolo@nostra.it>\nBetreff: Preventivo\n\n${asked}\n`,
    'WG: Preventivo',
  ],
  'two colleagues in turn': [
    `---------- Forwarded message ---------\nFrom: Sara Bini <sara@nostra.it>\nDate: Mon, Mar 3, 2025\nSubject: Fwd: Preventivo\nTo: paolo@nostra.it\n\n\n---------- Forwarded message ---------\nFrom: Anna Rossi <anna.rossi@officinebianchi.it>\nDate: Mon, Mar 3, 2025\nSubject: Preventivo\nTo: sara@nostra.it\n\n${asked}`,
  ],
};

describe('a mail that a colleague passed on', () => {
  it.each(Object.entries(forwards))('is the customer’s own: %s', (_, [text, subject]) => {
    expect(forward(text, subject)).toMatchObject({
      ...{ way: 'received', customers: [anna], subject: 'Preventivo', text: asked },
      ...{ isForwarded: true, isReply: false, language: 'it' },
    });
  });

  it('is the customer’s own when it is attached as a whole', () => {
    const attached = sampleFacts({ messageId: 'inner@x', text: `${asked}\n\nCordiali saluti\nAnna Rossi` });
    const mail = sampleFacts({ from: colleague, subject: 'guarda', text: 'ciao', attached });
    expect(understandMail(mail, own)).toMatchObject({ customers: [anna], text: asked, identity: 'inner@x' });
  });

  it('has the identity of the original, as far as the program says it', () => {
    const [text] = forwards['Gmail in English'] ?? [''];
    const mail = sampleFacts({
      from: colleague,
      subject: 'Fwd: Preventivo',
      text,
      inReplyTo: 'm1@officinebianchi.it',
    });
    expect(understandMail(mail, own)).toMatchObject({ identity: 'm1@officinebianchi.it' });
    expect(forward(text)).toMatchObject({ identity: '' });
  });

  it('is nobody’s when a program wrote the original', () => {
    const text = `---------- Forwarded message ---------\nFrom: Shop <noreply@shop.com>\nDate: Mon\nSubject: Your parcel\nTo: paolo@nostra.it\n\nIt is on its way.`;
    expect(forward(text)).toEqual({ ignored: 'no_reply' });
  });

  it('is a request without an address where the program left it out', () => {
    const text = `Da: Anna Rossi\nInviato: lunedì 3 marzo 2025 10:12\nA: Paolo Neri\nOggetto: Preventivo\n\n${asked}`;
    expect(forward(text, 'I: Preventivo')).toMatchObject({
      customers: [{ email: '', name: 'Anna Rossi' }],
      text: asked,
    });
  });
});

describe('a mail in which the mailbox is in copy', () => {
  it('of a colleague is a contact with whoever it was written to, colleagues left out', () => {
    const to = [anna, { email: 'sara@nostra.it', name: 'Sara' }];
    const mail = sampleFacts({
      from: colleague,
      to,
      subject: 'Re: Preventivo',
      text: 'Ecco.\n\nSaluti\nPaolo',
    });
    expect(understandMail(mail, own)).toMatchObject({
      way: 'sent',
      customers: [anna],
      text: 'Ecco.',
      signature: null,
    });
  });

  it('among colleagues is nobody’s', () => {
    const mail = sampleFacts({ from: colleague, to: [{ email: 'sara@nostra.it', name: '' }] });
    expect(understandMail(mail, own)).toEqual({ ignored: 'internal' });
  });

  it('of a form on the own site is of whoever filled it in', () => {
    const from = { email: 'wordpress@nostra.it', name: 'Sito' };
    expect(understandMail(sampleFacts({ from, replyTo: [anna] }), own)).toMatchObject({
      way: 'received',
      customers: [anna],
    });
  });

  it('makes nobody at a free mail service a colleague', () => {
    const from = { email: 'mario.bianchi@gmail.com', name: 'Mario Bianchi' };
    expect(understandMail(sampleFacts({ from }), own)).toMatchObject({ way: 'received', customers: [from] });
  });
});

describe('the text of a mail', () => {
  const textOf = (text: string, subject = 'Re: Preventivo') => {
    const read = understandMail(sampleFacts({ subject, text }), own);
    return 'ignored' in read ? read.ignored : read.text;
  };
  const quotes: Record<string, string> = {
    'Gmail in Italian': `${asked}\n\nIl giorno lun 3 mar 2025 alle ore 10:12 Paolo Neri <paolo@nostra.it> ha\nscritto:\n\n> Buongiorno\n> a presto`,
    'Gmail in English': `${asked}\n\nOn Mon, Mar 3, 2025 at 10:12 AM Paolo Neri <paolo@nostra.it> wrote:\n> Hello`,
    'Thunderbird in Italian': `${asked}\n\nIl 03/03/2025 10:12, Paolo Neri ha scritto:\n> Buongiorno`,
    'Apple Mail without signs': `${asked}\n\nOn 3 Mar 2025, at 10:12, Paolo Neri <paolo@nostra.it> wrote:\n\nHello, here is the offer.`,
    German: `${asked}\n\nAm 03.03.2025 um 10:12 schrieb Paolo Neri:\n> Hallo`,
    'Outlook in Italian': `${asked}\n\nDa: Paolo Neri <paolo@nostra.it>\nInviato: lunedì 3 marzo 2025\nA: Anna Rossi\nOggetto: Offerta\n\nBuongiorno, ecco.`,
    'Outlook in English': `${asked}\n\n-----Original Message-----\nFrom: Paolo Neri\nSent: Monday\nTo: Anna\nSubject: Offer\n\nHello`,
    'Outlook in German': `${asked}\n\nVon: Paolo Neri\nGesendet: Montag\nAn: Anna\nBetreff: Angebot\n\nHallo`,
    'a phone': `${asked}\n\nInviato da iPhone\n\n> Il giorno 3 mar 2025, alle ore 10:12, Paolo Neri <paolo@nostra.it> ha scritto:\n> \n> Buongiorno`,
  };
  it.each(Object.entries(quotes))('holds nothing of the thread: %s', (_, text) => {
    expect(textOf(text)).toBe(asked);
  });

  it('keeps what was answered between the lines', () => {
    const text = `Il 03/03/2025 10:12, Paolo Neri ha scritto:\n> Quanti pezzi?\nQuaranta.\n> Quando?\nA marzo.`;
    expect(textOf(text)).toBe('Quaranta.\nA marzo.');
  });

  it('holds no legal note, and keeps a letter that begins alike', () => {
    const note =
      'Questo messaggio e i suoi allegati sono riservati e destinati esclusivamente al destinatario indicato.';
    expect(textOf(`${asked}\n\n${note}`)).toBe(asked);
    const letter = 'Questa e-mail fa seguito alla telefonata di ieri: vorremmo 20 pezzi.';
    expect(textOf(`Buongiorno,\n${letter}`)).toBe(`Buongiorno,\n${letter}`);
  });

  it('has a subject without what programs put before it', () => {
    expect(understandMail(sampleFacts({ subject: 'R: RE: [EXT] I: Fwd: Offerta 12' }), own)).toMatchObject({
      subject: 'Offerta 12',
      isReply: true,
    });
    expect(understandMail(sampleFacts({ subject: 'Riduttori: prezzo' }), own)).toMatchObject({
      subject: 'Riduttori: prezzo',
      isReply: false,
    });
  });
});

describe('a text made to keep a program busy', () => {
  const long = 100_000;
  it.each([
    ['blanks', `Grazie${' '.repeat(long)}x`],
    ['signs', `On ${'<@'.repeat(long)} wrote:`],
    ['hyphens', `Saluti\n${'-a'.repeat(long)}`],
    ['bars', `Saluti\n${' '.repeat(long)}|`],
    ['lines', 'Da: a\n'.repeat(long)],
  ])('is read in no time: %s', (_, text) => {
    const startedMs = performance.now();
    understandMail(sampleFacts({ text }), own);
    expect(performance.now() - startedMs).toBeLessThan(5_000);
  });
});

describe('what no person wrote', () => {
  const cases: [string, string, Parameters<typeof sampleFacts>[0]][] = [
    ['an automatic answer', 'out_of_office', { headers: { 'auto-submitted': 'auto-replied' } }],
    ['one by its subject', 'out_of_office', { subject: 'Risposta automatica: Preventivo' }],
    ['a program', 'auto_submitted', { headers: { 'auto-submitted': 'auto-generated' } }],
    ['a bounce', 'bounce', { headers: { 'content-type': 'multipart/report' } }],
    ['a daemon', 'bounce', { from: { email: 'MAILER-DAEMON@x.it'.toLowerCase(), name: '' } }],
    ['a newsletter', 'newsletter', { headers: { 'list-unsubscribe': '<https://x.com>' } }],
    [
      'a list',
      'mailing_list',
      { headers: { 'list-id': '<users.lists.org>', 'list-post': '<mailto:u@lists.org>' } },
    ],
    ['nobody', 'no_reply', { from: { email: 'no-reply@shop.com', name: 'Shop' } }],
    ['spam', 'spam', { headers: { 'x-spam-flag': 'YES' } }],
    ['spam by Exchange', 'spam', { headers: { 'x-ms-exchange-organization-scl': '6' } }],
    [
      'a forged sender',
      'authentication_failed',
      { headers: { 'authentication-results': 'mx; dkim=none; dmarc=fail (p=reject)' } },
    ],
    ['a calendar', 'calendar', { hasCalendar: true }],
  ];
  it.each(cases)('is left out: %s', (_, reason, more) => {
    expect(understandMail(sampleFacts(more), own)).toEqual({ ignored: reason });
  });

  it.each([
    ...['Consegna: sollecito ordine 4711', 'Accettazione: offerta 12', 'Letto: il vostro catalogo'],
    ...[
      'Read: your offer',
      'Invito: fiera di Hannover',
      'Annullato: ordine 4711',
      'Posta certificata: quesito',
    ],
  ])('is not what a customer wrote under a subject that receipts have as well: %s', (subject) => {
    expect(understandMail(sampleFacts({ subject }), own)).toMatchObject({
      way: 'received',
      customers: [anna],
    });
  });

  const receipts: [string, Parameters<typeof sampleFacts>[0]][] = [
    ['by its header', { headers: { 'x-ricevuta': 'avvenuta-consegna' } }],
    [
      'by its sender',
      { from: { email: 'posta-certificata@pec.aruba.it', name: '' }, subject: 'CONSEGNA: Offerta' },
    ],
    ['by its type', { headers: { 'content-type': 'multipart/report' }, subject: 'Letto: Offerta' }],
  ];
  it.each(receipts)('is left out when it is a receipt, %s', (_, more) => {
    expect(understandMail(sampleFacts(more), own)).toEqual({ ignored: 'bounce' });
  });

  it('is not what came through a group mailbox of the own domain', () => {
    const headers = {
      'list-id': '<info.nostra.it>',
      'list-post': '<mailto:info@nostra.it>',
      precedence: 'list',
    };
    expect(understandMail(sampleFacts({ headers }), own)).toMatchObject({ way: 'received' });
  });

  const passedOn: [what: string, headers: Record<string, string>][] = [
    [
      'no policy (Gmail)',
      {
        'authentication-results':
          'mx.google.com; spf=softfail; dmarc=fail (p=NONE sp=NONE dis=NONE) header.from=x.it',
      },
    ],
    [
      'no policy (Microsoft)',
      {
        'authentication-results':
          'spf=fail smtp.mailfrom=x.it; dkim=none; dmarc=fail action=none header.from=x.it',
      },
    ],
    ['no policy known', { 'authentication-results': 'mx; spf=fail; dkim=fail' }],
    [
      'a chain that the server believes',
      { 'authentication-results': 'mx; arc=pass (i=1 dmarc=pass); dmarc=fail (p=REJECT) header.from=x.it' },
    ],
    [
      'the own server',
      {
        'authentication-results': 'mx; dmarc=fail (p=reject)',
        'x-forwarded-for': 'info@nostra.it richieste@gmail.com',
      },
    ],
  ];
  it.each(passedOn)(
    'is a request whose sender is not proven when a server passed it on: %s',
    (_, headers) => {
      expect(understandMail(sampleFacts({ headers }), own)).toMatchObject({
        ...{ way: 'received', customers: [anna], authentication: 'unproven' },
      });
    },
  );

  it.each([
    ['by Gmail', 'mx; dmarc=fail (p=QUARANTINE sp=NONE dis=NONE)'],
    ['by Microsoft', 'spf=fail; dkim=none; dmarc=fail action=oreject header.from=x.it'],
  ])('is left out when its sender asks that such mails be refused: %s', (_, value) => {
    const headers = { 'authentication-results': value, 'x-forwarded-for': 'info@altra.it' };
    expect(understandMail(sampleFacts({ headers }), own)).toEqual({ ignored: 'authentication_failed' });
  });

  it('is not told by a comment that looks like a result', () => {
    const headers = { 'authentication-results': 'mx; dmarc=pass (was dmarc=fail) header.from=x.it' };
    expect(understandMail(sampleFacts({ headers }), own)).toMatchObject({ authentication: 'pass' });
  });
});

describe('certified mail', () => {
  const attached = sampleFacts({
    messageId: 'opec1@pec.it',
    headers: { 'authentication-results': 'x; dmarc=pass' },
  });
  const carrier = (more: Parameters<typeof sampleFacts>[0] = {}) =>
    sampleFacts({
      ...{
        from: {
          email: 'posta-certificata@pec.aruba.it',
          name: 'Per conto di: anna.rossi@officinebianchi.it',
        },
      },
      ...{ subject: 'POSTA CERTIFICATA: Preventivo', text: 'Messaggio di posta certificata', attached },
      ...{ messageId: 'envelope@pec.aruba.it', headers: { 'x-trasporto': 'posta-certificata' } },
      ...more,
    });

  it('is of whoever wrote the message that the provider carries', () => {
    expect(understandMail(carrier(), own)).toMatchObject({
      ...{ way: 'received', customers: [anna], subject: 'Preventivo', isForwarded: false },
      identity: 'opec1@pec.it',
    });
    expect(
      understandMail(carrier({ headers: {}, subject: 'ANOMALIA MESSAGGIO: Preventivo' }), own),
    ).toMatchObject({
      customers: [anna],
    });
  });

  it('is believed for what the receiving server says of the provider, not for what it says of itself', () => {
    expect(understandMail(carrier(), own)).toMatchObject({ authentication: 'unproven' });
    const headers = {
      'x-trasporto': 'posta-certificata',
      'authentication-results': 'mx; dmarc=fail (p=reject)',
    };
    expect(understandMail(carrier({ headers }), own)).toEqual({ ignored: 'authentication_failed' });
  });

  it('that a colleague sent is a contact with whoever it was written to', () => {
    const sent = sampleFacts({ from: colleague, to: [anna] });
    expect(understandMail(carrier({ attached: sent }), own)).toMatchObject({
      way: 'sent',
      customers: [anna],
    });
  });

  const passing = 'mx; dmarc=pass header.from=pec.aruba.it';
  it.each([
    ['none', {}, 'posta-certificata', passing],
    ['unproven', {}, 'errore', passing],
    ['unproven', {}, 'posta-certificata', 'mx; spf=fail; dkim=fail'],
    [
      'unproven',
      { from: { email: 'posta-certificata@evil.example', name: '' } },
      'posta-certificata',
      'mx; dmarc=pass header.from=evil.example',
    ],
  ] as const)(
    'never proves the writer by what holds of the provider: %s (%j, %s, %s)',
    (expected, more, transport, told) => {
      const headers = { 'x-trasporto': transport, 'authentication-results': told };
      expect(understandMail(carrier({ ...more, headers }), own)).toMatchObject({
        ...{ way: 'received', customers: [anna], authentication: expected },
      });
    },
  );

  it('is no mail to which its sender alone has given the header', () => {
    const from = { email: 'x@evil.example', name: '' };
    const headers = {
      'x-trasporto': 'posta-certificata',
      'authentication-results': 'mx; dmarc=pass header.from=evil.example',
    };
    expect(understandMail(carrier({ from, headers }), own)).toMatchObject({ customers: [from] });
  });
});
