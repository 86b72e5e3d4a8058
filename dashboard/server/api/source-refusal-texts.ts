// The refusals about outside sources in words: what is wrong and how to mend it, in both languages.

export const sourceRefusalTexts = {
  unknown_provider: {
    status: 404,
    en: 'There is no such provider.',
    it: 'Questo fornitore non esiste.',
  },
  provider_taken: {
    status: 409,
    en: 'There is a provider of this name already. Choose another name.',
    it: 'C’è già un fornitore con questo nome. Scegline un altro.',
  },
  provider_not_encrypted: {
    status: 400,
    en: 'Addresses of visitors and the key are not sent without encryption: write https://. A host of your own can be allowed with FIUTO_PRIVATE_HOSTS_ALLOWED.',
    it: 'Indirizzi dei visitatori e chiave non si inviano senza cifratura: scrivi https://. Un host dei tuoi si può permettere con FIUTO_PRIVATE_HOSTS_ALLOWED.',
  },
  provider_key_for_host: {
    status: 400,
    en: 'The key was given for another host and is not sent to this one: paste the key again.',
    it: 'La chiave è stata data per un altro host e non si invia a questo: incolla di nuovo la chiave.',
  },
  provider_asks_nothing: {
    status: 400,
    en: 'The address goes nowhere: write {ip} (or {ips} for several) into the URL or the body.',
    it: 'L’indirizzo non va da nessuna parte: scrivi {ip} (o {ips} per più indirizzi) nell’URL o nel corpo.',
  },
  provider_batch: {
    status: 400,
    en: 'To ask for several addresses at once, write {ips} into the URL or the body; without it, the batch is 1.',
    it: 'Per chiedere più indirizzi insieme scrivi {ips} nell’URL o nel corpo; senza, il gruppo è di 1.',
  },
  provider_says_nothing: {
    status: 400,
    en: 'Say where the name or the domain of the company stands in the answer.',
    it: 'Indica dove si trova il nome o il dominio dell’azienda nella risposta.',
  },
  provider_asks_nobody: {
    status: 400,
    en: 'The e-mail goes nowhere: write {email} into the URL or the body.',
    it: 'L’e-mail non va da nessuna parte: scrivi {email} nell’URL o nel corpo.',
  },
  provider_says_nothing_of_people: {
    status: 400,
    en: 'Say where at least one thing about the person stands in the answer.',
    it: 'Indica dove si trova almeno una cosa sulla persona nella risposta.',
  },
  provider_asks_other: {
    status: 400,
    en: 'This provider is asked about the other kind: give an e-mail where it knows people, an IP address where it knows companies.',
    it: 'Questo fornitore risponde su altro: dai un’e-mail se conosce le persone, un indirizzo IP se conosce le aziende.',
  },
  person_not_asked_about: {
    status: 409,
    en: 'This person was erased or took the consent to be known back: nobody is asked about them. Try another address.',
    it: 'Questa persona è stata cancellata o ha revocato il consenso a essere riconosciuta: non si chiede di lei a nessuno. Prova un altro indirizzo.',
  },
  vendor_without_key: {
    status: 409,
    en: 'There is no key of this vendor yet. Paste one first; MaxMind also needs the account id.',
    it: 'Non c’è ancora una chiave di questo fornitore. Prima incollane una; MaxMind richiede anche il codice account.',
  },
} as const;
