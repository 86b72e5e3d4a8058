// The refusals about alerts in words: what is wrong and how to mend it, in both languages.

export const alertRefusalTexts = {
  unknown_channel: {
    status: 404,
    en: 'There is no such channel.',
    it: 'Questo canale non esiste.',
  },
  alert_not_retried: {
    status: 404,
    en: 'There is no such message that could not be sent: it was sent, or somebody has it tried again already.',
    it: 'Non c’è un messaggio non inviato come questo: è partito, o qualcuno lo sta già facendo rispedire.',
  },
  too_many_channels: {
    status: 409,
    en: 'There are 50 channels already. Remove one that is no longer used.',
    it: 'Ci sono già 50 canali. Togline uno che non serve più.',
  },
  channel_address_unusable: {
    status: 400,
    en: 'This is not an address that can be sent to. Take the https address that the tool shows, or a mail address for e-mail.',
    it: 'A questo indirizzo non si può inviare. Usa l’indirizzo https che mostra lo strumento, o un indirizzo e-mail per la posta.',
  },
  channel_host_not_yours: {
    status: 403,
    en: 'Only administrators may send signals to other hosts than those of Slack, Microsoft Teams and the push services of known browsers. Ask one.',
    it: 'Solo gli amministratori possono inviare segnali a host diversi da quelli di Slack, Microsoft Teams e dei servizi di notifica dei browser noti. Chiedi a uno di loro.',
  },
  channel_own_mail: {
    status: 400,
    en: 'Your own mails go to the address that you sign in with, and there is one channel for them. Change that one.',
    it: 'Le tue e-mail vanno all’indirizzo con cui accedi, e il loro canale è uno solo. Modifica quello.',
  },
  channel_is_browser: {
    status: 400,
    en: 'A browser is reached where its push service says. Open Fiuto in the other browser and switch notifications on there.',
    it: 'Un browser si raggiunge dove dice il suo servizio di notifica. Apri Fiuto nell’altro browser e attiva lì le notifiche.',
  },
  channel_without_secret: {
    status: 400,
    en: 'Only webhooks have a secret.',
    it: 'Solo i webhook hanno un segreto.',
  },
} as const;
