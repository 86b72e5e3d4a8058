// Numbers as names write them out. Only digits and a word are ever the same number: "Seven" and "Sette" are two names.

const written: readonly (readonly [digits: string, words: string])[] = [
  ['1', 'uno una one ein eins'],
  ['2', 'due two deux zwei dos'],
  ['3', 'tre three trois drei tres'],
  ['4', 'quattro four quatre vier cuatro'],
  ['5', 'cinque five cinq funf cinco'],
  ['6', 'sei six sechs seis'],
  ['7', 'sette seven sept sieben siete'],
  ['8', 'otto eight huit acht ocho'],
  ['9', 'nove nine neuf neun nueve'],
  ['10', 'dieci ten dix zehn diez'],
  ['11', 'undici eleven onze elf'],
  ['12', 'dodici twelve douze zwolf doce'],
  ['13', 'tredici thirteen treize dreizehn trece'],
  ['15', 'quindici fifteen quinze quince'],
  ['20', 'venti twenty vingt zwanzig veinte'],
  ['21', 'ventuno twentyone'],
  ['24', 'ventiquattro twentyfour'],
  ['30', 'trenta thirty trente dreissig treinta'],
  ['40', 'quaranta forty quarante vierzig cuarenta'],
  ['50', 'cinquanta fifty cinquante funfzig cincuenta'],
  ['60', 'sessanta sixty soixante sechzig sesenta'],
  ['70', 'settanta seventy siebzig setenta'],
  ['80', 'ottanta eighty achtzig ochenta'],
  ['90', 'novanta ninety neunzig noventa'],
  ['99', 'novantanove ninetynine'],
  ['100', 'cento hundred cent hundert cien'],
  ['101', 'centouno'],
  ['1000', 'mille thousand tausend mil'],
];

/** Folded word to its digits. */
export const numberWords: ReadonlyMap<string, string> = new Map(
  written.flatMap(([digits, words]) => words.split(' ').map((word): [string, string] => [word, digits])),
);
