// A REST API and tables of CSV: what is planned first and taken back afterwards, though neither of them knows of runs.

import { expect, test } from 'vitest';
import type { CrmStub } from '#tests/support/crm/crm-stub.ts';
import { openCrmRig, sampleNote, sampleTask } from '#tests/support/crm/open-crm-rig.ts';
import { startFolderStub } from '#tests/support/crm/start-folder-stub.ts';
import { startRestStub } from '#tests/support/crm/start-rest-stub.ts';

const starts: readonly [string, () => Promise<CrmStub>][] = [
  ['a REST API', startRestStub],
  ['CSV files in a folder', startFolderStub],
];

test.each(starts)(
  '%s: a dry run writes nothing, and a run that is taken back leaves nothing',
  async (_name, start) => {
    const stub = await start();
    const rig = await openCrmRig(stub, stub.settings);
    try {
      const theirs = await stub.addCompany({ name: 'Theirs before', domain: 'prova-loro.it' });
      const mine = await rig.company({ name: 'Nuova S.r.l.', domain: 'prova-nuova.it' });
      const known = await rig.company({ name: 'Loro S.r.l.', domain: 'prova-loro.it' });
      await rig.person('m.rossi@prova-nuova.it', 'Mario Rossi');
      await rig.mode('dry');
      const before = stub.writes();
      for (const id of [mine, known])
        await rig.push(id, { note: sampleNote('Seen'), task: sampleTask('call') });
      expect(await rig.settle()).toEqual([]);
      expect(stub.writes()).toBe(before);
      expect(new Set((await rig.ledger(mine)).map(({ state }) => state))).toEqual(new Set(['planned']));
      const run = await rig.mode('live');
      expect(await rig.settle()).toEqual([]);
      const keys = async (kind: 'company' | 'person') => (await stub.list(kind)).map(({ key }) => key).sort();
      expect(await keys('company')).toEqual(['prova-loro.it', 'prova-nuova.it']);
      expect(await keys('person')).toEqual(['m.rossi@prova-nuova.it']);
      expect(await stub.list('note')).toHaveLength(2);
      await rig.undo(run?.runId ?? 0);
      expect(await rig.settle()).toEqual([]);
      expect(await stub.list('company')).toMatchObject([{ id: theirs, name: 'Theirs before', score: '' }]);
      expect([await stub.list('person'), await stub.list('note'), await stub.list('task')]).toEqual([
        [],
        [],
        [],
      ]);
    } finally {
      await rig.close();
      await stub.close();
    }
  },
);

test.each(['person', 'note', 'task'] as const)(
  'a REST API that cannot be asked for each %s of a company keeps what an undo would take from under it, and says why',
  async (kind) => {
    const stub = await startRestStub();
    const { kinds } = stub.mapping;
    const { company: _company, ...params } = kinds[kind].params;
    const rest = { ...stub.mapping, kinds: { ...kinds, [kind]: { ...kinds[kind], params } } };
    const rig = await openCrmRig(stub, { ...stub.settings, rest });
    try {
      const mine = await rig.company({ name: 'Nuova S.r.l.', domain: 'prova-nuova.it' });
      await rig.mode('dry');
      const run = await rig.mode('live');
      await rig.push(mine);
      expect(await rig.settle()).toEqual([]);
      expect(await stub.list('company')).toHaveLength(1);
      await rig.undo(run?.runId ?? 0);
      expect(await rig.settle()).toEqual([]);
      expect(await stub.list('company')).toMatchObject([{ key: 'prova-nuova.it' }]);
      expect(await rig.ledger(mine)).toMatchObject([
        { kind: 'company', action: 'create', state: 'done', reason: 'beneath_unknown' },
      ]);
    } finally {
      await rig.close();
      await stub.close();
    }
  },
);
