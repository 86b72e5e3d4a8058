// Mailboxes of a role, not of a person, in Italian, English, German, French and Spanish: the local part of the address.
// RFC 2142 names the first of them; the rest is how offices call their mailboxes.

const anywhere = `
  info information infos mail email e-mail contact contacts office admin administrator administration root postmaster hostmaster webmaster
  abuse noc security support help helpdesk sales marketing press media news newsletter billing accounts accounting finance hr jobs
  careers career team staff hello hi service services customerservice customercare care orders order shop store reception booking
  bookings reservations reservation events event noreply no-reply donotreply do-not-reply mailer-daemon daemon devnull nobody web www ftp
  usenet uucp list listserv majordomo privacy dpo gdpr legal compliance purchasing procurement export import logistics warehouse
  production quality it ict tech technical it-support itsupport systems sysadmin enquiries enquiry inquiries inquiry feedback
  partners partner pr invoices invoice payments payroll recruitment recruiting training general management ceo board secretary everyone all`;

const italian = `
  informazioni amministrazione amm contabilita ufficio uffici segreteria direzione direttore presidenza commerciale vendite vendita acquisti
  acquisto ordini ordine fatture fatturazione fornitori clienti assistenza supporto tecnico ufficiotecnico ufficio.tecnico uff.tecnico
  ufficioacquisti ufficio.acquisti ufficiovendite ufficio.vendite ufficiocommerciale ufficio.commerciale ufficiopersonale risorseumane
  risorse.umane personale lavoraconnoi lavora curriculum cv selezione comunicazione stampa ufficiostampa ufficio.stampa eventi
  prenotazioni reception magazzino spedizioni logistica produzione qualita sicurezza protocollo sindaco comune anagrafe tributi
  urp scuola didattica biblioteca formazione preventivi preventivo ricambi officina negozio spaccio estero paghe tesoreria legale
  studio laboratorio contatti contatto posta postacertificata pec servizioclienti servizio.clienti rspp redazione`;

const german = `
  kontakt buero buro zentrale verwaltung geschaeftsfuehrung geschaeftsleitung gf vertrieb verkauf einkauf buchhaltung rechnung rechnungen
  rechnungswesen personal bewerbung bewerbungen karriere kundenservice kundendienst kundenbetreuung service bestellung bestellungen
  versand lager technik edv presse redaktion sekretariat empfang anfrage anfragen angebot angebote datenschutz poststelle post
  praxis kanzlei werkstatt disposition produktion qualitaet impressum rathaus gemeinde`;

const french = `
  contacter accueil bonjour direction secretariat administratif comptabilite compta facturation factures commercial commerciaux ventes
  vente achats achat commandes commande devis sav serviceclient service.client serviceclients clients fournisseurs rh recrutement
  emploi candidature candidatures communication presse redaction logistique expedition production qualite technique informatique
  juridique mairie reservation reservations boutique magasin`;

const spanish = `
  informacion contacto contactos administracion administrador oficina gerencia direccion secretaria comercial ventas venta compras compra
  pedidos pedido facturacion facturas contabilidad proveedores clientes atencion atencionalcliente atencion.cliente soporte tecnico
  rrhh recursoshumanos empleo prensa comunicacion marketing reservas recepcion almacen logistica produccion calidad presupuestos
  presupuesto tienda ayuntamiento hola protecciondedatos financeiro vendas compras contato comercial faturamento`;

/** Lower case. */
export const roleNames: ReadonlySet<string> = new Set(
  [anywhere, italian, german, french, spanish].flatMap((block) => block.trim().split(/\s+/)),
);

/** Too short or too common to decide with something behind them, as in "mail.rossi" or "it.moretti". */
export const aloneRoleNames: ReadonlySet<string> = new Set(
  'mail email e-mail post posta it pr hr web www root list hello hi team all general it ict tech cv amm gf sav rh dpo board daemon hola comune'.split(
    ' ',
  ),
);
