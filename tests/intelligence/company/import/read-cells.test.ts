// Cells as people and spreadsheets write them.

import { describe, expect, it } from 'vitest';
import { checkFiscalCode } from '#intelligence/company/import/check-fiscal-code.ts';
import { checkVatNumber } from '#intelligence/company/import/check-vat-number.ts';
import { readCountry } from '#intelligence/company/import/read-country.ts';
import { readDomain } from '#intelligence/company/import/read-domain.ts';
import { readIndustryCode } from '#intelligence/company/import/read-industry-code.ts';
import { readNetwork } from '#intelligence/company/import/read-network.ts';
import { readWholeNumber } from '#intelligence/company/import/read-number.ts';
import { readStatus } from '#intelligence/company/import/read-status.ts';

describe('checkVatNumber', () => {
  it.each([
    ['IT 0123 4567 897', '', 'IT01234567897'],
    ['01234567897', '', 'IT01234567897'],
    ['1234567897', 'IT', 'IT01234567897'],
    ['DE123456789', '', 'DE123456789'],
    ['123456789', 'DE', 'DE123456789'],
    ['el123456789', 'GR', 'EL123456789'],
    ['B12345678', 'ES', 'ESB12345678'],
    ['CHE-123.456.789 MWST', '', 'CHE123456789'],
    ['CHE-123.456.789', '', 'CHE123456789'],
    ['FR12345678901', 'IT', 'FR12345678901'],
    ['12-3456789', 'US', 'US123456789'],
  ])('reads %s (%s) as %s', (text, country, vatNumber) => {
    expect(checkVatNumber(text, country)).toMatchObject({ vatNumber });
  });

  it.each([
    ['01234567890', 'IT', 'vat_check_digit'],
    ['00000000000', 'IT', 'vat_check_digit'],
    ['01234567890', '', 'vat_check_digit'],
    ['IT123', '', 'vat_format'],
    ['1234567897', '', 'vat_country_unknown'],
    ['1,23457E+11', 'IT', 'spreadsheet_number'],
    ['in attesa', 'IT', 'vat_format'],
  ])('refuses %s (%s) with %s', (text, country, fault) => {
    expect(checkVatNumber(text, country)).toEqual({ fault });
  });
});

it.each([
  ['rss mra 85t10 a562s', 'RSSMRA85T10A562S'],
  ['RSSMRA85T10A562X', ''],
  ['IT01234567897', '01234567897'],
  ['1234567897', '01234567897'],
  ['12345678901', ''],
])('checkFiscalCode reads %s as "%s"', (text, code) => {
  expect(checkFiscalCode(text)).toBe(code);
});

it.each([
  ['1.234,56', 1235],
  ['1,234.56', 1235],
  ['1 234', 1234],
  ['1.234', 1234],
  ['12,5', 13],
  ['€ 1.200.000,00', 1_200_000],
  ['1,2 mln', 1_200_000],
  ['3.5M', 3_500_000],
  ['1,5 miliardi', 1_500_000_000],
  ['10-49', 10],
  ['da 10 a 49', 10],
  ['50+', 50],
  ['12 dipendenti', 12],
  ['1e5', null],
  ['n/a', null],
  ['', null],
])('readWholeNumber reads "%s" as %s', (text, number) => {
  expect(readWholeNumber(text)).toBe(number);
});

it.each([
  ['IT', 'IT'],
  ['Italia', 'IT'],
  ['DEU', 'DE'],
  ['Deutschland', 'DE'],
  ['Österreich', 'AT'],
  ['Stati Uniti d’America', 'US'],
  ['UK', 'GB'],
  ['EL', 'GR'],
  ['XX', ''],
  ['DD', ''],
  ['Milano', ''],
])('readCountry reads %s as "%s"', (text, code) => {
  expect(readCountry(text)).toBe(code);
});

it.each([
  ['Cliente', 'customer'],
  ['EX-cliente', 'former'],
  ['Potenziale cliente', 'prospect'],
  ['Fornitori', 'supplier'],
  ['Concorrente', 'competitor'],
  ['Opportunità', 'prospect'],
  ['boh', ''],
])('readStatus reads %s as "%s"', (text, status) => {
  expect(readStatus(text)).toBe(status);
});

it.each([
  ['62.01.00', '', 'IT', { scheme: 'ATECO', code: '62.01.00' }],
  ['620100', '', '', { scheme: 'ATECO', code: '62.01.00' }],
  ['J62.01', '', 'DE', { scheme: 'NACE', code: '62.01' }],
  ['6201', 'NACE rev. 2', 'IT', { scheme: 'NACE', code: '62.01' }],
  ['62.01.00 - Produzione di software', '', 'IT', { scheme: 'ATECO', code: '62.01.00' }],
  ['software', '', 'IT', undefined],
])('readIndustryCode reads %s under "%s" (%s)', (text, header, country, code) => {
  expect(readIndustryCode(text, header, country)).toEqual(code);
});

it.each([
  ['https://www.acme-example.it/chi-siamo?x=1', 'acme-example.it', ''],
  ['Info@Vendite.Acme-Example.co.uk', 'acme-example.co.uk', ''],
  ['acme.github.io', 'acme.github.io', ''],
  ['gmail.com', '', 'free_mail_domain'],
  ['ditta@pec.it', '', 'free_mail_domain'],
  ['libero.it', '', 'free_mail_domain'],
  ['in costruzione', '', 'not_a_domain'],
  ['1.0.0.127.in-addr.arpa', '', 'not_a_domain'],
])('readDomain reads %s as "%s"', (text, domain, fault) => {
  expect(readDomain(text)).toEqual({ domain, fault });
});

describe('readNetwork', () => {
  it.each([
    ['194.206.161.47', '194.206.161.47', '194.206.161.47'],
    ['194.206.161.77/28', '194.206.161.64', '194.206.161.79'],
    ['194.206.161.10-194.206.161.20', '194.206.161.10', '194.206.161.20'],
    ['194.206.161.10 – 20', '194.206.161.10', '194.206.161.20'],
    ['2a01:4f8:1::/48', '2a01:4f8:1::', '2a01:4f8:1:ffff:ffff:ffff:ffff:ffff'],
    ['::ffff:8.8.8.8', '8.8.8.8', '8.8.8.8'],
  ])('reads %s', (text, first, last) => {
    expect(readNetwork(text)).toEqual({ network: { first, last } });
  });

  it.each([
    ['194.206.161.20-194.206.161.10', 'network_reversed'],
    ['10.1.2.0/24', 'network_private'],
    ['127.0.0.1', 'network_private'],
    ['8.0.0.0/6', 'network_too_wide'],
    ['8.8.8', 'not_a_network'],
    ['8.8.8.08', 'not_a_network'],
    ['8.8.8.8/33', 'not_a_network'],
    ['8.8.8.8-2a01::1', 'not_a_network'],
    ['ufficio', 'not_a_network'],
  ])('refuses %s with %s', (text, fault) => {
    expect(readNetwork(text)).toEqual({ fault });
  });
});
