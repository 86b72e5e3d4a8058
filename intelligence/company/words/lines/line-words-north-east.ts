// Swedish, Danish and Norwegian, Polish, Czech and Slovak, and Turkish words of range descriptions. Source: see
// `line-vocabulary.ts`.

import type { LineVocabulary } from './line-vocabulary.ts';

export const lineWordsNordic: LineVocabulary = {
  business: `
    foretag, foretagen, foretags, foretagskund, foretagskunder, foretagskunders, naringsliv, kund, kunder, kundnat, fasta, fast, statiska,
    statisk, statiske, dedikerade, hyrda, smaforetag, erhverv, erhvervskunder, virksomheder, bedrift, bedrifter, bedriftskunder,
    bedriftskunde, kunde, faste, naering, bolag`,
  residential: `
    hushall, hushallen, privat, privata, private, privatkund, privatkunder, konsument, konsumenter, abonnent, abonnenter, anvandare,
    dynamiska, dynamisk, dynamiske, bostader, bostad, boende, hyresgaster, studentbostader, studentboende, studenter, villor, villa,
    lagenheter, husstande, husstander, husholdninger, forbrukere, brugere, brukere, boliger, kollegium, kollegier, stadsnat, stadsnatet,
    stadsnatskunder`,
  infrastructure: `
    infrastruktur, utrustning, natutrustning, natverksutrustning, noder, nod, samtrafik, lank, lankar, lanknat, forbindelser, forbindelse,
    punkt, punkt-till-punkt, punkt-til-punkt, drift, overvakning, stamnat, karnnat, transport, transportnat, natdrift, routrar, vaxlar,
    udstyr, utstyr, radiolank, radiolankar, koppling, sammankoppling, styrning`,
  publicAccess: `
    gaster, gast, gastnat, gasterna, gaesster, gjester, gjest, gaester, besokare, besokande, besogende, bibliotek, biblioteket, biblioteken, stadsbibliotek,
    stadsbiblioteket, folkbibliotek, allmanna, allman, allmanhet, allmanheten, offentlig, offentliga, offentlige, massa, massan, massor,
    flygplats, lufthavn, station, stationen, stationer, resecentrum, vandrarhem, arena, datorer, campingplats, hotell, hotellgaster`,
  filling: `
    adresser, adress, adresse, nat, natet, natverk, block, subnat, omrade, anslutning, anslutningar, uppkoppling, atkomst, tjanst, tjanster, linje,
    linjer, for, och, og, i, pa, till, til, fran, med, av, vid, hos, region, ort, kommun, stad, norra, sodra, ostra, vastra, nord, syd, ost, vast, plats, tilldelning,
    tilldelningar, reserverad, fiber, fibernat, kabel, bredband, tradlost, diverse, oppet, oppen, fri, gratis, ip-adresser`,
};

export const lineWordsPolish: LineVocabulary = {
  business: `
    firm, firma, firmy, firmowe, firmowy, firmowi, firmom, biznes, biznesowi, biznesowe, biznesowy, biznesowych, przedsiebiorstw,
    przedsiebiorstwa, przedsiebiorcy, przedsiebiorcow, klient, klienci, klientow, klienta, stale, staly, stala, stalych, statyczne, statyczny, statycznych,
    dedykowane, dzierzawione, msp, instytucjonalni, instytucje`,
  residential: `
    abonent, abonenci, abonentow, uzytkownicy, uzytkownik, uzytkownikow, indywidualni, indywidualny, indywidualnych, domowi, domowe, domowy,
    domowych, gospodarstwa, gospodarstw, mieszkancy, mieszkancow, mieszkania, prywatni, prywatne, dynamiczne, dynamiczny, dynamicznych,
    konsumenci, osiedle, osiedla, osiedlowa, studenci, studentow, akademik, akademiki, akademikow, lokatorzy, detaliczni`,
  infrastructure: `
    infrastruktura, urzadzenia, urzadzen, sprzet, wezly, wezel, wezlow, polaczenia, polaczenie, polaczen, punkt, punkt-punkt, zarzadzanie,
    zarzadzania, routery, routerow, szkielet, szkieletowa, szkieletowe, lacza, lacze, laczy, miedzyoperatorskie, tranzyt, transportowa, przelaczniki,
    radiolinie, monitoring, eksploatacja, styk, styki, techniczne, techniczna, techniczny`,
  publicAccess: `
    goscie, gosci, goscinna, gosciom, odwiedzajacy, odwiedzajacych, biblioteka, biblioteki, biblioteczna, czytelnia, publiczna, publiczne, publiczny,
    publicznych, miejska, miejskie, targi, targow, targowe, lotnisko, dworzec, dworce, hotele, hotelowi, stadion, wystawa, kawiarenka, kongres,
    otwarte, komputery`,
  filling: `
    adresy, adres, adresow, adresacja, pula, puli, siec, sieci, sieciowe, zakres, zakresy, blok, podsiec, dostep, dostepu, dostepowa, uslugi, usluga, lacz,
    linie, linia, dla, do, na, w, we, z, ze, i, oraz, od, po, przy, rejon, region, miasto, wojewodztwo, gmina, powiat, obszar, strefa, polnoc, poludnie, wschod, zachod,
    centrum, przydzial, zarezerwowane, swiatlowod, swiatlowodowe, swiatlowodowy, kabel, kablowa, radiowy, radiowa, internet, internetu, bezprzewodowy,
    rozne, darmowe, oddzial, numer, nr`,
};

export const lineWordsCzech: LineVocabulary = {
  business: `
    firem, firma, firmy, firemni, firemnich, podniky, podnikatele, podnikatelu, podnikatelska, podnikove, zakaznik, zakaznici, zakazniku,
    klienti, klientu, pevne, pevna, pevny, pevnych, staticke, staticka, statickych, pronajate, pronajatych, vyhrazene, obchodni, firmam, zivnostnici`,
  residential: `
    domacnosti, domacnost, domacnostem, uzivatele, uzivatel, uzivatelu, ucastnici, ucastnik, ucastniku, odberatele, abonenti, dynamicke,
    dynamicka, dynamickych, soukrome, soukromi, rezidencni, rezidentni, studenti, studentu, koleje, kolej, internat, byty, bytove, sidliste,
    spotrebitele, obyvatele`,
  infrastructure: `
    infrastruktura, infrastrukturni, zarizeni, uzly, uzel, uzlu, propojeni, propoje, propoj, spoje, spoj, spojovaci, bod, bod-bod, sprava, spravy, rizeni, smerovace, smerovac,
    prepinace, paterni, pater, pateř, tranzit, transportni, prenosove, prenosova, dohled, dohledu, technicke, technologicke, technologie, radioreleove`,
  publicAccess: `
    hoste, hosti, hostu, hostum, hostovska, navstevnici, navstevniku, navstevnik, knihovna, knihovny, knihoven, verejna, verejne, verejny, verejnost, verejneho,
    veletrh, veletrhy, vystaviste, letiste, nadrazi, hotely, hotelovi, stadion, ubytovna, citarna, mestska, kavarna, pocitace`,
  filling: `
    adresy, adresa, adres, adresni, rozsah, rozsahy, sit, site, siti, blok, bloky, podsit, pristup, pristupu, pristupova, pristupove, sluzby, sluzba, linka, linky,
    pripojeni, pripojka, pripojky, pro, na, v, ve, z, ze, a, do, od, u, s, k, oblast, kraj, mesto, obec, okres, region, lokalita, lokality, sever, jih, vychod, zapad, stred,
    pridelene, prideleni, rezervovano, opticke, optika, opticka, kabel, kabelova, internet, internetu, bezdratove, bezdratova, ruzne, zdarma, volne`,
};

export const lineWordsTurkish: LineVocabulary = {
  business: `
    isletme, isletmeler, isletmelere, isletmesi, kurumsal, kurumlar, sirket, sirketler, musteri, musteriler, musterileri, musterisi, ticari, ticarethane, sabit, statik,
    kiralik, tahsisli, esnaf, kobi, firma, firmalar, is, yeri, isyeri, isyerleri`,
  residential: `
    ev, evler, konut, konutlar, bireysel, kullanici, kullanicilar, kullanicilari, abone, aboneler, aboneleri, hane, haneler, dinamik, tuketici, tuketiciler,
    ogrenci, ogrenciler, ogrencileri, yurt, yurtlar, yurdu, yurtlari, site, siteler, sakinleri, aile`,
  infrastructure: `
    altyapi, altyapisi, ekipman, ekipmani, ekipmanlar, ekipmanlari, cihaz, cihazlar, cihazlari, dugum, dugumler, baglanti, baglantilar, baglantilari, noktadan, noktaya, nokta,
    yonetim, yonetimi, omurga, omurgasi, yonlendirici, yonlendiriciler, anahtar, anahtarlar, gecis, transit, santral, santrali, izleme, ara`,
  publicAccess: `
    misafir, misafirler, misafirleri, ziyaretci, ziyaretciler, ziyaretcileri, kutuphane, kutuphanesi, kutuphaneler, halk, kamu, kamuya, acik, fuar, fuari, fuarlar, havalimani,
    havaalani, gar, gari, istasyon, istasyonu, otogar, oteller, otel, stadyum, kafe, kiraathane, kongre, bilgisayarlari, belediye, parklar`,
  filling: `
    adres, adresi, adresler, adresleri, ag, agi, aglar, aglari, blok, bloklar, aralik, araligi, alt, erisim, erisimi, hizmet, hizmeti, hizmetleri, hat, hatlar, hatti, icin, ve, ile, bolge,
    bolgesi, il, ili, ilce, sehir, sehri, mahalle, merkez, kuzey, guney, dogu, bati, tahsis, tahsisi, ayrilmis, fiber, kablo, genis, bant, internet, cesitli, ucretsiz,
    sube, no, wifi`,
};
