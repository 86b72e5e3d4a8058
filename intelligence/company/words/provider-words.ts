// Words that those who carry or host others have in their names, folded (lower case, without accents). `word*` also
// stands for what it begins. Collected from the names of providers in public test files and registries.

import { readWords } from './read-words.ts';

/** Nobody else calls himself so: the name is that of a provider, or of a part of his network. */
export const providerWords: readonly string[] = readWords(`
  telecom*, telekom*, telecomunic*, telekomunik*, telecommunic*, telco, telcom, telefonica, telefonia,
  telefonie, telefoni, telephone, telephony, teleport, telecable, telefon, isp, isps, internet, broadband,
  bredband, breitband, bredbaand, provedor*, proveedor*, provider, providers, fournisseur, adsl, vdsl,
  xdsl, dsl, ftth, fttx, gpon, catv, wimax, wisp, vsat, gprs, gsm, umts, lte, 3g, 4g, 5g, cellular,
  celular, cellulare, wireless, inalambric*, satelital, operadora, backbone, metroethernet, ethernet, voip,
  hosting, webhosting, hoster, vps, datacenter, datacentre, datacenters, datacentres, colocation, colo,
  colostore, server, servers, idc, cdn, ixp, nren, mobilfunk, mobitel, netcom, bandalarga, wideband,
  hotspot, mvno, hostmaster, vpn, vpns, proxy, proxies, anonymous, anonymizer, anonymiser, socks5, seedbox`);

/** Who rents machines out calls himself so, folded; whoever is his customer visits nothing from there but with machines. */
export const hosterWords: readonly string[] = readWords(`
  hosting, webhosting, hoster, hosters, vps, datacenter*, datacentre*, datacentrum, rechenzentrum, serverfarm, serverhotel, colocation,
  colostore, colo, servers, dedicated, baremetal, webhost, cloudhosting, housing,
  servidor*, serveur*, servidores, serwer*, serwerownia, sunucu*, hebergement, hebergeur, infogerance, alojamiento, alojamento, hospedagem,
  gazduire, barindirma, webhotell, webhotel, servrar, serverhosting, serverhousing, webove`);

/** Endings of a name of one word that say the same. */
export const hosterEndings: readonly string[] = readWords(
  'host, hosts, hosting, hoster, server, servers, datacenter, vps, colo',
);

/** Providers like these words, and others have them too: an agency, a carrier's daughter or a cable maker. */
export const doubtfulProviderWords: readonly string[] = readWords(`
  communication, communications, comunicacion, comunicaciones, comunicacao, comunicacoes, comunicazioni,
  kommunikation, komunikasi, network, networks, networking, netz, netze, netzwerk, netzwerke, reseau,
  reseaux, rete, reti, redes, nett, net, nets, online, web, wifi, wi-fi, fiber, fibre, fibra, cable, cabo,
  kabel, cabel, mobile, movil, moviles, mobil, connect, connection, connections, conect, conecta, conexao,
  carrier, citycarrier, cloud, satellite, broadcast, broadcasting, link, links, host, multimidia, infocom,
  digitel, optik, speednet, infrastructure, infraestructura, transit, exchange, vps`);

/** Those who hide other people's addresses like these words; so do makers of locks. */
export const anonymiserWords: readonly string[] = readWords(`
  vpn, vpns, proxy, proxies, privacy, secure*, anon, anonym*, ghostvpn, tunnel, tunnels, bullet, shield, incognito, stealth, cloak`);

/** Endings of a name of one word that say the same. */
export const anonymiserEndings: readonly string[] = readWords('vpn, proxy, shield, tunnel');

/** Beside the words of hosters: who has one may rent machines out, or lines to firms. */
export const doubtfulHosterWords: readonly string[] = readWords('server, host, cloud');

/** Endings of a name of one word that say the same: Surfplanet is not, TapNet is. */
export const providerEndings: readonly string[] = readWords(`
  net, netz, link, broadband, wisp, online, stream, dsl, isp, wifi, fiber, fibra, host, telecom, telekom, cell, connect`);

/** Words of everyday speech with such an ending. */
export const everydayWords: ReadonlySet<string> = new Set(
  readWords(`
  planet, cabinet, magnet, hornet, garnet, bonnet, cabernet, clarinet, planetnet, excell, blink, clink,
  disconnect, cellini`),
);

/** What may stand beside a provider's own name without naming somebody else: `Vodafone Italia`, `Cox Communications`. */
export const corporateWords: ReadonlySet<string> = new Set(
  readWords(`
  group, gruppo, grupo, groupe, holding, holdings, company, corporation, corporate, services, service,
  servicos, servicios, servizi, solutions, solucoes, soluciones, business, enterprise, technology,
  technologies, tecnologia, systems, media, international, global, worldwide, national, residential,
  customer, customers, pool, lan, wan, core, dynamic, static, retail, wholesale, consumer, home, de, do,
  da, del, di, of, the, and, in, north, south, east, west, central, region, regional, cote, rwanda, misr,
  sudan, lanka, gestion, gestione, department, division`),
);
