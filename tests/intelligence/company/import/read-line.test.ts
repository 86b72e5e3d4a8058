// A line of a list: what can be read is read, and what cannot is named.

import { expect, it } from 'vitest';
import type { ImportField } from '#contract/company-import.ts';
import { describeFault } from '#intelligence/company/import/describe-fault.ts';
import { keysOfLine } from '#intelligence/company/import/line-keys.ts';
import { createLineReader } from '#intelligence/company/import/read-line.ts';

function read(cells: Partial<Record<ImportField, string>>) {
  const fields = Object.keys(cells) as ImportField[];
  const read = createLineReader(fields.map((field, at) => ({ at, field, header: field })));
  return read(fields.map((field) => cells[field] ?? ''));
}

it('leaves out a cell that cannot be read and keeps the rest of the line', () => {
  const { values, faults } = read({
    name: '  Acme \u00a0 Example\u200b S.r.l. ',
    vat_number: '01234567890',
    country: 'Italia',
    employees: 'tanti',
    status: 'boh',
    domains: 'acme-example.it; gmail.com www.acme-example.com',
    networks: '194.206.161.0/24 , 194.206.162.20 - 194.206.162.10',
  });
  expect(values).toMatchObject({
    name: 'Acme Example S.r.l.',
    vatNumber: '',
    country: 'IT',
    employees: null,
    status: '',
    domains: ['acme-example.it', 'acme-example.com'],
    networks: [{ first: '194.206.161.0', last: '194.206.161.255' }],
  });
  expect(faults.map(({ code, field, value }) => [code, field, value])).toEqual([
    ['vat_check_digit', 'vat_number', '01234567890'],
    ['not_a_number', 'employees', 'tanti'],
    ['not_a_status', 'status', 'boh'],
    ['free_mail_domain', 'domains', 'gmail.com'],
    ['network_reversed', 'networks', '194.206.162.20-194.206.162.10'],
  ]);
});

it('takes words for nothing as nothing, and the domain of a work address alone', () => {
  const { values, faults } = read({
    name: 'Acme',
    legal_name: 'N/A',
    province: '-',
    email: 'mario@gmail.com; info@acme-example.it',
  });
  expect(values).toMatchObject({ legalName: '', province: '', domains: ['acme-example.it'] });
  expect(faults).toEqual([]);
});

it('knows the country from the VAT number when the list is silent', () => {
  expect(read({ name: 'Acme', vat_number: 'ATU12345678' }).values.country).toBe('AT');
});

it('is known by the strongest key first, and by a name with its country last', () => {
  const { values } = read({
    name: 'Acme Example S.p.A.',
    vat_number: 'IT01234567897',
    fiscal_code: '01234567897',
    external_id: 'C-7',
    domains: 'acme-example.it',
  });
  expect(keysOfLine(values)).toEqual([
    'x:C-7',
    'f:01234567897',
    'v:IT01234567897',
    'd:acme-example.it',
    'n:acme example|IT',
  ]);
});

it('says what is wrong and how to mend it in both languages', () => {
  const fault = { code: 'network_reversed', field: 'networks', value: '8.8.8.9-8.8.8.8', other: '' } as const;
  expect(describeFault(fault, 'en')).toBe(
    'network: 8.8.8.9-8.8.8.8 ends before it begins. Exchange the two addresses.',
  );
  expect(describeFault(fault, 'it')).toContain('Scambia i due indirizzi');
});
