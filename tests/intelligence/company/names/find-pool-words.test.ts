// What tells a pool of addresses from an end user, and when such a word is a part of a company's name.

import { describe, expect, it } from 'vitest';
import { findPoolWords, isProperNameWithForm } from '#intelligence/company/names/find-pool-words.ts';

describe('findPoolWords', () => {
  it('finds them in netnames, descriptions and host names of several languages', () => {
    const texts: readonly (readonly [string, readonly string[]])[] = [
      ['MTN Business SA Pool Region 7300', ['pool']],
      [
        'Dynamic IP Address for residential Broadband Customers',
        ['dynamic', 'residential', 'broadband', 'customers'],
      ],
      ['adsl-dc-305f5.adsl.wanadoo.nl', ['adsl']],
      ['node-ffm.pool-1-10.dynamic.totbb.net', ['pool', 'dynamic']],
      ['dyn123.isp.example', ['dyn', 'isp']],
      ['DSLAM WAN Allocation', ['dslam']],
      ['Aircel gprs customer Delhi', ['gprs', 'customer']],
      ['CUST-000123', ['cust']],
      ['Accesso clienti Milano', ['accesso', 'clienti']],
      ['Abonnés ADSL Lyon', ['abonnes', 'adsl']],
      ['Kundennetz Einwahl', ['kundennetz', 'einwahl']],
      ['Clientes residenciales usuários', ['clientes', 'usuarios']],
      ['Static IP block', ['static ip', 'ip block']],
      ['Cybersmart-ADSL-DBN ADSL IP numbers assigned to Db', ['adsl', 'assigned to']],
    ];
    for (const [text, words] of texts)
      expect(findPoolWords(text), text).toEqual(expect.arrayContaining([...words]));
  });

  it('reads whole words only', () => {
    for (const text of [
      'generaldynamics.com',
      'Navigadsl srl',
      'Linkplus',
      'Servernah GmbH',
      'Karlin Peebles LLP',
      'GHD',
    ]) {
      expect(findPoolWords(text), text).toEqual([]);
    }
  });

  it('does not take one customer with a name for a pool', () => {
    expect(findPoolWords('Customer Brunelleschi Infissi')).toEqual([]);
    expect(findPoolWords('customer')).toEqual(['customer']);
  });
});

describe('isProperNameWithForm', () => {
  it('leaves companies that are called so to a human', () => {
    for (const name of [
      'Dynamic Systems S.r.l.',
      'Cloud Nine Hotels Ltd',
      'Home Depot',
      'General Dynamics Corp',
      'Mobile Concepts GmbH',
    ]) {
      expect(isProperNameWithForm(name), name).toBe(true);
    }
  });

  it('takes descriptions of ranges for what they are, also with a form in them', () => {
    for (const text of [
      'MTN Business SA Pool Region 7300',
      'Dynamic IP Address for residential Broadband Customers',
      'Wireless Broadband Customer',
      'Aircel gprs customer Delhi',
      'Cybersmart-ADSL-DBN ADSL IP numbers assigned to Db',
      'DSLAM WAN Allocation',
      'Dynamic Pool Ltd',
      'AT&T Wireless',
      'Clienti ADSL S.p.A.',
    ]) {
      expect(isProperNameWithForm(text), text).toBe(false);
    }
  });
});
