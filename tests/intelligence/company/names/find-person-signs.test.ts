// A natural person is never shown as a company; the few firms that are called like persons are the price.

import { describe, expect, it } from 'vitest';
import { findPersonSigns } from '#intelligence/company/names/find-person-signs.ts';

const persons = `Clara Alfaro
Marino Dalla Gasperina
Leung Yin Lam Dba
Rossi Mario
GIUSEPPE VERDI
Maria Grazia Bianchi
Dott. Paolo Neri
Sig.ra Anna Ferri
Mr John Smith
Jean-Pierre Dupont
Hans-Jürgen Müller
José Luis García López
Dipl.-Ing. Karl Huber
c/o Luca Moretti
Francesca De Luca
Pieter van den Berg
Ditta Mario Rossi
FOP Molochko Nina Vasilevna
emma_paulsen
Piotr Nowak
Dr. Anna Schmidt
Luigi D'Amico
M. Rossi
Familie Schmidt
John Smith d/b/a Smith Plumbing
Giovanni Battista Lo Monaco
Ms. Priya Sharma
Pablo William Silva Tavares de Lira
Anna Maria Esposito in Russo
Herr Peter Braun
Sergio Perez Bocanegra
Hector Ruben Fdez`.split('\n');

const firms = `Ferrari
Villa Maria
San Carlo
Santa Rita
Studio Legale Mario Rossi
Giorgio Armani S.p.A.
Barilla G. e R. Fratelli
Martini Rossi
Monte Carlo
Alfa Romeo
Johnson Controls
Banca Carige
Hotel Maria
Ospedale San Giovanni
Fondazione Agnelli
Trattoria da Mario
Mario Rossi Costruzioni
Rossi Mario & C. Snc
Max Mara
Studio Dentistico Dr. Bianchi
Ristorante Da Luigi
Karlin Peebles LLP
La Presse
Vikco Insurance
Martin Marietta Materials
Oscar Mayer Foods
Comune di San Pietro
Saint Gobain
Leonardo
Piazza Italia
Teresa Bay Hotel
GHD
Bevtec
Empaques de Carton Uninet
Benetton Group
Marks and Spencer
Endodontic Associates Of Savannah
Transports Routiers De Marchandises
Pablo William Ltda`.split('\n');

describe('findPersonSigns', () => {
  it('knows persons in several languages and orders', () => {
    expect(persons.filter((name) => findPersonSigns(name).length === 0)).toEqual([]);
  });

  it('leaves firms alone', () => {
    expect(firms.filter((name) => findPersonSigns(name).length > 0)).toEqual([]);
  });

  it('never repeats the name in what it answers', () => {
    for (const name of persons) {
      for (const sign of findPersonSigns(name)) {
        expect(sign).toMatch(
          /^(?:given_name|initial_and_surname|title|care_of|doing_business_as|sole_trader)$/,
        );
      }
    }
  });
});
