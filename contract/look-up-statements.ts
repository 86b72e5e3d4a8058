// What leaves the machine when it asks others about single visitors: to be read and accepted before either is switched on.

type Words = Readonly<Record<'en' | 'it', string>>;

export const reverseDnsId = 'reverse_dns';

export const reverseDnsStatement: Words = {
  en: 'Fiuto asks a name server for the host name of visitors’ addresses, and asks again whether that name leads back. The full address of such a visitor leaves this machine, as a DNS question, for the name servers set here (or those of this machine) and for the name servers of whoever provides the visitor’s network. Nothing else is sent: not the page, not the time, not who you are. Host names are kept in memory for a day at the most and never written to disk. Where one may be a company’s, its domain alone (example.com of mail.example.com) is kept beside the decision, until you switch this off.',
  it: 'Fiuto chiede a un server DNS il nome host degli indirizzi dei visitatori, e poi se quel nome riporta all’indirizzo. L’indirizzo completo di questi visitatori lascia questa macchina, come domanda DNS, verso i server impostati qui (o quelli di questa macchina) e verso i server di chi fornisce la rete del visitatore. Non si invia altro: né la pagina, né l’ora, né chi sei. I nomi host restano in memoria al massimo un giorno e non vengono mai scritti su disco. Se uno può essere di un’azienda, accanto alla decisione si conserva solo il suo dominio (example.com di mail.example.com), finché non disattivi questa funzione.',
};

/** `host`: to whom the addresses go. */
export function providerStatement(host: string): Words {
  return {
    en: `Fiuto sends the full address of visitors whose network no free source explains to ${host}, and pays for the answer. ${host} learns that such an address was asked for by you, and when. Ask for a data-processing agreement first, and check that its terms allow your use. Answers are kept sealed, by network, for 30 days; what it does not know is not asked again for five weeks.`,
    it: `Fiuto invia a ${host} l’indirizzo completo dei visitatori la cui rete non è spiegata da nessuna fonte gratuita, e paga la risposta. ${host} viene a sapere che hai chiesto di quell’indirizzo, e quando. Prima chiedi un accordo sul trattamento dei dati e verifica che le condizioni permettano il tuo uso. Le risposte si conservano cifrate, per rete, per 30 giorni; ciò che non sa non viene richiesto di nuovo per cinque settimane.`,
  };
}

/** `host`: to whom the e-mails go; `everyEmail`: private ones as well. */
export function personProviderStatement(host: string, everyEmail: boolean): Words {
  const which = everyEmail
    ? { en: 'the e-mail address, private ones as well,', it: 'l’indirizzo e-mail, anche privato,' }
    : { en: 'the work e-mail address', it: 'l’indirizzo e-mail di lavoro' };
  return {
    en: `Fiuto sends ${which.en} of people whose address is confirmed to ${host}, and pays for the answer. ${host} learns that you asked about this person, and when. Nobody is asked about who was erased or took the consent to be known back, and no mailbox of a role. What ${host} answers is kept in the profile under its name, below everything that the person, a tool or a colleague has said, and goes when the person is erased. People must be told where such data come from: the notices name ${host} as soon as this is on. Ask for a data-processing agreement first, and check that you have a legal basis and that its terms allow your use. Nobody is asked about again for 90 days; where no answer came, for 7.`,
    it: `Fiuto invia a ${host} ${which.it} delle persone il cui indirizzo è confermato, e paga la risposta. ${host} viene a sapere che hai chiesto di questa persona, e quando. Non si chiede di chi è stato cancellato o ha revocato il consenso a essere riconosciuto, né di caselle di ruolo. Ciò che ${host} risponde si conserva nel profilo sotto il suo nome, dopo tutto ciò che hanno detto la persona, uno strumento o un collega, e scompare se la persona viene cancellata. Le persone devono sapere da dove vengono questi dati: le informative nominano ${host} appena questa funzione è attiva. Prima chiedi un accordo sul trattamento dei dati e verifica di avere una base giuridica e che le condizioni permettano il tuo uso. Di nessuno si chiede di nuovo per 90 giorni; se non è arrivata risposta, per 7.`,
  };
}

/** The same text whoever reads it, so that what was accepted can be compared. */
export function inBothLanguages({ en, it }: Words): string {
  return `${en}\n\n${it}`;
}
