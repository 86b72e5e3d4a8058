// The columns of customer lists are understood by their headers.

import { describe, expect, it } from 'vitest';
import { guessMapping, nameHeaders, signHeaders } from '#intelligence/company/import/guess-mapping.ts';

describe('guessMapping', () => {
  it('understands the headers of an Italian accounting program', () => {
    const headers = [
      ...[
        'Cod. Cliente',
        'Ragione Sociale',
        'P.IVA',
        'Cod.Fisc.',
        'Prov.',
        'Nazione',
        'Sito Internet',
        'E-mail',
      ],
      ...[
        'N. Dipendenti',
        'Fatturato 2024',
        'Codice ATECO',
        'Descrizione ATECO',
        'Agente',
        'Telefono',
        'PEC',
      ],
      ...['Capogruppo', 'Tipologia', 'Nome referente', 'Email referente'],
    ];
    expect(guessMapping(headers)).toEqual({
      'Cod. Cliente': 'external_id',
      'Ragione Sociale': 'name',
      'P.IVA': 'vat_number',
      'Cod.Fisc.': 'fiscal_code',
      'Prov.': 'province',
      Nazione: 'country',
      'Sito Internet': 'domains',
      'E-mail': 'email',
      'N. Dipendenti': 'employees',
      'Fatturato 2024': 'turnover',
      'Codice ATECO': 'industry_code',
      'Descrizione ATECO': 'ignore',
      Agente: 'owner',
      Telefono: 'ignore',
      PEC: 'ignore',
      Capogruppo: 'parent',
      Tipologia: 'status',
      'Nome referente': 'ignore',
      'Email referente': 'ignore',
    });
  });

  it('understands the headers of an English CRM', () => {
    const headers = ['Record ID', 'Company name', 'Company Domain Name', 'Company owner', 'Annual Revenue'];
    expect(Object.values(guessMapping(headers))).toEqual([
      'external_id',
      'name',
      'domains',
      'owner',
      'turnover',
    ]);
    expect(guessMapping(['accountName', 'vat_number', 'employeeCount'])).toEqual({
      accountName: 'name',
      vat_number: 'vat_number',
      employeeCount: 'employees',
    });
  });

  it('takes a column of countries under Stato for the country', () => {
    const headers = ['Nome', 'Stato'];
    expect(
      guessMapping(headers, [
        ['A', 'Italia'],
        ['B', 'Svizzera'],
      ])['Stato'],
    ).toBe('country');
    expect(
      guessMapping(headers, [
        ['A', 'Cliente'],
        ['B', 'Prospect'],
      ])['Stato'],
    ).toBe('status');
  });

  it('takes only the first of two columns that mean the same, but every website', () => {
    expect(guessMapping(['Nome', 'Azienda', 'Sito', 'Web'])).toEqual({
      Nome: 'name',
      Azienda: 'ignore',
      Sito: 'domains',
      Web: 'domains',
    });
  });

  it('names a company by its full name when a list has no other', () => {
    expect(guessMapping(['Registered name', 'VAT'])).toMatchObject({ 'Registered name': 'name' });
  });
});

describe('headers', () => {
  it('that are empty or stand twice get names of their own', () => {
    expect(nameHeaders(['Sito', '', ' Sito ', ''])).toEqual(['Sito', 'Column 2', 'Sito (2)', 'Column 4']);
  });

  it('are known again whatever their case, and not in another order', () => {
    expect(signHeaders(['Nome', 'Sito'])).toBe(signHeaders(['NOME', ' sito']));
    expect(signHeaders(['Nome', 'Sito'])).not.toBe(signHeaders(['Sito', 'Nome']));
  });
});
