// Two sources that speak of one range mean one firm in spite of annotations, legal forms and lost letters; and two firms stay two.

import { describe, expect, it } from 'vitest';
import { createNameReader } from '#intelligence/company/read-name.ts';

const names = createNameReader(100);
const isSame = (left: string, right: string) => names.isSameOnSite(names.read(left), names.read(right));

describe('two names for one range', () => {
  it.each([
    ['OFFICINE BERTOLDI S.P.A. - SEDE CENTRALE', 'Officine Bertoldi SpA'],
    ['Bertoldi & Figli S.r.l. lien FTTO', 'Bertoldi & Figli srl'],
    ['SDSL KRAMER & VOGT AG', 'Kramer & Vogt AG'],
    ['Kramer & Vogt AG (Filiale 7)', 'KRAMER & VOGT AG'],
    ['Van Dalen Schilderwerken BV - vestiging Zutphen', 'Van Dalen Schilderwerken B.V.'],
    ['Van Dalen Schilderwerken', 'Van Dalen Schilderwerken B.V.'],
    ['Przedsi?biorstwo Budowlane Gryf', 'Przedsiębiorstwo Budowlane Gryf'],
    ['MÃ¼hlbauer Getriebe GmbH', 'Mühlbauer Getriebe GmbH'],
    ['Muehlbauer Getriebe GmbH', 'Mühlbauer Getriebe GmbH'],
  ])('are one organisation: %s and %s', (left, right) => {
    expect(isSame(left, right)).toBe(true);
    expect(isSame(right, left)).toBe(true);
  });

  it.each([
    ['Officine Bertoldi S.p.A.', 'Officine Bassani S.p.A.'],
    ['Kramer & Vogt AG', 'Kramer & Vogt GmbH'],
    ['Studio Legale', 'Studio Legale Bassani'],
    ['Gruppo Adriatica', 'Landmaschinen Huber GmbH'],
  ])('are two: %s and %s', (left, right) => {
    expect(isSame(left, right)).toBe(false);
    expect(isSame(right, left)).toBe(false);
  });
});
