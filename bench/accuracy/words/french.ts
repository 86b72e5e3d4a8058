// French words for the generator: France and Belgium.

import { cities, entries, type Language } from './language.ts';

export const french: Language = {
  code: 'fr',
  countries: [
    {
      code: 'FR',
      domain: 'fr',
      share: 13,
      mobileCountryCode: '208',
      cities: cities(
        'Paris 75008, Lyon 69002, Marseille 13001, Lille 59000, Nantes 44000, Toulouse 31000, Strasbourg 67000, Rennes 35000, Grenoble 38000, Dijon 21000, Bourg-en-Bresse 01000, Annecy 74000, Angers 49000, Orléans 45000, Besançon 25000, Saint-Étienne 42000, Béziers 34500',
      ),
      freeMail: ['gmail.com', 'orange.fr', 'wanadoo.fr', 'free.fr', 'laposte.net', 'hotmail.fr'],
    },
  ],
  given: entries(
    'Jean, Pierre, Marie, Sophie, Luc, Hélène, François, Nicolas, Camille, Julien, Céline, Thierry, Isabelle, Olivier, Nathalie, Philippe, Aurélie, Gérard, Sylvie, Antoine, Benoît, Chantal, Mathieu, Élodie',
  ),
  surnames: entries(
    'Martin, Bernard, Dubois, Durand, Moreau, Laurent, Simon, Lefèvre, Leroy, Roux, Fournier, Girard, Bonnet, Dupont, Lambert, Fontaine, Rousseau, Mercier, Blanchard, Guérin, Boyer, Garnier, Chevalier, Perrin, Morel, Gauthier, Masson, Marchand, Renard, Picard, Vasseur, Delattre, Carpentier, Lacroix, Poirier',
  ),
  rootStarts: entries(
    'Trans, Méca, Sidé, Franc, Alpi, Rhôn, Bât, Éner, Agro, Soci, Tech, Aqua, Vini, Plasti, Ferro, Gali, Armo, Loi, Norm, Breiz, Cévé, Sava, Pari, Géo, Opti, Chron, Dauph, Nov, Flor, Lact',
  ),
  rootEnds: entries(
    'tec, plast, mat, gaz, pac, lec, dis, med, vin, bat, log, sol, lux, nov, teo, rail, lia, form, bois, lait, fer, eo, som, tex, ria, gest, port, cal',
  ),
  trades: entries(
    'Transports, Menuiserie, Charpente, Boulangerie, Maçonnerie, Imprimerie, Papeterie, Fromagerie, Vignobles, Conserverie, Chaudronnerie, Mécanique de Précision, Outillage, Emballages, Électricité, Plomberie, Bâtiment, Travaux Publics, Immobilier, Assurances, Conseil, Expertise Comptable, Notaires, Laboratoires, Cosmétiques, Optique, Textiles, Ameublement, Négoce, Distribution, Ingénierie, Formation, Carrelages, Pépinières, Meubles',
  ),
  qualities: entries(
    "Bretonne, Lyonnaise, du Nord, de l'Est, Alpine, Atlantique, Générale, Réunis, Française, Normande, Savoyarde, Industrielle, Nouvelle, Moderne",
  ),
  firmPatterns: [
    '{root}',
    '{root}',
    '{root} {trade}',
    '{trade} {surname}',
    '{surname} {trade}',
    '{trade} {quality}',
    'Établissements {surname}',
    'Ets {surname}',
    '{surname} Frères',
    '{surname} et Fils',
    'Société {quality} de {trade}',
    'Cabinet {surname} {surname2}',
    '{letters}',
    '{trade} de {city}',
    'Groupe {root}',
    'Compagnie {quality} de {trade}',
  ],
  forms: [
    {
      written: 'SARL',
      spelled: ['S.A.R.L.', 'Sarl', 'Société à responsabilité limitée', 's.a.r.l.'],
      share: 40,
    },
    { written: 'SAS', spelled: ['S.A.S.', 'Sas', 'Société par actions simplifiée'], share: 36 },
    { written: 'SA', spelled: ['S.A.', 'Société anonyme', 's.a.'], share: 14 },
    { written: 'EURL', spelled: ['E.U.R.L.', 'Eurl'], share: 5 },
    { written: 'SCOP', spelled: ['S.C.O.P.'], share: 2 },
  ],
  trickyNames: entries(
    'Piscines Pool Concept, Dynamique Énergie, Clients et Conseils, Mobil-Homes du Littoral, Câble Industrie, Domaine de la Liaison, Résidence Services Bretagne, Réseau Gourmand, Abonnés Presse Diffusion, Serveurs et Cuisine, Fixe Menuiserie, Accès Handicap',
  ),
  streets: [
    '{n} rue {surname}',
    '{n} avenue du Général {surname}',
    'ZI Nord BP {n}',
    '{n} boulevard {surname}',
    'ZAC des Prés, {n} rue des Artisans',
  ],
  universities: ['Université de {city}', 'École Nationale Supérieure de {city}', 'INSA {city}'],
  publicBodies: [
    'Mairie de {city}',
    'Conseil Départemental {city}',
    'Centre Hospitalier de {city}',
    'Préfecture de {city}',
    'Communauté Urbaine de {city}',
  ],
  personLines: [
    '{given} {surname}',
    '{surname} {given}',
    'M. {given} {surname}',
    'Mme {surname} {given}',
    'Monsieur {surname} {given}',
    'Mlle {given} {surname}',
  ],
  soleTraderLines: [
    '{given} {surname} Auto-entrepreneur',
    'Cabinet Dr {given} {surname}',
    'EI {surname} {given}',
  ],
  customerLines: [
    '{name} - agence de {city}',
    '{name} (site {n})',
    'Client {name}',
    'SDSL {name}',
    '{name} Siège',
    '{name} lien FTTO',
  ],
  poolLines: [
    'Pool dynamique abonnés ADSL {city}',
    '{isp} clients résidentiels',
    'POP {city}',
    '{isp}',
    'BAS {city} {n}',
    'Abonnés fibre {city}',
    'Plage dynamique grand public',
    'IP dynamiques {isp}',
  ],
  businessPoolLines: [
    '{isp} Entreprises IP fixes',
    'Clients pro {city}',
    '{isp} Pro',
    'Adresses fixes TPE PME {city}',
  ],
  mobilePoolLines: ['{isp} réseau mobile', 'Abonnés mobiles NAT {city}', '{isp} GPRS 4G'],
  plantLines: [
    'Interconnexion et liaisons backbone {city}',
    'Équipements DSLAM {city}',
    'Infrastructure {isp}',
  ],
  guestLines: [
    'Aéroport de {city} WiFi public',
    'Hôtel de la Gare {city} wifi clients',
    'Médiathèque de {city} accès public',
    'Hotspots gare de {city}',
  ],
  carrierPatterns: ['{root} Télécom', '{root}net', '{root} Fibre', '{root}tel', 'Télé{root}'],
  hosterPatterns: ['{root} Hébergement', '{root} Cloud', '{root} Serveurs', '{root}heberg'],
  localCarrierPatterns: [
    '{root} THD',
    'Régie {city} Numérique',
    '{root} Wireless',
    '{root}',
    '{root} Réseaux',
  ],
};
