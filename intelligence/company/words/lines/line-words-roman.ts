// Italian, French and Romanian words of range descriptions. Source: see `line-vocabulary.ts`.

import type { LineVocabulary } from './line-vocabulary.ts';

export const lineWordsItalian: LineVocabulary = {
  business: `
    aziende, azienda, aziendale, aziendali, affari, imprese, impresa, clienti, cliente, clientela, utenza, utenze, professionisti,
    microbusiness, pmi, partita, iva, statici, statico, statica, statiche, fissi, fisso, fissa, fisse, dedicato, dedicati, dedicata,
    dedicate, circuiti, circuito, diretti, cdn, hdsl, top, grandi, business`,
  residential: `
    residenziale, residenziali, privati, privato, famiglie, famiglia, domestici, domestico, domestiche, domestica, casa, utenti,
    utente, abbonati, abbonato, dinamici, dinamico, dinamica, dinamiche, consumatori, consumer, studenti, studentato,
    studentati, residenza, residenze, collegi, alloggi, condomini`,
  infrastructure: `
    infrastruttura, infrastrutture, apparati, apparato, apparecchiature, apparecchiatura, dispositivi, nodi, nodo, dorsale,
    dorsali, interconnessione, interconnessioni, punto-punto, punto, punti, collegamento, collegamenti, gestione, gestionale,
    servizio, centrale, centrali, instradatori, trasporto, transito, ponti, radio, tralicci, armadi, loopback, monitoraggio`,
  publicAccess: `
    ospiti, ospite, visitatori, visitatore, biblioteca, biblioteche, mediateca, mediateche, civica, comunale, pubblici, pubblico,
    pubblica, pubbliche, postazioni, fiera, fiere, aeroporto, stazione, stazioni, albergo, alberghi, campeggio, stadio,
    piazze, piazza, congressi, expo, salone, lettura, internauti`,
  filling: `
    indirizzi, indirizzo, indirizzamento, rete, reti, sottorete, blocco, blocchi, classe, accesso, accessi, servizi, linee, linea, per,
    di, del, della, dei, degli, delle, da, in, a, al, alla, con, e, area, aree, zona, zone, regione, provincia, citta, sede, sedi, nord, sud, est,
    ovest, centro, assegnazione, assegnazioni, assegnati, riservati, fibra, ottica, cavo, banda, larga, ultralarga, vari, varie,
    gratuito, libero, civico, sala, sale, nuovi`,
};

export const lineWordsFrench: LineVocabulary = {
  business: `
    entreprise, entreprises, professionnel, professionnels, professionnelle, professionnelles, pro, pros, pme, pmi, tpe, eti, client,
    clients, clientele, affaires, fixes, fixe, statiques, statique, dediee, dediees, dedie, dedies, louees, louee, specialisees, ftto, societes,
    artisans, commercants, abonnements`,
  residential: `
    residentiel, residentiels, residentielle, residentielles, particulier, particuliers, menages, menage, foyers, foyer, abonne, abonnes,
    grand, utilisateur, utilisateurs, dynamiques, dynamique, domicile, domiciles, familles, etudiants, etudiant, residence,
    residences, universitaire, universitaires, logements, locataires, usagers, usager, internautes`,
  infrastructure: `
    infrastructure, infrastructures, equipements, equipement, materiel, materiels, noeud, noeuds, dorsale, interconnexion, interconnexions,
    liaison, liaisons, point, points, point-a-point, supervision, exploitation, routeur, routeurs, boucle,
    boucles, commutateurs, collecte, transport, transit, coeur, faisceaux, hertziens, raccordement, baies`,
  publicAccess: `
    invite, invites, visiteur, visiteurs, bibliotheque, bibliotheques, mediatheque, mediatheques, publique, publiques, public,
    publics, postes, foire, foires, salon, salons, parc, expositions, exposition, aeroport, gare, gares, hotellerie, camping,
    campings, stade, congres, municipal, municipale, cybercentre, auberge, touristes, bornes, borne`,
  filling: `
    adresses, adresse, adressage, reseau, reseaux, plage, plages, bloc, blocs, acces, service, services, ligne, lignes, lien, liens, pour, de,
    des, du, la, le, les, l, d, en, a, au, aux, et, sur, par, avec, zone, zones, region, ville, site, sites, nord, sud, est, ouest, centre,
    attribution, attributions, affectation, gestion, administration, reserve, reservees, fibre, optique, cable, haut, tres, debit, divers, diverses, gratuit, libre,
    libres, salle, salles, lecture`,
};

export const lineWordsRomanian: LineVocabulary = {
  business: `
    firme, firma, companii, companie, clienti, client, corporate, juridice, persoane, fix, fixe, fixa, statice, static, dedicate, dedicat,
    inchiriate, imm, afaceri, societati, profesional`,
  residential: `
    abonati, abonat, utilizatori, utilizator, rezidential, rezidentiali, rezidentiale, casnici, casnic, gospodarii, locuinte, familii,
    dinamice, dinamic, dinamici, fizice, studenti, camin, camine, studentesc, studentesti, locatari`,
  infrastructure: `
    infrastructura, echipamente, echipament, noduri, nod, interconectare, interconectari, legaturi, legatura, punct, punct-la-punct,
    management, administrare, gestiune, rutere, ruter, transport, tranzit, comutatoare, magistrala, centrala, dispozitive, monitorizare,
    conexiuni, coloana`,
  publicAccess: `
    oaspeti, oaspete, vizitatori, vizitator, biblioteca, biblioteci, judeteana, publice, public, publica, publici, targ, targuri, expozitii, aeroport,
    gara, gari, hoteluri, stadion, parcuri, turisti, calculatoare`,
  filling: `
    adrese, adresa, retea, retele, bloc, blocuri, clasa, acces, servicii, serviciu, linii, linie, pentru, si, de, din, la, cu, in, a, al, ale, zona,
    regiune, oras, judet, judetul, municipiul, sediu, sector, nord, sud, est, vest, centru, alocare, alocate, rezervat, fibra, optica, cablu,
    banda, larga, diverse, liber, gratuit, sala`,
};
