// Takes off what registries and providers write beside a name: "Banorte (Clase C)" is "Banorte". A country in brackets
// stays, since "Siemens (Italia)" is another company than Siemens.

const bracketed = /\s*[([{]([^()[\]{}]*)[)\]}]/g;

/** In brackets: what says something about the network, the row or the past, never which company. */
const noteInBrackets = new RegExp(
  [
    '^(?:clase|class|classe|klasse|blocco|block|bloque)\\s+\\S{1,3}$',
    '^(?:ex|già|gia|formerly|formally|fka|f\\.k\\.a\\.|previously|ehemals|vormals|anciennement|antes|antigua(?:mente)?|precedentemente|nee|née)(?=[\\s.,:]|$)',
    '^(?:in liquidazione|in liquidation|en liquidation|en liquidaci[oó]n|in fallimento|in concordato.*|in administration|i\\.\\s?l\\.)$',
    '^(?:head\\s?office|headquarters?|hq|sede(?:\\s.*)?|siège|siege|zentrale|main office|office|ufficio|oficina|bureau|branch|filiale|filial|sucursal|agenzia.*)$',
    '^(?:customers?|cust|clienti?|kunde|client|end user|user|test|temp|temporary|lan|wan|vpn|voip|dsl|adsl|fibra|fiber|internet|network|ipv[46]|vlan.*|[a-z]{2,3}-?\\d+|as\\d+|id[:\\s].*)$',
    '^[\\d\\s./:-]*$',
  ].join('|'),
  'i',
);

/** At the end: the network, not its holder. */
const noteAtEnd =
  /[\s,;:|_-]+(?:(?:office|corporate|company|customer|internal|private|public|local)\s+(?:network|networks|lan|wan|net)|(?:ip\s?v[46]|ip)\s+(?:network|range|block|addresses|pool)|network block|netblock|lan network|\/\d{1,3}|clase [abc]|class [abc])\s*$/i;

/** Behind a dash or a comma: which of a company's places it is, in the languages of Europe. */
const placeBehind =
  /\s+[-–—,]\s*(?:sede|sedi|filiale|filial|succursale|sucursal|unit[aà] locale|stabilimento|punto vendita|negozio|magazzino|agence|[eé]tablissement|si[eè]ge|antenne|d[eé]p[oô]t|magasin|niederlassung|zweigstelle|zweigniederlassung|gesch[aä]ftsstelle|standort|werk|au[sß]+enstelle|vestiging|hoofdkantoor|bijkantoor|kantoor|delegaci[oó]n|oficina|tienda|f[aá]brica|planta|centro de trabajo|ag[eê]ncia|loja|escrit[oó]rio|sucursala|punct de lucru|sediu|agen[tţț]ia|filiala|oddzia[lł]|siedziba|zak[lł]ad|plac[oó]wka|pobo[cč]ka|provozovna|s[ií]dlo|kontor|huvudkontor|avdelning|lager|fabrik|butik|afdeling|avdeling|[sş]ube|[sş]ubesi|(?:genel )?merkez|fabrika|branch|site|office|head office|headquarters|plant|depot|warehouse|store|shop)(?=[\s.,:\d]|$).*$/i;
/** Behind a legal form, without a dash: the seat. */
const seatBehind =
  /(?<=[\s.](?:[a-z]\.?){2,8})\s+(?:si[eè]ge(?: social)?|sede(?: centrale?| legale| social| principal)?|zentrale|hauptsitz|hoofdkantoor|huvudkontor|centrala|siedziba|s[ií]dlo|(?:genel\s+)?merkezi?|genel m[uü]d[uü]rl[uü][gğ][uü]|head ?office|hq|headquarters)$/i;
/** Behind a name: the line. */
const lineBehind =
  /\s+(?:(?:lien|acc[eè]s|ligne|linea|l[ií]nea|linha|leitung|line|link|anschluss|lijn|linje|[lł][aą]cze|linka|hatt?[ıi]?)\s+)?(?:ftto|ftth|fttb|sdsl|shdsl|hdsl|adsl|vdsl|mpls)\s*\d*$/i;
/** In front of a name: the line or that it is a customer's. */
const lineInFront =
  /^(?:(?:(?:lien|acc[eè]s|linea|leitung|line|anschluss)\s+)?(?:ftto|fttb|sdsl|shdsl|hdsl|adsl|vdsl|mpls)\s*[:.-]?|(?:customer|client|cliente|kunde|klant|kund|klient|z[aá]kazn[ií]k|m[uü][sş]teri)\s*(?::|-\s))\s*(?=\p{L}|\d)/iu;

const numberInFront = /^as\d{1,10}[\s:,-]+(?=\p{L})/iu;
const quotes = /^[\s"“”„«»‘]+|[\s"“”„«»]+$/g;
const ellipsis = /\s*(?:\.{3,}|…)$/;

/** Never empty where the text is not. Takes time that grows with the square of the text: give it a name, no essay. */
export function stripAnnotations(raw: string): string {
  let name = collapseSpaces(raw).replace(numberInFront, '');
  if (/[([{]/.test(name)) {
    name = name.replace(bracketed, (whole, inside: string) =>
      noteInBrackets.test(inside.trim()) ? '' : whole,
    );
  }
  for (let before = ''; before !== name; ) {
    before = name;
    name = name.replace(quotes, '').replace(ellipsis, '').replace(noteAtEnd, '').trim();
    if (placeOrLine.test(name)) name = stripPlaceAndLine(name);
  }
  return name === '' ? collapseSpaces(raw) : name;
}

/** A quick look: most names have none of what the long expressions take off. */
const placeOrLine =
  /\s[-–—]|,|ftt|dsl|mpls|vpn|internet|fib|glasf|office|headq|\bhq|zentral|central|hauptsitz|kantoor|kontor|si[eè]|sede|s[ií]dlo|merkez|^c(?:ust|lient)|^[km]\S+\s/i;

/** Only where a name is left that has a word of at least three letters. */
function stripPlaceAndLine(name: string): string {
  let left = name;
  for (const note of [placeBehind, seatBehind, lineBehind, lineInFront]) {
    const shorter = left.replace(note, '').trim();
    if (/\p{L}{3}|\p{L}.*\s.*\p{L}/u.test(shorter)) left = shorter;
  }
  return left;
}

function collapseSpaces(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
