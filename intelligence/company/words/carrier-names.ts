// Names under which well-known carriers, access and hosting providers appear in network data, folded, without legal form.
// A name counts as theirs when it begins so and goes on with nothing but places, words of providers or of any company.
// Names that many firms have (Wind, Sky, Orange, Gamma) are left out: their networks are known by other signs.

import { readWords } from './read-words.ts';

export const carrierNames: readonly string[] = readWords(`
  1&1, 1und1, aircel, airtel, akamai, albacom, alibaba cloud, altice, amazon aws, amazon data, amazon web,
  america online, andrews & arnold, andrews and arnold, aol, aruba, at and t, at&t, avantel, aws, axtel,
  bahnhof, batelco, beeline, belgacom, bell canada, bellsouth, bharti, biglobe, bluehost, bouygues,
  bredband2, bright house, bsnl, bt, bt italia, cable one, cellco partnership, century link, centurylink,
  cernet, charter communications, china education and research network, china mobile, china telecom,
  china tietong, china unicom, chinanet, choopa, chunghwa, claro brasil, cloudflare, clouditalia, codero,
  cogeco, cogent, colt, comcast, conecel, contabo, convergenze, coopvoce, cosmote, covad, cox, cybersmart,
  deutsche telekom, digicel, digitalocean, dreamhost, dreamline, earthlink, edgecast, ehiweb, embarq,
  embratel, eolo, equinix, etisalat, euskaltel, eutelsat, fairpoint, fastly, fastweb, fdn, fibercop,
  fibertel, fpt, france telecom, free mobile, free sas, frontier communications, global mobile, godaddy,
  google cloud, guangdong mobile, hetzner, hinet, hkbn, hostgator, hughesnet, hurricane electric, iij,
  iinet, ikatel, iliad, indosat, infostrada, inmarsat, intelsat, interbusiness, internet initiative japan,
  internet solutions, internexa, interoute, intred, inwi, ionos, ip only, ip-only, iran cell, irancell,
  irideos, izzi, jazztel, jio, k-opticom, kabel deutschland, kddi, korea telecom, kpn, kyivstar, ldcom,
  leaseweb, level 3, level3, lg dacom, lg uplus, liberty latin america, limelight, linkem, linode, lumen,
  maroc telecom, marocnet, masmovil, mc link, mci communications, mclink, mediacom, megacable, megafon,
  megapath, metropcs, microsoft azure, micso, millicom, mobily, movistar, mtn, multimedia polska, mweb,
  netcup, netia, ngi, ntt, numericable, nuvox, o2, oleane, omantel, onatel, ooredoo, open fiber, opnet,
  optus, oracle cloud, orange business, orange espana, orange polska, oteglobe, ovh, ovhcloud, pacbell,
  pccw, planetel, pldt, plusnet, poste mobile, postemobile, proxad, proximus, ptcl, qwest, rackspace,
  rcs & rds, rcs and rds, register it, reliance communications, retelit, rogers communications, rostelecom,
  rwandatel, safaricom, sbc, seeweb, sfr, shaw communications, singlehop, singtel, sita, sk broadband,
  sk telecom, sky broadband, sky italia, smileserv, so-net, softbank, softlayer, spacex, spacex starlink,
  spadhausen, spark new zealand, sparklight, speakeasy, sprint, starhub, starlink, strato, suddenlink,
  sungard, superonline, swift global, swisscom, t mobile, t online, t systems, t-mobile, t-online,
  t-systems, taiwan mobile, talktalk, tata communications, tbroad, tdc, telcel, tele2, telebec, telecel,
  telecom italia, telefonica, telekom, telenet, telenor, telia, teliasonera, telkom, telkomsel, telmex,
  telstra, telus, three ireland, tigo, tim, time warner cable, timenet, tiscali, totalplay, towerstream,
  tpg, ttnet, turk telekom, turkcell, unicom, unidata, uninet, unitech wireless, unitymedia,
  uno communications, us cellular, uunet, vectant, verizon, versatel, vianova, viasat, videotron, viettel,
  vimpelcom, virgin media, vivo brasil, vnpt, vocus, vodacom, vodafone, vodafone ono, vultr, wananchi,
  wananchi online, welcome italia, wharf t&t, wind tre, windstream, windtre, xs4all, yoigo, zain, zayo,
  ziggo`);
