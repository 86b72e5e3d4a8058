// Lists of recipients are read as spreadsheets write them, or refused with their lines.

import { describe, expect, test } from 'vitest';
import { readRecipients } from '#intelligence/email/read-recipients.ts';

async function* pieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}

const read = (text: string, encoding: BufferEncoding = 'utf8') =>
  readRecipients(() => pieces(Buffer.from(text, encoding)));

describe('a list of recipients', () => {
  test('may come from Excel in Windows-1252 with semicolons and Italian headers', async () => {
    const answer = await read(
      'E-mail;Nome;Consenso\r\nAnna@Acme-Impianti.it;Niccolò Però;Sì\r\nb@acme-impianti.it;B;no\r\n',
      'latin1',
    );
    expect(answer).toEqual({
      recipients: [
        { email: 'anna@acme-impianti.it', name: 'Niccolò Però', allowsTracking: true },
        { email: 'b@acme-impianti.it', name: 'B', allowsTracking: false },
      ],
      repeated: 0,
      hasConsent: true,
    });
  });

  test('may have first and last name apart and no word about consent', async () => {
    const answer = await read('FNAME,LNAME,Email Address\nAnna,Rossi,anna@acme-impianti.it\n');
    expect(answer).toMatchObject({
      recipients: [{ email: 'anna@acme-impianti.it', name: 'Anna Rossi', allowsTracking: null }],
      hasConsent: false,
    });
  });

  test('is refused as a whole with the lines that are at fault', async () => {
    const answer = await read(
      'email,tracking\na@acme-impianti.it,yes\nnobody,yes\nb@acme-impianti.it,perhaps\n',
    );
    expect(answer).toEqual({
      faults: [
        { line: 3, code: 'no_email', value: 'nobody' },
        { line: 4, code: 'unclear_consent', value: 'perhaps' },
      ],
      faultCount: 2,
    });
  });

  test('takes a person once, and a refusal over an agreement wherever it stands', async () => {
    for (const order of [
      ['yes', 'no'],
      ['no', 'yes'],
    ]) {
      const answer = await read(
        `email,consent\n${order.map((said) => `a@acme-impianti.it,${said}`).join('\n')}\n`,
      );
      expect(answer).toMatchObject({ recipients: [{ allowsTracking: false }], repeated: 1 });
    }
  });

  test('takes silence in the column of consent for a no', async () => {
    expect(await read('email,consent\na@acme-impianti.it,\n')).toMatchObject({
      recipients: [{ allowsTracking: false }],
    });
  });

  test.each([
    ['name\nAnna\n', 'no_email_column'],
    ['email\n', 'no_lines'],
    ['', 'unreadable'],
    ['PK\u0003\u0004 no text', 'unreadable'],
    ['email\n"a@acme-impianti.it\n', 'unreadable'],
  ])('that is none says why: %j', async (text, code) => {
    expect(await read(text)).toMatchObject({ faults: [{ code }] });
  });
});
