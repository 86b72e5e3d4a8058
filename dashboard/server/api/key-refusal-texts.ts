// What the API answers to programs whose key does not do, in both languages.

export const keyRefusalTexts = {
  key_not_valid: {
    status: 401,
    en: 'This API key is unknown, revoked or expired. Make a new one on the page API keys, and send it as "Authorization: Bearer KEY".',
    it: 'Questa chiave API è sconosciuta, revocata o scaduta. Creane una nuova nella pagina Chiavi API e inviala come "Authorization: Bearer CHIAVE".',
  },
  not_for_keys: {
    status: 403,
    en: 'This is not open to API keys. Do it in the dashboard.',
    it: 'Questo non è accessibile con una chiave API. Fallo dalla dashboard.',
  },
  scope_missing: {
    status: 403,
    en: 'The API key lacks the scope that this needs; `fields` names it. Make a key that has it.',
    it: 'Alla chiave API manca il permesso necessario, indicato in `fields`. Crea una chiave che lo abbia.',
  },
  too_many_requests: {
    status: 429,
    en: 'Too many requests. Wait as many seconds as Retry-After says.',
    it: 'Troppe richieste. Aspetta i secondi indicati in Retry-After.',
  },
  unknown_part: {
    status: 400,
    en: 'The answer has no such list. Ask without "part"; "leftOut" names the lists that were shortened.',
    it: 'La risposta non ha un elenco così. Chiedi senza "part"; "leftOut" nomina gli elenchi accorciati.',
  },
  answer_too_long: {
    status: 422,
    en: 'The answer is too long. Ask for fewer rows with limit, or narrow the search.',
    it: 'La risposta è troppo lunga. Chiedi meno righe con limit, o restringi la ricerca.',
  },
  too_many_keys: {
    status: 409,
    en: 'You have 50 API keys. Revoke one that is no longer used.',
    it: 'Hai 50 chiavi API. Revocane una che non usi più.',
  },
  unknown_key: {
    status: 404,
    en: 'There is no such API key, or it is revoked already.',
    it: 'Questa chiave API non esiste, o è già stata revocata.',
  },
} as const;
