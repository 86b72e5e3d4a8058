// Guarantees of reading a real mail server: each mail once, nothing lost, nothing changed there, files never asked for.

import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { markErased } from '#stores/records/identity/erase-person.ts';
import { createErasedHash } from '#stores/records/identity/erased-keys.ts';
import { isDovecotInstalled, startTestDovecot, type TestDovecot } from '#tests/support/start-test-dovecot.ts';
import { type MailboxReading, openMailboxReading, secret } from './open-mailbox-reading.ts';
import { attached, away, enquiry, forwarded, sent } from './sample-mails.ts';

const until = (check: () => Promise<void> | void) => vi.waitFor(check, { timeout: 20_000, interval: 50 });

const newFolder = async (dovecot: TestDovecot, name: string) => {
  const client = await dovecot.open();
  await client.mailboxCreate(name);
  await client.logout();
};

describe.skipIf(!isDovecotInstalled())('a shared mailbox', () => {
  let dovecot: TestDovecot;
  let reading: MailboxReading;
  beforeAll(async () => {
    dovecot = await startTestDovecot();
    reading = await openMailboxReading(dovecot);
  });
  afterEach(async () => {
    delete reading.failure.after;
    await reading.records.db.execute(`DELETE FROM mailboxes`);
  });
  afterAll(async () => {
    await reading?.close();
    await dovecot?.stop();
  });

  it('becomes requests and contacts, each mail once, also when its copy comes another way', async () => {
    for (const mail of [enquiry(), forwarded, attached('eml-1', 'Wir brauchen 20 Getriebe.'), sent, away])
      await dovecot.append(mail);
    const mailbox = await reading.add({});
    const { watch, tick } = await reading.start();
    await tick();
    await until(async () => expect((await reading.outcomes(mailbox.id)).length).toBe(5));
    expect(await reading.outcomes(mailbox.id)).toEqual([
      'request',
      'repeated',
      'request',
      'contact',
      'ignored out_of_office',
    ]);
    const [first, german, written] = reading.events();
    expect(first).toMatchObject({
      type: 'engagement',
      provider: 'mailbox',
      kind: 'message',
      title: 'Richiesta di preventivo – riduttori',
      text: 'Buongiorno,\nvi chiedo un preventivo per 40 riduttori epicicloidali. Qual è il prezzo?',
      subject: { email: 'anna.rossi@officinebianchi.it' },
      profile: { name: 'Anna Rossi', language: 'it' },
      reasons: ['dmarc_pass'],
      signature: {
        name: 'Anna Rossi',
        jobTitle: 'Responsabile Acquisti',
        company: 'Officine Bianchi S.r.l.',
        phones: ['+390302345678'],
      },
    });
    expect(german).toMatchObject({
      kind: 'message',
      title: 'Anfrage Getriebe',
      text: 'Wir brauchen 20 Getriebe.',
      subject: { email: 'k.weber@weber-antriebe.de' },
      reasons: ['forwarded'],
      signature: { name: 'Klaus Weber', jobTitle: 'Leiter Einkauf' },
    });
    expect(written).toMatchObject({
      kind: 'email_sent',
      subject: { email: 'anna.rossi@officinebianchi.it' },
      text: "Gentile Anna, ecco l'offerta: 40 pezzi a 120 euro.",
    });
    // Nobody of the company is named, and nothing of a file came along.
    expect(JSON.stringify(reading.batches)).not.toMatch(/paolo|sara|QUJD|alert/i);
    await watch.stop();
    expect(await dovecot.flags()).toEqual([[], [], [], [], []]);
    expect((await reading.row(mailbox.id)).holder).toBe('');
  });

  it('takes the same words a week later under another name for another mail, however often', async () => {
    await newFolder(dovecot, 'Weekly');
    const week = 7 * 86_400_000;
    const text = 'Buongiorno, in allegato il nostro ordine della settimana.';
    for (const [id, agoMs] of [
      ['w1', 3 * week],
      ['w2', 2 * week],
      ['w2b', 2 * week],
      ['w3', week],
    ] as const)
      await dovecot.append(enquiry({ id, text, date: new Date(Date.now() - agoMs) }), {
        folder: 'Weekly',
      });
    const mailbox = await reading.add({ folder: 'Weekly' });
    const { watch, tick } = await reading.start();
    await tick();
    await until(async () => expect((await reading.outcomes(mailbox.id)).length).toBe(4));
    expect(await reading.outcomes(mailbox.id)).toEqual(['request', 'request', 'repeated', 'request']);
    await watch.stop();
  });

  it('hears of a new mail at once where the server tells', async () => {
    await newFolder(dovecot, 'Told');
    const mailbox = await reading.add({ folder: 'Told' });
    const { watch, tick } = await reading.start();
    await tick();
    await until(async () => expect((await reading.row(mailbox.id)).uidValidity).not.toBeNull());
    await dovecot.append(enquiry({ id: 'idle-1', text: 'Avete anche viti in titanio da 8 mm?' }), {
      folder: 'Told',
    });
    await until(async () => expect(await reading.outcomes(mailbox.id)).toEqual(['request']));
    await watch.stop();
  });

  it('loses nothing and counts nothing twice when it is cut off between queue and note', async () => {
    await newFolder(dovecot, 'Cut');
    const mailbox = await reading.add({ folder: 'Cut' });
    await dovecot.append(enquiry({ id: 'cut-1', text: 'Vi servono i disegni per la quotazione?' }), {
      folder: 'Cut',
    });
    reading.batches.length = 0;
    reading.failure.after = new Error('killed');
    const first = await reading.start();
    await first.tick();
    await until(async () => expect((await reading.row(mailbox.id)).failures).toBe(1));
    expect(await reading.outcomes(mailbox.id)).toEqual([]);
    delete reading.failure.after;
    await reading.records.db.execute(`UPDATE mailboxes SET next_try_at = now() - interval '1 minute'`);
    await first.tick();
    await until(async () => expect(await reading.outcomes(mailbox.id)).toEqual(['request']));
    expect(new Set(reading.ids()).size).toBe(1);
    expect(reading.batches[1]).toEqual(reading.batches[0]);
    await first.watch.stop();
  });

  it('is read by one process at a time, and by another when that one is gone', async () => {
    const mailbox = await reading.add({ readsSince: new Date() });
    const [one, other] = [await reading.start(), await reading.start()];
    await one.tick();
    const holder = (await reading.row(mailbox.id)).holder;
    expect(holder).not.toBe('');
    await other.tick();
    expect((await reading.row(mailbox.id)).holder).toBe(holder);
    await one.watch.stop();
    await other.tick();
    expect((await reading.row(mailbox.id)).holder).not.toBe('');
    await other.watch.stop();
  });

  it('begins anew where the server counts anew, and knows what it has read', async () => {
    await newFolder(dovecot, 'Copies');
    await dovecot.append(enquiry({ id: 'uid-1', text: 'Spedite anche in Svizzera con dogana?' }), {
      folder: 'Copies',
    });
    const mailbox = await reading.add({ folder: 'Copies' });
    const before = await reading.start();
    await before.tick();
    await until(async () => expect(await reading.outcomes(mailbox.id)).toEqual(['request']));
    await before.watch.stop();
    const { uidValidity } = await reading.row(mailbox.id);
    const again = await dovecot.open();
    await again.mailboxDelete('Copies');
    await again.mailboxCreate('Copies');
    await again.logout();
    await dovecot.append(enquiry({ id: 'uid-1', text: 'Spedite anche in Svizzera con dogana?' }), {
      folder: 'Copies',
    });
    await dovecot.append(enquiry({ id: 'uid-2', text: 'Quanto costa il corriere espresso?' }), {
      folder: 'Copies',
    });
    const after = await reading.start();
    await after.tick();
    await until(async () =>
      expect(await reading.outcomes(mailbox.id)).toEqual(['request', 'repeated', 'request']),
    );
    expect((await reading.row(mailbox.id)).uidValidity).not.toBe(uidValidity);
    await after.watch.stop();
  });

  it('connects again after the server was away, and says why it could not meanwhile', async () => {
    const mailbox = await reading.add({ readsSince: new Date() });
    const { watch, tick } = await reading.start();
    await tick();
    await until(async () => expect((await reading.row(mailbox.id)).uidValidity).not.toBeNull());
    await dovecot.kill();
    await until(async () => expect((await reading.row(mailbox.id)).fault).toBe('broken_off'));
    await reading.records.db.execute(`UPDATE mailboxes SET next_try_at = now() - interval '1 minute'`);
    await tick();
    await until(async () => expect((await reading.row(mailbox.id)).fault).toBe('refused'));
    await dovecot.restart();
    await reading.records.db.execute(`UPDATE mailboxes SET next_try_at = now() - interval '1 minute'`);
    await tick();
    await until(async () => expect((await reading.row(mailbox.id)).fault).toBe(''));
    await watch.stop();
  });

  it('stops within seconds when it is paused, and marks mails as read only where that is wished', async () => {
    await newFolder(dovecot, 'Marked');
    await dovecot.append(enquiry({ id: 'mark-1', text: 'Il listino vale fino a dicembre?' }), {
      folder: 'Marked',
    });
    const mailbox = await reading.add({ folder: 'Marked', marksRead: true });
    const { watch, tick } = await reading.start();
    await tick();
    await until(async () => expect(await dovecot.flags('Marked')).toEqual([['\\Seen']]));
    await reading.records.db.execute(`UPDATE mailboxes SET enabled = false`);
    await until(async () => expect((await reading.row(mailbox.id)).holder).toBe(''));
    await watch.stop();
  });

  it('asks a server that does not tell by itself', async () => {
    const silent = await startTestDovecot({ capability: 'IMAP4rev1 LITERAL+' });
    const mailbox = await reading.add({ port: silent.port });
    const { watch, tick } = await reading.start();
    await tick();
    await until(async () => expect((await reading.row(mailbox.id)).uidValidity).not.toBeNull());
    await silent.append(enquiry({ id: 'poll-1', text: 'Fate anche anodizzazione nera opaca?' }));
    await until(async () => expect(await reading.outcomes(mailbox.id)).toEqual(['request']));
    await watch.stop();
    await silent.stop();
  });

  it('leaves a mail that cannot be fetched alone after three tries, and reads what came after it', async () => {
    await newFolder(dovecot, 'Broken');
    // More in one header than a connection takes.
    const endless = `References: ${Array.from({ length: 40_000 }, (_, at) => `<${at}@officinebianchi.it>`).join('\n ')}\n`;
    await dovecot.append(enquiry({ id: 'broken-1', text: 'Che tempi avete?', headers: endless }), {
      folder: 'Broken',
    });
    await dovecot.append(enquiry({ id: 'broken-2', text: 'Che finiture superficiali offrite di serie?' }), {
      folder: 'Broken',
    });
    const mailbox = await reading.add({ folder: 'Broken' });
    const { watch, tick } = await reading.start();
    for (const failures of [1, 2, 3]) {
      await tick();
      await until(async () => expect((await reading.row(mailbox.id)).failures).toBe(failures));
      expect(await reading.outcomes(mailbox.id)).toEqual([]);
      await reading.records.db.execute(`UPDATE mailboxes SET next_try_at = now() - interval '1 minute'`);
    }
    await tick();
    await until(async () => expect(await reading.outcomes(mailbox.id)).toEqual(['unreadable', 'request']));
    expect((await reading.row(mailbox.id)).fault).toBe('');
    await watch.stop();
  });

  it('writes nobody down again who was erased', async () => {
    await newFolder(dovecot, 'Erased');
    const author = { id: '1', name: 'Ada' };
    await markErased(
      reading.records,
      ['email:anna.rossi@officinebianchi.it'],
      author,
      createErasedHash(secret),
    );
    await dovecot.append(enquiry({ id: 'erased-1', text: 'Mi date un prezzo per le boccole?' }), {
      folder: 'Erased',
    });
    const mailbox = await reading.add({ folder: 'Erased' });
    reading.batches.length = 0;
    const { watch, tick } = await reading.start();
    await tick();
    await until(async () => expect(await reading.outcomes(mailbox.id)).toEqual(['ignored erased']));
    expect(reading.batches).toEqual([]);
    await watch.stop();
  });
});
