// Domains of natural persons, and of companies that only look a little like them.

import { expect, it } from 'vitest';
import { namesPerson } from '#intelligence/company/domains/names-person.ts';

it.each([
  'anna-rossi.it',
  'mario-bianchi.it',
  'mariobianchi.it',
  'rossimario.com',
  'maria-teresa-rossi.it',
  'lo-presti-giorgio.it',
])('%s is a person’s', (domain) => expect(namesPerson(domain)).toBe(true));

it.each([
  'alfameccanica.it',
  'officinebianchi.it',
  'officine-bianchi.it',
  'rossi.it',
  'martini.com',
  'bianchi-costruzioni.it',
  'studio-anna.it',
  'mario.it',
  'sarah-holloway-nurseries.co.uk',
  'matthias-krause-messtechnik.de',
  '',
])('%s is none', (domain) => expect(namesPerson(domain)).toBe(false));
