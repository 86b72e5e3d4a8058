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
  }
  return name === '' ? collapseSpaces(raw) : name;
}

function collapseSpaces(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
