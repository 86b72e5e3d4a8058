// What several Italian documents say in the same words.

import { browserStorage } from '#contract/browser-storage.ts';
import type { PrivacyFacts } from '#contract/privacy-report.ts';
import { storageWords } from './storage-words.ts';

const missing = '[ancora da compilare]';

export function describeController({ controller }: PrivacyFacts): string[] {
  if (controller === null) return [`Titolare del trattamento: ${missing}. Contatto: ${missing}.`];
  const { name, address, contact, officer } = controller;
  return [
    `Titolare del trattamento: ${name}, ${address}. Contatto: ${contact}.`,
    ...(officer === '' ? [] : [`Responsabile della protezione dei dati: ${officer}.`]),
  ];
}

export function listSites({ sites }: PrivacyFacts): string {
  if (sites.length === 0) return 'ancora nessun sito';
  return sites
    .map(({ name, hosts }) => (hosts.length > 0 ? `${name} (${hosts.join(', ')})` : name))
    .join('; ');
}

/** Those on which companies are named for visitors who were not asked. */
export function sitesWithoutConsent({ sites }: PrivacyFacts): string {
  return sites
    .filter(({ companyWithoutConsentAt }) => companyWithoutConsentAt !== null)
    .map(({ name }) => name)
    .join('; ');
}

export function describeForms({ sites }: PrivacyFacts): string[] {
  const forms = sites.flatMap(({ forms: names }) => names);
  if (forms.length === 0) return [];
  return [
    `Se hai dato il consenso e invii uno di questi moduli, conserviamo ciò che hai scritto nei campi che abbiamo indicato prima, o che sono chiaramente un indirizzo e-mail, un nome, un’azienda o un telefono: ${forms.join('; ')}. Di ciò che scrivi non si prende nulla prima dell’invio; password, numeri di carta e campi nascosti non si prendono mai. Se hai dato il consenso, ne inizi uno e lasci la pagina senza inviarlo, sappiamo questo, e non ciò che avevi scritto.`,
  ];
}

export function describeSources({ sources }: PrivacyFacts): string[] {
  const asked = sources.filter(({ asks, about }) => asks !== '' && about !== 'persons');
  const persons = sources.filter(({ about }) => about === 'persons');
  const isBuiltIn = ({ id }: { id: string }) => id.startsWith('list:built-in/');
  const local = sources.filter((one) => one.asks === '' && !isBuiltIn(one));
  const from = [
    'il nostro elenco di aziende e ciò che i visitatori stessi ci dicono',
    ...(sources.some(isBuiltIn) ? ['elenchi di reti note che fanno parte del programma'] : []),
    ...(local.length > 0
      ? [`file sulle nostre macchine: ${local.map(({ id, source }) => nameSource(id, source)).join(', ')}`]
      : []),
  ].join('; ');
  return [
    `Da dove viene ciò che si sa delle reti: ${from}.`,
    asked.length === 0
      ? 'Nessun indirizzo dei visitatori è comunicato ad altri.'
      : `A questi si chiede di un indirizzo, o della rete a cui appartiene: ${asked.map(({ id, asks }) => `${id} (${asks})`).join('; ')}. Sono destinatari di quell’indirizzo.`,
    ...(persons.length > 0
      ? [
          `Ciò che si sa delle persone confermate è completato da questi, a cui si comunica l’indirizzo e-mail della persona e che rispondono per esempio con nome, ruolo, azienda e telefono: ${persons.map(({ id, asks }) => `${id} (${asks})`).join('; ')}. Sono destinatari di quell’indirizzo e-mail e fonte di ciò che rispondono, conservato nel profilo della persona sotto il loro nome. Non si chiede di chi ha revocato il consenso a essere riconosciuto.`,
        ]
      : []),
  ];
}

const bases = {
  consent: 'consenso, GDPR, articolo 6.1 a',
  contract: 'contratto, articolo 6.1 b',
  legitimate_interest: 'legittimo interesse, articolo 6.1 f',
} as const;

/** Files about people that we brought in, as was stated of each. */
export function describeImports({ imports }: PrivacyFacts): string[] {
  if (imports.length === 0) return [];
  const each = imports.map(({ origin, basis }) => `${origin} (base: ${bases[basis]})`);
  return [
    `Abbiamo anche importato file su ciò che le persone hanno fatto altrove, con i nomi e gli indirizzi che contengono: ${[...new Set(each)].join('; ')}.`,
  ];
}

export function describeKept({ kept }: PrivacyFacts): string[] {
  return [
    `L’indirizzo di rete completo resta, cifrato, al massimo ${kept.addressHours} ore; dopo resta solo la rete, mai più stretta di 256 indirizzi se non è di una sola organizzazione.`,
    `Ciò che i visitatori hanno fatto è cancellato dopo ${kept.limitedDays} giorni se non è stato chiesto il consenso o è stato rifiutato, e dopo ${kept.grantedMonths} mesi se è stato dato. Chi di noi ha guardato che cosa resta per ${kept.auditMonths} mesi.`,
    `Ciò che si scambia con altri strumenti sotto il nome di una persona, come le risposte a un modulo contatti, attende sigillato al massimo ${kept.outboxDays} giorni; ciò che uno strumento cancella è cancellato anche qui.`,
    `Ciò che si sa di una persona con il suo nome è cancellato ${kept.personMonths} mesi dopo l’ultimo contatto, una richiesta ${kept.requestMonths} mesi dopo l’arrivo, e l’apertura di un collegamento breve dopo ${kept.openingMonths} mesi.`,
    `Un indirizzo di una nostra lista per gli invii è cancellato ${kept.recipientMonths} mesi dopo l’ultima volta che la lista lo conteneva; che qualcuno non vuole posta resta, per poterlo rispettare. Una risposta a un modulo che sembra di un robot è cancellata dopo ${kept.suspectedDays} giorni.`,
  ];
}

export function describeBrowserStorage(): string[] {
  return browserStorage
    .filter(({ setBy }) => setBy === 'site')
    .map(({ name, purpose, needsConsent, days }) => {
      const when = needsConsent
        ? 'solo dopo il tuo consenso'
        : 'senza chiedere, perché contiene la tua scelta';
      const life = days === null ? 'finché non serve più o revochi il consenso' : `${days} giorni`;
      return `${name}: ${storageWords[purpose]} Si usa ${when}; durata: ${life}.`;
    });
}

function nameSource(id: string, source: string): string {
  return source === '' || source === id ? id : `${id} (${source})`;
}

/** Where people decide about their own data; nothing as long as no mail can be sent. */
export function describeOwnPage({ rightsUrl }: PrivacyFacts): string[] {
  if (rightsUrl === '') return [];
  return [
    `Su ${rightsUrl} puoi vedere che cosa si conserva di te, revocare il consenso per ogni finalità, annullare l’iscrizione, opporti e chiedere la cancellazione: ricevi un link per e-mail.`,
  ];
}

/** Nothing while no mailbox is read. */
export function describeMailboxes({ mailboxes }: PrivacyFacts): string[] {
  if (mailboxes === 0) return [];
  return [
    'Le e-mail che i colleghi inoltrano a una casella condivisa, o le mandano in copia, vengono lette: chi è il cliente, oggetto, data, il testo senza e-mail citate e ciò che sta nella firma (nome, mansione, azienda, telefono, sito). Gli allegati non vengono scaricati; quale collega ha scritto non si conserva.',
  ];
}
