// What registries and people write where there is no name must never become a company.

import { describe, expect, it } from 'vitest';
import { findDummyReason } from '#intelligence/company/names/find-dummy-reason.ts';

describe('findDummyReason', () => {
  it('knows the placeholders of registries and of people', () => {
    for (const name of [
      '',
      '   ',
      '***',
      '--',
      '12345',
      'Dummy org-name for ORG-X1-RIPE',
      'DUMY-RIPE',
      'Name Removed',
      'REDACTED FOR PRIVACY',
      'NON-RIPE-NCC-MANAGED-ADDRESS-BLOCK',
      'IANA-BLK',
      'IANA-RSVD',
      'IANA-NETBLOCK-5',
      'EU-ZZ-CIDR-BLOCK',
      'ROOT',
      'IPv4 address block not managed by the RIPE NCC',
      'This network range is not allocated to APNIC',
      'APNIC Debogon Project',
      'Private customer - XYZ Network',
      'Private Residence',
      'Domains By Proxy, LLC',
      'N/A',
      'null',
      'undefined',
      'sconosciuto',
      'unbekannt',
      'test',
      'Prova srl',
      'Max Mustermann',
      'Ragione sociale',
      'Libero professionista',
      'CUST-000123',
      'Customer 12',
      'End user',
    ]) {
      expect(findDummyReason(name), name).not.toBe('');
    }
  });

  it('leaves names alone that only contain such a word', () => {
    for (const name of [
      'Limited',
      'AMBA',
      'ABC S.p.A.',
      'Testa S.r.l.',
      'Prova d’Orchestra S.n.c.',
      'Privat Bank AG',
      'Customer Care Solutions Ltd',
      'Esempio Arredamenti di Bari',
      'Rootstock Software Inc.',
      'Reservoir Capital LLC',
      'Dummies Press Ltd',
      'ASDASD srl',
      'Company of Wolves Ltd',
      '3M',
      '東芝株式会社',
    ]) {
      expect(findDummyReason(name), name).toBe('');
    }
  });
});
