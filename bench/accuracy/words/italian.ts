// Italian words for the generator.

import { cities, entries, type Language } from './language.ts';

export const italian: Language = {
  code: 'it',
  countries: [
    {
      code: 'IT',
      domain: 'it',
      share: 20,
      mobileCountryCode: '222',
      cities: cities(
        'Milano 20121, Torino 10121, Brescia 25121, Bergamo 24121, Verona 37121, Padova 35121, Bologna 40121, Modena 41121, Parma 43121, Reggio Emilia 42121, Firenze 50121, Prato 59100, Ancona 60121, Roma 00184, Napoli 80121, Bari 70121, Catania 95121, Palermo 90133, Vicenza 36100, Treviso 31100, Udine 33100, Trento 38121, Cuneo 12100, Lecco 23900, Forlì 47121',
      ),
      freeMail: ['gmail.com', 'libero.it', 'virgilio.it', 'hotmail.it', 'alice.it', 'yahoo.it'],
    },
  ],
  given: entries(
    'Mario, Luca, Giulia, Francesca, Paolo, Andrea, Marco, Anna, Chiara, Stefano, Roberto, Elena, Davide, Sara, Giorgio, Giovanni, Laura, Alessandro, Silvia, Matteo, Antonio, Salvatore, Nicolò, Pietro, Carla, Teresa, Emanuele, Fabio, Claudio, Simona',
  ),
  surnames: entries(
    'Rossi, Brambilla, Ferrari, Colombo, Bianchi, Esposito, Ricci, Marino, Greco, Gallo, Conti, Mancini, Costa, Giordano, Rizzo, Lombardi, Moretti, Barbieri, Fontana, Santoro, Caruso, Rinaldi, Ferrara, Galli, Martini, Leone, Longo, Gentile, Vitale, Fumagalli, Zanetti, Pellegrini, Bonetti, Cattaneo, Sartori, Bertolini, Ghidini, Pasquali, Tommasi, Venturini, Dalla Costa, De Santis, Lo Presti, Zanoni, Benedetti',
  ),
  rootStarts: entries(
    'Tecno, Metal, Ital, Euro, Elettro, Agri, Mec, Termo, Idro, Eco, Bio, Cart, Ferr, Inox, Lamin, Vetr, Plast, Chim, Farm, Orto, Sider, Omni, Nova, Alp, Adri, Lom, Ven, Pad, Emil, Tosc, Arte, Multi, Mast, Form, Graf',
  ),
  rootEnds: entries(
    'val, plast, mec, gas, form, dent, lux, pack, tex, via, dora, nord, sider, cart, pres, bloc, tub, vis, ital, ster, fin, mare, lam, gest, ria, inox, lor, mont, pan, zeta',
  ),
  trades: entries(
    'Officine Meccaniche, Carpenteria, Tessitura, Cartiera, Impianti, Trasporti, Costruzioni, Serramenti, Arredamenti, Ceramiche, Fonderia, Stampi, Torneria, Lavorazioni Inox, Imballaggi, Alimentari, Salumificio, Caseificio, Cantine, Molino, Pastificio, Calzaturificio, Conceria, Maglificio, Ricami, Marmi, Graniti, Elettronica, Automazione, Utensileria, Ferramenta, Edilizia, Immobiliare, Assicurazioni, Studio Tecnico, Consulenza, Logistica, Autotrasporti, Farmaceutici, Vivai',
  ),
  qualities: entries(
    'Lombarda, Veneta, Emiliana, del Garda, Adriatica, Italiana, Piemontese, Brianza, Valtellina, Padana, Toscana, del Nord, Internazionale, Generale, Industriale, Riunite',
  ),
  firmPatterns: [
    '{root}',
    '{root}',
    '{root} {trade}',
    '{trade} {surname}',
    '{surname} {trade}',
    '{trade} {quality}',
    'Fratelli {surname}',
    'F.lli {surname}',
    '{surname} & {surname2}',
    '{trade} F.lli {surname}',
    '{letters} {trade}',
    '{letters}',
    '{surname} {given} & C.',
    '{trade} {city}',
    'Gruppo {root}',
  ],
  forms: [
    {
      written: 'S.r.l.',
      spelled: ['SRL', 'S.R.L.', 'Srl', 's.r.l.', 'Società a responsabilità limitata'],
      share: 58,
    },
    { written: 'S.p.A.', spelled: ['SPA', 'S.P.A.', 'Spa', 's.p.a.', 'Società per azioni'], share: 18 },
    { written: 'S.n.c.', spelled: ['SNC', 'snc', 'S.N.C.'], share: 8 },
    { written: 'S.a.s.', spelled: ['SAS', 'sas', 'S.A.S.'], share: 6 },
    {
      written: 'S.r.l. a socio unico',
      spelled: ['Srl unipersonale', 'SRL A SOCIO UNICO', 'S.R.L. UNIPERSONALE'],
      share: 4,
    },
    { written: 'Soc. Coop.', spelled: ['Società Cooperativa', 'SOC. COOP. A R.L.', 'Soc.Coop.'], share: 4 },
    { written: 'S.r.l.s.', spelled: ['SRLS', 'Srls'], share: 2 },
  ],
  trickyNames: entries(
    'Dynamic Systems, Piscine Pool Service, Mobilificio Casa Mobile, Home Design, Static Engineering, Cavi e Cable Technologies, Rete Ferroviaria Toscana Servizi, Clienti & Partner Consulting, Accesso Sicuro Porte Blindate, Cloud Nine Hotels, Wireless Automazioni, Residence Bellavista, Server Italia Consulting, Link Logistica, Nat Nutrizione',
  ),
  streets: [
    'Via {surname} {n}',
    'Viale {surname} {n}',
    'Corso {surname} {n}',
    "Via dell'Industria {n}",
    'Zona Industriale',
  ],
  universities: [
    'Università degli Studi di {city}',
    'Politecnico di {city}',
    'Accademia di Belle Arti di {city}',
  ],
  publicBodies: [
    'Comune di {city}',
    'Provincia di {city}',
    'ASL {n} {city}',
    'Camera di Commercio di {city}',
    'Azienda Ospedaliera di {city}',
  ],
  personLines: [
    '{given} {surname}',
    '{surname} {given}',
    'Sig. {given} {surname}',
    'Dott. {given} {surname}',
    'Sig.ra {surname} {given}',
  ],
  soleTraderLines: [
    'Ditta Individuale {surname} {given}',
    'Idraulica {surname} di {surname} {given}',
    'Bar Sport di {given} {surname}',
    'Studio Dott. {given} {surname}',
  ],
  customerLines: [
    '{name} - sede di {city}',
    '{name} - HDSL 2M',
    '{name} (filiale {n})',
    'Cliente {name}',
    'ADSL {name}',
    '{name} c/o {city}',
  ],
  poolLines: [
    'Pool dinamico utenti ADSL',
    'Utenti residenziali fibra {city}',
    'Rete accesso {city} clienti FTTH',
    '{isp} Clienti Consumer',
    '{isp}',
    'Accesso DSL PoP {city}',
    'Indirizzi dinamici utenze domestiche',
    'BRAS {city} {n}',
  ],
  businessPoolLines: [
    '{isp} indirizzi statici clienti business',
    'IP statici aziende {city}',
    '{isp} Business',
    'Clienti microbusiness {city}',
  ],
  mobilePoolLines: ['{isp} rete mobile APN internet', 'Utenti mobili CGNAT {city}', '{isp} UMTS LTE'],
  plantLines: [
    'Loopback e punto-punto backbone {city}',
    'Infrastruttura di rete {isp}',
    'Apparati PoP {city}',
  ],
  guestLines: [
    'WiFi gratuito aeroporto di {city}',
    'Hotspot stazione di {city}',
    'Hotel Bellavista {city} - wifi ospiti',
    'Biblioteca civica {city} postazioni pubbliche',
  ],
  carrierPatterns: ['Tele{root}', '{root}com', '{root} Telecomunicazioni', '{root}net', 'Fibra{root}'],
  hosterPatterns: ['{root} Hosting', '{root} Server', '{root}cloud', '{root} Data Center'],
  localCarrierPatterns: [
    '{city} Wireless',
    '{root} Fibra',
    '{root} Telecomunicazioni',
    '{root}',
    'Linea{root}',
  ],
};
