// Companies for the tests of the interface, made through the API as people would.

import type { TestDashboard } from '#tests/dashboard/server/support/open-test-dashboard.ts';

/** Ids of the companies by their short names. */
export type SampleCompanies = Record<'valves' | 'hungary' | 'plants' | 'twin' | 'theirs', number>;

export async function fillCompanies(dashboard: TestDashboard): Promise<SampleCompanies> {
  const manager = await dashboard.withRole('manager');
  const me = (await manager.get('/api/me')).body as { id: string };
  const add = async (body: object) => Number((await manager.post('/api/companies', body)).body['id']);
  const valves = await add({
    ...{ name: 'Rossi Valvole S.r.l.', country: 'IT', province: 'TO', status: 'customer' },
    ...{ domains: ['rossi-valvole.it', 'valvole-rossi.it'], employees: 240 },
  });
  const hungary = await add({ name: 'Rossi Valvole Kft.', country: 'HU', parentId: valves });
  const plants = await add({ name: 'Verdi Impianti', country: 'IT', domains: ['verdi-impianti.it'] });
  const twin = await add({ name: 'Verdi Impianti Srl', country: 'IT', status: 'lead' });
  const theirs = await add({ name: 'Nordlicht GmbH', country: 'DE', ownerId: me.id, employees: 12 });
  return { valves, hungary, plants, twin, theirs };
}
