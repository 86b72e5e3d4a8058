// What the parts and codes of a copy of somebody's data mean, in both languages: stands in the copy itself, so that whoever reads it
// needs nothing else.

import type { ContactChannel, ContactState } from '#contract/contact-report.ts';
import type { HumanSign } from '#contract/engagement.ts';
import type { EntryKind } from '#contract/lead.ts';
import type { RefusalWay, ToldRefusal } from '#contract/link-report.ts';
import type { KeptHitKind } from '#contract/links.ts';
import type { OutboxState } from '#contract/outbox.ts';
import type { Confidence } from '#contract/person-report.ts';
import type { RequestChannel } from '#contract/queued-batch.ts';
import type { RequestConfirmation, RequestWay } from '#contract/request-report.ts';
import type { RightsRequestKind, RightsRequestState } from '#contract/rights-report.ts';
import type { SignalKind } from '#contract/signal-rules.ts';
import type { ConsentState, EventType } from '#contract/wire-format.ts';
import type { PersonLookupOutcome } from '../records/schema/person-lookups.ts';
import type { HeldFor } from '../records/schema/persons.ts';
import { purposeCodes } from './purpose-codes.ts';

interface Words {
  en: string;
  it: string;
}

export interface LegendEntry extends Words {
  codes?: Readonly<Record<string, Words>>;
}

const say = (en: string, it: string): Words => ({ en, it });

const strengths: Record<'claim' | 'proof', Words> = {
  claim: say('somebody said so in a browser', 'lo ha detto qualcuno in un browser'),
  proof: say(
    'proven: by a link sent to you, a confirmed form, a server or a colleague',
    'provato: da un link inviato a te, da un modulo confermato, da un server o da un collega',
  ),
};

const confidences: Record<Confidence, Words> = {
  looked_up: say('looked up at a provider', 'cercato presso un fornitore'),
  claim: strengths.claim,
  told: say(
    'said by a tool, a list, a file or a signature',
    'lo dice uno strumento, una lista, un file o una firma',
  ),
  confirmed: say('confirmed', 'confermato'),
};

const consents: Record<ConsentState, Words> = {
  granted: say(
    'agreed. In a browser: by your choice there. On what you wrote yourself, such as a mail, a chat or a form of another tool (channel "provider"): by sending it',
    'acconsentito. In un browser: con la tua scelta. Per ciò che hai scritto tu, come un’e-mail, una chat o un modulo di un altro strumento (canale "provider"): inviandolo',
  ),
  limited: say(
    'not asked: nothing was read from or kept in the browser',
    'non chiesto: dal browser non si è letto né conservato nulla',
  ),
  denied: say('refused: counted, nothing more', 'rifiutato: contato, e nient’altro'),
};

const channels: Record<RequestChannel, Words> = {
  browser: say('a browser on the site', 'un browser sul sito'),
  pixel: say('a browser without script', 'un browser senza script'),
  server: say('a server of the site', 'un server del sito'),
  import: say('an imported log', 'un registro importato'),
  provider: say(
    'another tool, a mailbox, a chat or an imported file',
    'un altro strumento, una casella, una chat o un file importato',
  ),
};

const types: Record<EventType | 'engagement', Words> = {
  page_view: say('a page was opened', 'una pagina è stata aperta'),
  page_leave: say('a page was left', 'una pagina è stata lasciata'),
  click: say('a click', 'un clic'),
  site_search: say('a search on the site', 'una ricerca sul sito'),
  form_seen: say('a form stood on the page', 'sulla pagina c’era un modulo'),
  form_submit: say('a form was sent', 'un modulo è stato inviato'),
  form_left: say('a form was begun and not sent', 'un modulo è stato iniziato e non inviato'),
  video: say('a video was played', 'un video è stato riprodotto'),
  identify: say('somebody said who they are', 'qualcuno ha detto chi è'),
  track: say('something that the site counts', 'qualcosa che il sito conta'),
  group: say('somebody said which company they belong to', 'qualcuno ha detto di quale azienda fa parte'),
  consent: say('a choice about being measured', 'una scelta sulla misurazione'),
  engagement: say(
    'something done in another tool; its name says what',
    'qualcosa fatto in un altro strumento; il nome dice che cosa',
  ),
};

const heldFor: Record<HeldFor, Words> = {
  too_many_browsers: say(
    'said in more browsers than one person has',
    'detto in più browser di quanti ne ha una persona',
  ),
  too_many_keys: say(
    'tied to more names than one person has',
    'legato a più nomi di quanti ne ha una persona',
  ),
};

const requestWays: Record<RequestWay, Words> = {
  site_form: say('a form of the site', 'un modulo del sito'),
  own_form: say('a form made with this software', 'un modulo fatto con questo programma'),
  provider: say('another tool, a mailbox or a chat', 'un altro strumento, una casella o una chat'),
};

const confirmations: Record<RequestConfirmation, Words> = {
  not_asked: say('not asked for', 'non chiesta'),
  waiting: say('asked for by mail, not given yet', 'chiesta per e-mail, non ancora data'),
  confirmed: say('given by the link in the mail', 'data con il link nell’e-mail'),
  sender_unproven: say('nobody has proven who sent the mail', 'nessuno ha provato chi ha inviato l’e-mail'),
};

const refusalWays: Record<RefusalWay, Words> = {
  one_click: say('one click in the mail program', 'un clic nel programma di posta'),
  page: say('a page', 'una pagina'),
  provider: say('the tool that sent the mail', 'lo strumento che ha inviato l’e-mail'),
};

const toldRefusals: Record<ToldRefusal, Words> = {
  unsubscribed: say('the address was unsubscribed', 'l’iscrizione è stata annullata'),
  complained: say('a mail was marked as unwanted', 'un’e-mail è stata segnalata come indesiderata'),
  bounced: say('the address takes no mail', 'l’indirizzo non riceve e-mail'),
};

const hitKinds: Record<KeptHitKind, Words> = {
  click: say('a link was followed', 'un link è stato seguito'),
  open: say('a mail was opened', 'un’e-mail è stata aperta'),
  trap: say(
    'a link that people do not see was followed',
    'è stato seguito un link che le persone non vedono',
  ),
  flagged_click: say(
    'the mailing tool says that a machine followed a link',
    'lo strumento di invio dice che una macchina ha seguito un link',
  ),
  flagged_open: say(
    'the mailing tool says that a machine opened a mail',
    'lo strumento di invio dice che una macchina ha aperto un’e-mail',
  ),
};

const lookupOutcomes: Record<PersonLookupOutcome, Words> = {
  found: say('it answered', 'ha risposto'),
  not_known: say('it knew nothing', 'non sapeva nulla'),
  not_asked: say('it was not asked', 'non gli è stato chiesto'),
  failed: say('it was asked, but gave no answer', 'gli è stato chiesto, ma non ha risposto'),
};

const noteKinds: Record<EntryKind, Words> = {
  note: say('a note', 'una nota'),
  call: say('a call', 'una telefonata'),
  meeting: say('a meeting', 'un incontro'),
  agreement: say('what was agreed', 'che cosa è stato concordato'),
  task: say('something to be done', 'qualcosa da fare'),
  file: say('a file, by its link', 'un file, con il suo link'),
};

const signalKinds: Record<SignalKind, Words> = {
  request: say('somebody wrote', 'qualcuno ha scritto'),
  customer_back: say('back after a long time', 'di ritorno dopo molto tempo'),
  customer_at_risk: say('a look at how to leave', 'uno sguardo a come disdire'),
  ideal_and_hot: say('great interest in prices', 'grande interesse per i prezzi'),
  new_warm_company: say('a company that begins to be interested', 'un’azienda che comincia a interessarsi'),
  several_people: say('several people of one company', 'più persone di un’azienda'),
  back_to_pricing: say('another look at prices', 'un altro sguardo ai prezzi'),
  form_left: say('a form that was not sent', 'un modulo non inviato'),
  new_employer: say('a new employer', 'un nuovo datore di lavoro'),
  promise_overdue: say('a promise of ours that is late', 'una nostra promessa in ritardo'),
  going_quiet: say('nothing heard for long', 'da molto nessuna notizia'),
  not_contacted: say('not contacted by us for long', 'da molto non contattato da noi'),
};

const verdicts: Record<HumanSign, Words> = {
  human: say('a person', 'una persona'),
  unsure: say('nobody can say', 'non si può dire'),
  machine: say('a machine', 'una macchina'),
};

const outboxStates: Record<OutboxState, Words> = {
  waiting: say('waits', 'in attesa'),
  done: say('done', 'fatto'),
  aside: say('set aside until somebody looks', 'messo da parte finché qualcuno guarda'),
  dropped: say('dropped', 'lasciato cadere'),
};

const askedKinds: Record<RightsRequestKind, Words> = {
  erasure: say('erasure', 'cancellazione'),
  objection: say('objection', 'opposizione'),
};
const askedStates: Record<RightsRequestState, Words> = {
  open: say('waits for an answer', 'in attesa di risposta'),
  approved: say('about to be done', 'sta per essere fatto'),
  done: say('answered', 'risposto'),
  refused: say('refused', 'rifiutato'),
};

/** By where it stands in the copy. */
export const copyLegend: Readonly<Record<string, LegendEntry>> = {
  'records.keys': say(
    'names and addresses by which you are known',
    'nomi e indirizzi con cui sei conosciuto',
  ),
  'records.keys.held_for': { ...say('why it is not followed', 'perché non viene seguito'), codes: heldFor },
  'records.values': say('what was said of you, with who said it', 'che cosa è stato detto di te, e da chi'),
  'records.values.confidence': { ...say('how sure it is', 'quanto è sicuro'), codes: confidences },
  'records.facts': say(
    'why two names are taken for one person',
    'perché due nomi sono presi per una persona',
  ),
  'records.words': say('in which browser a name was said', 'in quale browser un nome è stato detto'),
  'records.words.strength': { ...say('how sure it is', 'quanto è sicuro'), codes: strengths },
  'records.claims': say(
    'in how many browsers, on which day, a name was said without proof: they may be somebody else’s',
    'in quanti browser, in che giorno, un nome è stato detto senza prova: possono essere di altri',
  ),
  'records.employers': say('companies that you work or worked for', 'aziende per cui lavori o hai lavorato'),
  'records.permissions': say(
    'whether you may be called or written to, and how colleagues know it',
    'se ti si può chiamare o scrivere, e come lo sanno i colleghi',
  ),
  'records.fields': say(
    'what colleagues wrote of you into fields of their own; the last of a field holds',
    'che cosa i colleghi hanno scritto di te in campi propri; vale l’ultimo di ogni campo',
  ),
  'records.permissions.channel': {
    ...say('calls or mails', 'chiamate o e-mail'),
    codes: { phone: say('calls', 'chiamate'), email: say('mails', 'e-mail') } satisfies Record<
      ContactChannel,
      Words
    >,
  },
  'records.permissions.state': {
    ...say('what you allowed', 'che cosa hai permesso'),
    codes: {
      allowed: say('you allowed it', 'lo hai permesso'),
      refused: say('you refused it', 'lo hai rifiutato'),
      unknown: say('it is not known', 'non si sa'),
    } satisfies Record<ContactState, Words>,
  },
  'records.notes': say('what colleagues wrote down about you', 'che cosa hanno annotato di te i colleghi'),
  'records.notes.kind': { ...say('what kind of thing it is', 'di che genere è'), codes: noteKinds },
  'records.scores': say(
    'what of what you did counts for how interested your company seems, under which rule, and until when',
    'che cosa di ciò che hai fatto conta per l’interesse della tua azienda, per quale regola, e fino a quando',
  ),
  'records.signals': say('what colleagues were to know about', 'che cosa i colleghi dovevano sapere'),
  'records.signals.kind': { ...say('what it was', 'che cos’era'), codes: signalKinds },
  'records.lookups': say(
    'providers that were asked about you, and when',
    'fornitori a cui si è chiesto di te, e quando',
  ),
  'records.lookups.outcome': { ...say('what came of it', 'che cosa ne è venuto'), codes: lookupOutcomes },
  'records.importRows': say(
    'lines of imported files that name you',
    'righe di file importati che ti nominano',
  ),
  'records.requests': say('what you asked for', 'che cosa hai chiesto'),
  'records.requests.way': { ...say('how it came', 'come è arrivata'), codes: requestWays },
  'records.requests.confirmation': {
    ...say('your confirmation by mail', 'la tua conferma per e-mail'),
    codes: confirmations,
  },
  'records.confirmed': say('forms that you confirmed', 'moduli che hai confermato'),
  'records.mailings': say('mailing lists that you are on', 'liste di invio in cui sei'),
  'records.mailRefusals': say(
    'mails or tracking that you do not want',
    'messaggi o tracciamento che non vuoi',
  ),
  'records.mailRefusals.unsubscribed_by': {
    ...say('how you unsubscribed', 'come hai annullato l’iscrizione'),
    codes: refusalWays,
  },
  'records.mailRefusals.told_kind': {
    ...say('what that tool told', 'che cosa ha detto quello strumento'),
    codes: toldRefusals,
  },
  'records.opened': say('links of mailings that were opened', 'link di messaggi che sono stati aperti'),
  'records.opened.kind': { ...say('what happened', 'che cosa è successo'), codes: hitKinds },
  'records.opened.verdict': { ...say('who did it', 'chi è stato'), codes: verdicts },
  'records.asked': say('what you asked about your data', 'che cosa hai chiesto sui tuoi dati'),
  'records.asked.kind': { ...say('what', 'che cosa'), codes: askedKinds },
  'records.asked.state': { ...say('what became of it', 'che cosa ne è stato'), codes: askedStates },
  outbox: say(
    'what waits to be exchanged with other tools',
    'che cosa aspetta di essere scambiato con altri strumenti',
  ),
  'outbox.items.state': { ...say('what became of it', 'che cosa ne è stato'), codes: outboxStates },
  crms: say(
    'CRMs in which a record of you stands, and what we wrote there',
    'CRM in cui c’è una scheda su di te, e che cosa vi abbiamo scritto',
  ),
  browsers: say('browsers that are known as yours, and when', 'browser conosciuti come tuoi, e quando'),
  'browsers.strength': { ...say('how sure it is', 'quanto è sicuro'), codes: strengths },
  events: say('what you did, in order of time', 'che cosa hai fatto, in ordine di tempo'),
  'events.type': { ...say('what kind of thing it is', 'di che genere è'), codes: types },
  'events.channel': { ...say('how it came', 'come è arrivato'), codes: channels },
  'events.consent': {
    ...say('your consent at the time', 'il tuo consenso in quel momento'),
    codes: consents,
  },
  'events.purposes': { ...say('what it allowed', 'che cosa permetteva'), codes: purposeCodes },
  'events.engagedMs': say(
    'time in which the page was read, milliseconds',
    'tempo in cui la pagina è stata letta, millisecondi',
  ),
  'events.atMs': say('time, milliseconds since 1970', 'momento, millisecondi dal 1970'),
  'events.visitor': say('number of the browser', 'numero del browser'),
};
