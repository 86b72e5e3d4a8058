// One index over the lists of all languages: what a word of a range's description speaks of.

import type { NetworkKind } from '../../resolution.ts';
import { readWords } from '../read-words.ts';
import type { LineVocabulary } from './line-vocabulary.ts';
import { lineWordsEnglish } from './line-words-english.ts';
import { lineWordsDutch, lineWordsGerman } from './line-words-german.ts';
import { lineWordsPortuguese, lineWordsSpanish } from './line-words-iberian.ts';
import {
  lineWordsCzech,
  lineWordsNordic,
  lineWordsPolish,
  lineWordsTurkish,
} from './line-words-north-east.ts';
import { lineWordsFrench, lineWordsItalian, lineWordsRomanian } from './line-words-roman.ts';

/** English last: where languages share a word, the sense of the others is the narrower one. */
const vocabularies: readonly LineVocabulary[] = [
  lineWordsItalian,
  lineWordsFrench,
  lineWordsGerman,
  lineWordsDutch,
  lineWordsSpanish,
  lineWordsPortuguese,
  lineWordsRomanian,
  lineWordsNordic,
  lineWordsPolish,
  lineWordsCzech,
  lineWordsTurkish,
  lineWordsEnglish,
];

const kindsOfLineWords: ReadonlyMap<string, NetworkKind | ''> = indexWords();

/**
 * Words that carriers alone use: one of them and a place make a whole label, such as "Loopbacks Torino". Each stands in
 * the lists above as well.
 */
export const sureLineWords: ReadonlySet<string> = new Set(
  readWords(`
  businesskunden, geschaeftskunden, geschaftskunden, firmenkunden, gewerbekunden, grosskunden, privatkunden, endkunden, haushalte,
  kabelkunden, breitbandkunden, dsl-kunden, internetkunden, bedrijfsklanten, huishoudens, consumenten, thuisgebruikers, abonnees,
  gebruikers, foretagskunder, privatkunder, hushall, konsumenter, abonnenter, anvandare, erhvervskunder, bedriftskunder,
  pop, pops, bras, noeuds, nodi, nodos, knotenpunkt, wezly, wezel, uzel, uzly, noduri, loopback, loopbacks, endpoints, tunnels, hotspot, hotspots, interconnects, peerings, linknets, households, subscribers, customers, clientes, clienti,
  abonados, usuarios, hogares, abonnes, menages, utilisateurs, utenti, abbonati, utenze, famiglie, assinantes, utilizadores,
  abonati, utilizatori, gospodarii, echipamente, apparati, equipements, equipement, apparatuur, utrustning, urzadzenia, zarizeni,
  ekipmanlar, ekipmanlari, cihazlar, equipamentos, equipos, netzelemente, netzgeraete, koppelnetze, transfernetze, knooppunten,
  abonenci, abonentow, uzytkownicy, klienci, gospodarstwa, domacnosti, uzivatele, ucastnici, odberatele, zakaznici, zakazniku,
  kullanicilar, kullanicilari, aboneler, aboneleri, musteriler, musterileri, haneler, konutlar, ligacoes, interligacoes,
  interconexiones, interconnexions, interconnessioni, interconectari, routers, routery, routeurs, switches, students, studentenwohnheim,
  studentenwohnheime, dormitory, dormitories, stadsnat, stadsnatet, gastnetz, gaestenetz, gastennetwerk, gastnat`),
);

/**
 * Beginnings of words that many languages bend: "dynamicky", "dynamiczna", "dynamicznych" are one word. They are asked
 * where the word itself is in no list.
 */
const stems: readonly (readonly [NetworkKind | '', readonly string[]])[] = [
  [
    'residential',
    readWords(`dynami, dinami, abonen, abonat, abbonat, subscrib, rezident, residenti, residenz, rezidenti, household, haushalt, hushall, huishoud,
    gospodarstw, domacnost, privatkund, endkund, konsument, consument, consumer, uzivatel, uzytkowni, kullanici, utilizator, utilizador, utilisateur`),
  ],
  [
    'isp_pool',
    readWords(`statick, statyczn, statisch, statique, static, estatic, zakazni, klient, kunden, kundenn, musteri, clientel, geschaft, geschaeft, firmenk,
    gewerbe, unternehmensk, przedsiebior, podnikatel, biznesow, empresarial, aziendal, zakelijk, kurumsal, isletme, foretags, erhverv, bedrifts, professionn, profession`),
  ],
  [
    'infrastructure',
    readWords(
      `infrastru, infraestru, loopback, interconn, interconex, interligac, zusammenschalt, equipam, equipement, ekipman, urzadze, zarizen, utrustning, apparatu, apparati`,
    ),
  ],
  [
    'public_access',
    readWords(`hotspot, gaestenetz, gastenetz, gastennet, gastnet, publicznyc, oeffentlich, offentlig`),
  ],
  [
    '',
    readWords(
      `adres, address, adress, indirizz, direccion, enderec, network, netwerk, netzwerk, natverk, rozsah, zakres, subnet, podsiec, podsit, internet, pristup, dostep, zugang, toegang, anslutn, polaczen, pripojen, erisim`,
    ),
  ],
];
const stemMin = 5;

/** The kind of network that a word speaks of; '' for one that only stands beside such words; undefined for any other. */
export function kindOfLineWord(word: string): NetworkKind | '' | undefined {
  const kind = kindsOfLineWords.get(word);
  if (kind !== undefined || word.length < stemMin) return kind;
  for (const [stemKind, beginnings] of stems)
    if (beginnings.some((stem) => word.startsWith(stem))) return stemKind;
  return undefined;
}

/** Beginnings of words for a house that lends books to everybody, in twelve languages; also inside a longer word. */
export const libraryStems: readonly string[] = readWords(`
  bibliote, bibliothe, mediathe, mediatec, mediateka, knihovn, kutuphane, ludothe, ludotec, stadtbuech, stadtbuch, buecherei, bucherei,
  artothe, fonotec, library, libraries, folkbibliotek`);

/** Words for people who are guests where they are: whoever is named beside them, it is not who browses. */
export const guestWords: ReadonlySet<string> = new Set(
  readWords(`
  guest, guests, visitors, hotspot, hotspots, gaste, gaeste, gastnetz, gaestenetz, gastenetz, gastzugang, gaestezugang, besucher,
  hotelgaste, hotelgaeste, gasten, gastennetwerk, gastnetwerk, bezoekers, hotelgasten, ospiti, visitatori, invites, visiteurs,
  invitados, huespedes, visitantes, convidados, hospedes, oaspeti, vizitatori, gaster, gasterna, gastnat, gjester, gaester, besokare, hotellgaster,
  goscie, gosci, goscinna, odwiedzajacy, hoste, hosti, hostu, navstevnici, navstevniku, misafir, misafirler, misafirleri, ziyaretci,
  ziyaretciler, freifunk, cybercafe, internetcafe, locutorio, kiraathane`),
);

function indexWords(): ReadonlyMap<string, NetworkKind | ''> {
  const kinds = new Map<string, NetworkKind | ''>();
  for (const { business, residential, infrastructure, publicAccess, filling } of vocabularies) {
    const lists: readonly (readonly [NetworkKind | '', string])[] = [
      ['infrastructure', infrastructure],
      ['public_access', publicAccess],
      ['residential', residential],
      ['isp_pool', business],
      ['', filling],
    ];
    for (const [kind, words] of lists) {
      for (const word of readWords(words)) {
        // A word that one language uses for a kind and another for nothing keeps the kind.
        if (!kinds.has(word) || (kinds.get(word) === '' && kind !== '')) kinds.set(word, kind);
      }
    }
  }
  return kinds;
}
