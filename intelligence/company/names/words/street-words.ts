// Words of postal addresses in the languages of the countries where the product is used. Written from general knowledge of
// how addresses look there; folded, without points.

/** Before the name of a street or a place; a number or an abbreviation's point makes an address of it. */
export const streetWordsInFront: ReadonlySet<string> = new Set(
  `via viale piazza piazzale piazzetta corso largo vicolo strada contrada localita loc frazione fraz borgo lungomare salita
  rue avenue av ave boulevard bd bld blvd place chemin che allee allees impasse route rte quai ruelle square cours esplanade sentier lieu lieudit
  zi za zac zone parc residence immeuble batiment bat
  calle c cl avda avenida plaza paseo pso carrer ronda camino ctra carretera poligono pol travesia glorieta urbanizacion urb edificio
  rua travessa praca estrada alameda largo calcada lugar quinta
  ul ulica al aleja aleje pl plac os osiedle
  str strada bulevardul bdul sos soseaua calea piata aleea intrarea splaiul
  ulice namesti nam trida nabrezi sidliste
  am an auf im zum zur hinter
  mah mahallesi cad caddesi sok sokak sk bulvari cadde`.split(/\s+/),
);

/** Endings of one word for a street, before its number: "Hauptstrasse 5", "Kungsgatan 12". */
export const streetEndings: readonly string[] =
  `strasse straße str gasse weg platz allee ring ufer damm chaussee steig stieg promenade graben hof markt
  straat laan plein kade gracht dijk singel dreef steenweg
  gatan vagen gata vag grand torg torget stigen backen leden
  vej gade alle veien gaten vegen gate`.split(/\s+/);

/** Behind the name of a street: "10 Downing Street". */
export const streetWordsBehind: ReadonlySet<string> = new Set(
  `street st road rd avenue ave lane ln drive dr square sq court ct close crescent terrace place pl way row house park estate
  boulevard blvd parkway quay wharf mews hill gardens grove business centre center suite floor unit building
  caddesi sokak sokagi bulvari mahallesi cad sok mah sk`.split(/\s+/),
);

/** A box at a post office, as the beginning of a line; folded text. */
export const postBox =
  /^(?:p\.? ?o\.? ?box|post ?box|bp|b\.p\.|cs|boite postale|postfach|postbus|postboks|box|casella postale|c\.p\.|apartado(?: de correos)?|apdo\.?|caixa postal|skr(?:ytka)?\.? poczt(?:owa|\.)|casuta postala|c\.?p\.?|posta kutusu|p\.k\.|postova schranka)\s*(?:nr?\.?|no\.?|n°)?\s*\d+/;
