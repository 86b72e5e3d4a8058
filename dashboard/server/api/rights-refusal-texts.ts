// What the API refuses about requests on one's own data, in words.

export const rightsRefusalTexts = {
  unknown_rights_request: {
    status: 404,
    en: 'There is no such request.',
    it: 'Questa richiesta non esiste.',
  },
  rights_request_answered: {
    status: 409,
    en: 'Somebody has answered this request already. Load the page again.',
    it: 'Qualcuno ha già risposto a questa richiesta. Ricarica la pagina.',
  },
  rights_request_not_erased: {
    status: 409,
    en: 'A request for erasure is answered by erasing, or refused with a reason.',
    it: 'A una richiesta di cancellazione si risponde cancellando, o rifiutando con un motivo.',
  },
} as const;
