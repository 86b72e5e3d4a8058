// Which mailboxes speak of a company, and which never do.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeEmail } from '#intelligence/company/emails/describe-email.ts';
import { emailKinds } from '#intelligence/company/emails/email-facts.ts';
import { certifiedMailDomains } from '#intelligence/company/emails/lists/certified-mail-domains.ts';
import { freeMailDomains } from '#intelligence/company/emails/lists/free-mail-domains.ts';
import { providerMailDomains } from '#intelligence/company/emails/lists/provider-mail-domains.ts';

const kindOf = (address: string) => describeEmail(address).kind;

describe('describeEmail', () => {
  it('takes people at companies for work, and under their registrable domain', () => {
    expect(describeEmail('Mario.Rossi@Mail.Acme.CO.UK')).toMatchObject({
      kind: 'work',
      domain: 'acme.co.uk',
      isRole: false,
    });
    expect(describeEmail(' x@foo.github.io ')).toMatchObject({ kind: 'work', domain: 'foo.github.io' });
    expect(describeEmail('jürgen@müller.de')).toMatchObject({ kind: 'work', domain: 'xn--mller-kva.de' });
  });

  it('knows mailboxes of a role in five languages, with a place or a number behind', () => {
    for (const name of [
      'info',
      'INFO',
      'info+fiera',
      'info.milano',
      'sales-it',
      'sales2',
      'ufficio.acquisti',
      'ufficioacquisti',
      'amministrazione',
      'buchhaltung',
      'vertrieb',
      'bewerbungen',
      'comptabilite',
      'recrutement',
      'ventas',
      'atencion.cliente',
      'no-reply',
      'postmaster',
    ]) {
      expect(describeEmail(`${name}@acme.it`), name).toMatchObject({
        kind: 'role',
        isRole: true,
        domain: 'acme.it',
      });
    }
    for (const name of [
      'mario',
      'infante',
      'it.moretti',
      'mail.rossi',
      'salesi',
      'e.vendite-rossi',
      'p.ordine',
    ]) {
      expect(describeEmail(`${name}@acme.it`), name).toMatchObject({ kind: 'work', isRole: false });
    }
  });

  it('knows free mail, and everything under it', () => {
    for (const domain of [
      'gmail.com',
      'outlook.it',
      'web.de',
      'laposte.net',
      'hotmail.es',
      'proton.me',
      'yahoo.co.uk',
      'email.it',
      'gmx.at',
    ]) {
      expect(describeEmail(`a.b@${domain}`)).toMatchObject({ kind: 'free', domain });
      expect(kindOf(`a.b@posta.${domain}`), domain).toBe('free');
    }
    expect(describeEmail('info@gmail.com')).toMatchObject({ kind: 'free', isRole: true });
  });

  it('knows what access providers give their customers', () => {
    for (const domain of [
      'libero.it',
      'tin.it',
      'alice.it',
      'orange.fr',
      't-online.de',
      'comcast.net',
      'btinternet.com',
      'bluewin.ch',
      'telefonica.net',
    ]) {
      expect(describeEmail(`a@${domain}`)).toMatchObject({ kind: 'internet_provider', domain });
    }
  });

  it('knows mail to be thrown away', () => {
    for (const domain of [
      'mailinator.com',
      'guerrillamail.com',
      'yopmail.com',
      '10minutemail.com',
      'trashmail.de',
    ]) {
      expect(kindOf(`a@${domain}`), domain).toBe('disposable');
      expect(kindOf(`a@x.${domain}`), domain).toBe('disposable');
    }
  });

  it("knows certified mail, the providers' and a company's own", () => {
    for (const host of ['pec.it', 'legalmail.it', 'arubapec.it', 'studio.legalmail.it', 'ingpec.eu']) {
      expect(kindOf(`acme@${host}`), host).toBe('certified');
    }
    expect(describeEmail('protocollo@pec.acme.it')).toMatchObject({
      kind: 'certified',
      domain: 'acme.it',
      isRole: true,
    });
  });

  it('says what is wrong with what is no address', () => {
    for (const address of [
      '',
      'mario',
      'mario@',
      '@acme.it',
      'a@b@acme.it',
      'a b@acme.it',
      '.a@acme.it',
      'a..b@acme.it',
      'a@acme',
      'a@localhost',
      'a@-acme.it',
      'a@acme..it',
      'a@127.0.0.1',
      'a@[127.0.0.1]',
      'a@co.uk',
      'Mario <a@acme.it>',
      `${'a'.repeat(65)}@acme.it`,
      `a@${'b'.repeat(64)}.it`,
      `a@${'b.'.repeat(130)}it`,
    ]) {
      const { kind, domain, isRole, reasons } = describeEmail(address);
      expect({ kind, domain, isRole }, address).toEqual({ kind: 'invalid', domain: '', isRole: false });
      expect(reasons[0], address).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('notes schools, universities and governments in its reasons', () => {
    for (const domain of [
      'unibo.it',
      'stanford.edu',
      'ox.ac.uk',
      'uni-koeln.de',
      'univ-lyon1.fr',
      'ugr.es',
    ]) {
      expect(describeEmail(`anna.neri@${domain}`), domain).toMatchObject({ kind: 'work' });
      expect(describeEmail(`anna.neri@${domain}`).reasons.join(' '), domain).toContain('education');
    }
    expect(describeEmail('anna.neri@agid.gov.it').reasons.join(' ')).toContain('government');
    for (const domain of ['unicredit.it', 'unieuro.it', 'unipol.it', 'acme.it']) {
      expect(describeEmail(`anna.neri@${domain}`).reasons.join(' '), domain).not.toContain('education');
    }
  });

  it('never throws, and answers one of its kinds', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.emailAddress(),
          fc.string({ unit: 'grapheme' }),
          fc.string().map((text) => `a@${text}`),
        ),
        (address) => {
          const facts = describeEmail(address);
          expect(emailKinds).toContain(facts.kind);
          expect(facts.domain === '').toBe(facts.kind === 'invalid');
          expect(facts.reasons.length).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('has domains in its lists that somebody can have registered, each in one list', () => {
    const lists = [freeMailDomains, providerMailDomains, certifiedMailDomains];
    for (const list of lists) {
      for (const domain of list) {
        expect(kindOf(`a@${domain}`), domain).not.toBe('invalid');
        expect(lists.filter((other) => other.has(domain)).length, domain).toBe(1);
      }
    }
  });
});
