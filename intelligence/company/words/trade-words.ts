// Words that say beyond doubt what an organisation does, and that it is not carrying others: schools, public bodies, banks,
// hospitals. Folded; `word*` also stands for what it begins. They tell the kind of a network and trust a wide range.

import { readWords } from './read-words.ts';

export const educationWords: readonly string[] = readWords(`
  universit*, univ, university*, college, colleges, school, schools, schule, schulen, hochschule,
  fachhochschule, scuola, scuole, liceo, politecnico, polytechnic, polytechnique, ecole, lycee, escuela,
  colegio, colegios, faculdade, facultad, kindergarten, basisschool, campus, gymnasium, conservatorio,
  academia, politecnica, hogeschool, universitaria, itis`);

export const governmentWords: readonly string[] = readWords(`
  council, comune, provincia, regione, ministero, ministry, ministerio, ministere, ministerium, government,
  gobierno, governo, gouvernement, municipality, municipio, gemeinde, gemeente, kommune, landkreis,
  landratsamt, stadtverwaltung, mairie, prefettura, prefecture, questura, polizia, police, polizei,
  policia, army, navy, parliament, parlamento, senato, senate, embassy, ambasciata, tribunale, tribunal,
  ayuntamiento, diputacion, consolato, prefeitura, camara, mayor, asl, ausl, usl, inps, inail, dod,
  defense, defence`);

export const businessWords: readonly string[] = readWords(`
  bank, banks, banking, banca, banche, banco, banque, sparkasse, raiffeisen*, volksbank, insurance,
  assicurazion*, versicherung*, seguros, seguradora, assurance, assurances, reinsurance, hospital,
  hospitals, ospedale, ospedali, ospedaliera, klinikum, krankenhaus, hopital, clinica, clinic, pharma*,
  farmac*, hotel, hotels, airport, aeroporto, aeroporti, flughafen, railway, railways, ferrovie, museum,
  museo, motors, automotive, automobili, steel, acciai, acciaieria, acciaierie, foundry, fonderia,
  chemicals, chimica, tessile, textile, textiles, foods, alimentari, brewery, winery, cantine, caseificio,
  notai, avvocati, resort, supermercati, supermarket, supermarkets, shipyard, cantieri, cementi, ceramiche`);
