// Words that say beyond doubt what an organisation does, and that it is not carrying others: schools, public bodies, banks,
// hospitals. Folded; `word*` also stands for what it begins. They tell the kind of a network and trust a wide range.

import { readWords } from './read-words.ts';

export const educationWords: readonly string[] = readWords(`
  universit*, universid*, uniwersyt*, univerzit*, univerz*, politechnik*, polytech*, politecn*, fakult*, hogskol*, hoyskol*, hojskol*, universitesi,
  akademi*, accadem*, ecoles, lycees, facolta, faculte, facultatea, szkola, szkoly, skola, skolan, skolor, skole, okul*, lise, lisesi, liceul, lycee, scoala, colegiul, gimnazj*, gimnaz*,
  instituto superior, vysoka, uceni, scholengemeenschap, universiteit*, school*, kolegium, doctoral, univ, university*, college, colleges, school, schools, schule, schulen, hochschule,
  fachhochschule, scuola, scuole, liceo, politecnico, polytechnic, polytechnique, ecole, lycee, escuela,
  colegio, colegios, faculdade, facultad, kindergarten, basisschool, campus, gymnasium, conservatorio,
  academia, politecnica, hogeschool, universitaria, itis`);

export const governmentWords: readonly string[] = readWords(`
  council, urzad, urzedu, gmina, gminy, powiat, starostwo, magistrat, ministerstvo, ministerstwo, kommun, kommuner, kommunen, lansstyrelsen, regionfullmaktige, landsting,
  primaria, primarie, consiliul, prefectura, inspectoratul, politia, komenda, policji, policie, belediye*, valilik, valiligi, bakanlik, bakanligi, kaymakam*, emniyet,
  ajuntament, consejeria, junta, cabildo, camara municipal, municipal, municipais, gemeentehuis, provincie, waterschap, rijkswaterstaat, bundesamt, landesamt, stadtwerke, finanzamt,
  conseil, departement, prefecture, sous-prefecture, county, borough, parish, comune, provincia, regione, ministero, ministry, ministerio, ministere, ministerium, government,
  gobierno, governo, gouvernement, municipality, municipio, gemeinde, gemeente, kommune, landkreis,
  landratsamt, stadtverwaltung, mairie, prefettura, prefecture, questura, polizia, police, polizei,
  policia, army, navy, parliament, parlamento, senato, senate, embassy, ambasciata, tribunale, tribunal,
  ayuntamiento, diputacion, consolato, prefeitura, camara, mayor, asl, ausl, usl, inps, inail, dod,
  defense, defence`);

export const businessWords: readonly string[] = readWords(`
  bank, banka, bankasi, bankowy, banken, sparbank, sparbanken, kasa, caixa, caja, pojistovna, pojisteni, ubezpiecz*, sigorta*, asigurar*, forsakring*, forsikring*, verzekering*,
  nemocnic*, szpital*, hastane*, spital*, sjukhus*, sykehus*, sygehus*, ziekenhuis*, zorggroep, hopitaux, hospitalier, hospices, lekarna, apotek*, apotheek, apteka, apteki, farmacie, eczane*,
  bank group, banks, banking, banca, banche, banco, banque, sparkasse, raiffeisen*, volksbank, insurance,
  assicurazion*, versicherung*, seguros, seguradora, assurance, assurances, reinsurance, hospital,
  hospitals, ospedale, ospedali, ospedaliera, klinikum, krankenhaus, hopital, clinica, clinic, pharma*,
  farmac*, hotel, hotels, airport, aeroporto, aeroporti, flughafen, railway, railways, ferrovie, museum,
  museo, motors, automotive, automobili, steel, acciai, acciaieria, acciaierie, foundry, fonderia,
  chemicals, chimica, tessile, textile, textiles, foods, alimentari, brewery, winery, cantine, caseificio,
  notai, avvocati, resort, supermercati, supermarket, supermarkets, shipyard, cantieri, cementi, ceramiche`);
