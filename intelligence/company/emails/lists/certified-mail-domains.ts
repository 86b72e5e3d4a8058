// Domains of certified mail: the providers of Italian PEC (from the public register of AgID), the professional orders'
// and the public bodies' PEC and German De-Mail. They say who carries the mail, never whose company it is.

export const certifiedMailDomains: ReadonlySet<string> = new Set(
  `pec.it legalmail.it arubapec.it postecert.it postacertificata.gov.it arubapec.eu registerpec.it gigapec.it mypec.eu sicurezzapostale.it
  pecveneto.it ticertifica.it lamiapec.it geopec.it ingpec.eu archiworldpec.it pecavvocati.it psypec.it conafpec.it
  consulentidellavoropec.it actaliscertymail.it pecimprese.it casellapec.com keypec.com messaggipec.it
  postacert.it de-mail.de`.split(/\s+/),
);

/** Labels under a company's or a body's own domain that carry its certified mail, as in `pec.comune.example.it`. */
export const certifiedMailLabels: ReadonlySet<string> = new Set(
  'pec legalmail postacert postacertificata cert certmail pecmail mailcert certificata arubapec sicurezzapostale de-mail'.split(
    ' ',
  ),
);
