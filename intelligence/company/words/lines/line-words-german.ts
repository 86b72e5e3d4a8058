// German and Dutch words of range descriptions. Source: see `line-vocabulary.ts`.

import type { LineVocabulary } from './line-vocabulary.ts';

export const lineWordsGerman: LineVocabulary = {
  business: `
    businesskunden, businesskunde, geschaeftskunden, geschaftskunden, geschaeftskunde, geschaftskunde, firmenkunden,
    firmenkunde, gewerbekunden, gewerbe, grosskunden, unternehmenskunden, unternehmen, firmen, kunden, kunde, kundennetz,
    kundennetze, standleitung, standleitungen, standleitungskunden, mietleitung, mietleitungen, festverbindungen, feste,
    fester, festen, festes, statische, statischer, statischen, statisch, dedizierte, kmu, mittelstand, business-kunden,
    festip, fest-ip`,
  residential: `
    privatkunden, privatkunde, privat, haushalte, haushalt, haushalten, endkunden, endkunde, endnutzer, teilnehmer,
    einwahl, einwahlkunden, dynamische, dynamischer, dynamischen, dynamisch, breitband, breitbandkunden, kabelkunden,
    kabelinternet, dsl-kunden, internetkunden, nutzer, mieter, wohnheim, wohnheime, studentenwohnheim, studentenwohnheime,
    studierendenwohnheim, verbraucher, wohnungen, glasfaserkunden, hausanschluesse, hausanschlusse`,
  infrastructure: `
    infrastruktur, netzinfrastruktur, verwaltung, netzverwaltung, netzmanagement, betrieb, netzbetrieb, geraete, gerate,
    netzgeraete, netzgerate, netzelemente, technik, verbindungsnetz, verbindungsnetze, koppelnetz, koppelnetze,
    transfernetz, transfernetze, transportnetz, transportnetze, punkt-zu-punkt, punkt, kopplung, zusammenschaltung,
    knoten, knotenpunkt, ubergabe, uebergabe, kernnetz, vermittlung, vermittlungsstelle, leitungen, richtfunk, weitverkehr,
    loopback-adressen, routerverbindungen`,
  publicAccess: `
    gaste, gaeste, gast, gastnetz, gaestenetz, gastenetz, gastzugang, gaestezugang, gaeste-wlan, gaste-wlan, besucher,
    messe, messen, messehalle, messehallen, messegelaende, messegelande, flughafen, bahnhof, bahnhofe, bahnhoefe,
    stadtbibliothek, stadtbucherei, stadtbuecherei, bucherei, buecherei, bibliothek, oeffentliche, offentliche,
    oeffentlicher, offentlicher, oeffentlich, offentlich, freifunk, hotelgaste, hotelgaeste, kongress, ausstellung,
    internetcafe, stadthalle, rathaus-wlan, bus-wlan, publikum`,
  filling: `
    adressen, adresse, adressraum, adressbereich, adressbereiche, bereich, bereiche, netz, netze, netzwerk, netzwerke, teilnetz,
    anschluss, anschlusse, anschluesse, zugang, zugange, zugaenge, leitung, fur, fuer, und, der, die, das, des, den, im, in, am, mit,
    von, zu, zum, zur, bei, aus, region, gebiet, raum, ort, stadt, nord, sud, sued, ost, west, mitte, standort, standorte,
    zuweisung, zuweisungen, vergabe, glasfaser, kabel, funk, ip-adressen, ip-adresse, internet, dienste, dienst, kleine,
    mittlere, diverse, verschiedene, allgemein`,
};

export const lineWordsDutch: LineVocabulary = {
  business: `
    zakelijk, zakelijke, zakelijken, bedrijf, bedrijven, bedrijfsklanten, mkb, ondernemers, ondernemer, klant, klanten,
    klantnetwerk, klantnetwerken, vaste, vast, statisch, statische, huurlijn, huurlijnen, dedicated, zzp, zakelijkverkeer`,
  residential: `
    consument, consumenten, particulier, particuliere, particulieren, huishouden, huishoudens, thuis, thuisgebruikers,
    abonnee, abonnees, gebruiker, gebruikers, dynamisch, dynamische, eindgebruiker, eindgebruikers, studentenhuis,
    studentenhuizen, studentenhuisvesting, studentenflat, bewoners, inbellers, inbel`,
  infrastructure: `
    infrastructuur, netwerkbeheer, beheer, apparatuur, netwerkapparatuur, netwerkelementen, knooppunt, knooppunten,
    koppeling, koppelingen, koppelnet, koppelvlak, verbinding, verbindingen, punt, punt-tot-punt, transportnet,
    centrale, straalverbinding, straalverbindingen, routerverbindingen`,
  publicAccess: `
    gasten, gast, gastennetwerk, gastnetwerk, bezoekers, bezoeker, bibliotheek, bibliotheken, openbare, openbaar, publieke,
    publiek, beurs, beurzen, jaarbeurs, luchthaven, vliegveld, station, stations, hotelgasten, camping, vakantiepark,
    stadion, evenementen, leeszaal`,
  filling: `
    adres, adressen, bereik, blok, netwerk, netwerken, net, aansluiting, aansluitingen, toegang, dienst, diensten, lijn, lijnen, voor,
    en, van, de, het, een, in, op, te, bij, met, regio, gebied, plaats, stad, noord, zuid, oost, west, midden, locatie,
    locaties, glasvezel, kabel, draadloos, ip-adressen, ip-adres, breedband, toewijzing, toewijzingen, computers, diverse`,
};
