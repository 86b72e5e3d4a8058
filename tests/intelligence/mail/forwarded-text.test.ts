// Guarantees that what is kept of an enquiry ends where its words end, whoever signed below it: the asker, whoever passed it on,
// or both.

import { describe, expect, it } from 'vitest';
import { understandMail } from '#intelligence/mail/understand-mail.ts';
import { anna, colleague, own, sampleFacts } from './sample-facts.ts';

const asked = 'Buongiorno,\nvi chiedo un preventivo per 40 riduttori.';
const gmail = (inner: string, note = '', below = '') =>
  `${note}---------- Messaggio inoltrato ---------\nDa: Anna Rossi <anna.rossi@officinebianchi.it>\nData: lun 3 mar 2025 alle ore 10:12\nOggetto: Preventivo\nA: <paolo@nostra.it>\n\n${inner}\n${below}`;
const read = (text: string) =>
  understandMail(sampleFacts({ from: colleague, subject: 'Fwd: Preventivo', text }), own);

const longSignature = [
  'Anna Rossi',
  'Responsabile Acquisti',
  'Officine Bianchi S.r.l.',
  'Via Industriale 12 - 25030 Brescia (BS)',
  'Tel. +39 030 2345678',
  'Cell. 347 1234567',
  'www.officinebianchi.it',
].join('\n');
const plainSignature = 'Anna Rossi\nUfficio Acquisti\nOfficine Bianchi S.r.l.\nVia Industriale 12, Brescia';
const forwarder = '-- \nPaolo Neri\nVendite\nNostra S.r.l.\nTel. +39 02 1234567\nwww.nostra.it';
const forwarderBare = 'Paolo Neri\nNostra S.r.l.\nTel. +39 02 1234567';

/** What stands below the enquiry. */
const endings: Record<string, string> = {
  nothing: gmail(asked),
  'a short signature': gmail(`${asked}\n\nGrazie\nAnna`),
  'a long signature': gmail(`${asked}\n\nCordiali saluti\n\n${longSignature}`),
  'a long signature, and that of whoever passed it on': gmail(
    `${asked}\n\nCordiali saluti\n\n${longSignature}`,
    '',
    `\n${forwarder}`,
  ),
  'the signature of whoever passed it on alone': gmail(asked, '', `\n${forwarder}`),
  'the signature of whoever passed it on, without a mark': gmail(asked, '', `\n${forwarderBare}`),
  'both, without marks': gmail(`${asked}\n\nCordiali saluti\n${longSignature}`, '', `\n${forwarderBare}`),
  'a name alone': gmail(`${asked}\n\nAnna Rossi`),
  'a first name alone': gmail(`${asked}\n\nAnna`),
  'a signature without closing words and without contacts': gmail(`${asked}\n\n${plainSignature}`),
  'a signature below closing words and a mark': gmail(
    `${asked}\n\nCordiali saluti\n\n${longSignature}\n\n-- \nOfficine Bianchi S.r.l. - dal 1962`,
  ),
  'closing words in a sentence': gmail(
    `${asked}\n\nVi ringrazio anticipatamente e porgo cordiali saluti.\nAnna Rossi\nUfficio Acquisti`,
  ),
  'closing words of several lines': gmail(
    `${asked}\n\nResto in attesa di un vostro riscontro.\nGrazie mille e buona giornata!\n\nAnna Rossi`,
  ).replace('Resto in attesa di un vostro riscontro.\n', ''),
  pictures: gmail(`${asked}\n\nCordiali saluti\n[image: Logo]\n*Anna Rossi*\n[cid:image001.png@01DB]`),
  'a phone': gmail(`${asked}\n\nAnna\n\nInviato da iPhone`),
  'a phone of whoever passed it on': gmail(
    `${asked}\n\nCordiali saluti\nAnna Rossi`,
    '',
    '\nInviato da iPhone',
  ),
  'the signature above, of whoever passed it on': gmail(
    `${asked}\n\nSaluti\nAnna`,
    `Te la giro.\n\n${forwarder}\n\n`,
  ),
};

describe('the text of an enquiry that was passed on', () => {
  it.each(Object.entries(endings))('ends with its words above %s', (_, text) => {
    expect(read(text)).toMatchObject({ way: 'received', customers: [anna], text: asked });
  });

  it('gives nobody the signature of whoever passed it on', () => {
    for (const text of [gmail(asked, '', `\n${forwarder}`), gmail(asked, '', `\n${forwarderBare}`)])
      expect(read(text)).toMatchObject({ signature: { name: '', company: '', phones: [], website: '' } });
  });

  it('keeps the signature of the asker for the profile', () => {
    const text = gmail(`${asked}\n\nCordiali saluti\n\n${longSignature}`, '', `\n${forwarder}`);
    expect(read(text)).toMatchObject({
      signature: {
        name: 'Anna Rossi',
        company: 'Officine Bianchi S.r.l.',
        jobTitle: 'Responsabile Acquisti',
      },
    });
  });

  it('keeps a letter that thanks at its beginning, and people who are named in it', () => {
    const letter =
      'Grazie per il preventivo.\nVorremmo ordinare 40 riduttori entro marzo.\nPotete confermare la consegna?';
    expect(read(gmail(`${letter}\n\nCordiali saluti\n${longSignature}`))).toMatchObject({ text: letter });
    const named = 'Per la consegna chiamate Anna Rossi.\nAnna Rossi è in ufficio fino alle 17 e vi aspetta.';
    expect(read(gmail(named))).toMatchObject({ text: named });
  });

  it('keeps a list at its end', () => {
    const list = `${asked}\n\n10 riduttori taglia 3\n20 riduttori taglia 4\nPallet 120 x 80`;
    expect(read(gmail(`${list}\n\nSaluti\nAnna`))).toMatchObject({ text: list });
  });

  it('is empty where nothing but a signature stands', () => {
    expect(read(gmail(`Cordiali saluti\n${longSignature}`))).toMatchObject({
      subject: 'Preventivo',
      text: '',
    });
  });
});
