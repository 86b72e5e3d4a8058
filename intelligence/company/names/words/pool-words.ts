// Words of networks that many strangers share, in the languages in which registries and reverse DNS write them; folded.

const anywhere = `
  dhcp ppp pppoe dialup dialin dial adsl vdsl sdsl xdsl hdsl dsl shdsl dslam ftth fttb fttc fttx gpon epon docsis broadband narrowband
  cgn cgnat nat natpool bras bng bas nas hotspot wifi wlan gprs edge 3g 4g 5g lte umts hsdpa cdma wimax apn wisp isp
  loopback p2p ptp ptmp backbone infra peering transit colo colocation collocation vps vpn cdn anycast dyn dynip dynamicip dynpool
  subscribers subscriber customers residential datacenter datacentre idc serverfarm cablemodem cmts fiber fibre
  abonados abonado clientes cliente usuarios usuario residencial dinamico dinamica dinamicas inalambrico moviles
  utenti utenze utenza clienti residenziale residenziali domestici accesso accessi dinamici fibra
  kunden kundennetz privatkunden endkunden einwahl dynamisch dynamische breitband anschluss anschlusse teilnehmer
  abonnes abonne clients residentiel residentiels dynamique dynamiques utilisateurs particuliers
  assinantes assinante usuaria roteadores klienci abonenci abonent klanten kunder`;

export const hardPoolWords: ReadonlySet<string> = new Set(anywhere.trim().split(/\s+/));
/** Words that are also good names: they count less where the rest reads like one. */
export const softPoolWords: ReadonlySet<string> = new Set(
  'dynamic pool home cable cloud hosting server servers link links core mobile cellular wireless infrastructure client reserved ix'.split(
    ' ',
  ),
);

/** One customer is nobody's pool: these count beside a number, a place or another word of pools. */
export const singularPoolWords: ReadonlySet<string> = new Set(['customer', 'cust', 'kunde', 'utente']);

/** Several words, as they stand; folded. */
export const poolPhrases: readonly string[] = [
  'assigned to',
  'assigned for',
  'allocation for',
  'allocation to',
  'sub allocation',
  'static ip',
  'ip pool',
  'address pool',
  'addresses pool',
  'public ip',
  'home users',
  'end users',
  'data center',
  'data centre',
  'dial up',
  'dial in',
  'banda larga',
  'banda ancha',
  'haut debit',
  'direcciones ip',
  'indirizzi ip',
  'point to point',
  'ip block',
  'ip range',
  'reserved for',
];

/** Soft words that a name of two or three words carries without a legal form: "Home Depot", "Cloud Nine". */
export const nameLikePoolWords: ReadonlySet<string> = new Set(
  'home cloud link links core dynamic pool server'.split(' '),
);

/** What a description of a range says beside pool words; no name is made of these. */
export const rangeWords: ReadonlySet<string> = new Set(
  'ip ips ipv4 ipv6 address addresses range ranges block blocks network networks net subnet static assignment assignments allocation allocations assigned allocated region area zone user users line lines service services internet online for of to the and in direccionamiento gestion indirizzi rete reti netz adressen'.split(
    ' ',
  ),
);
