// English words of range descriptions, and those that all carriers use. Source: see `line-vocabulary.ts`.

import type { LineVocabulary } from './line-vocabulary.ts';

export const lineWordsEnglish: LineVocabulary = {
  business: `
    business, businesses, corporate, enterprise, enterprises, smb, sme, smes, soho, biz, commercial, customer, customers,
    client, clients, subscribers, static, fixed, dedicated, leased, premium, wholesale, reseller, resellers, assignments,
    sdsl, shdsl, efm, pro, professional, professionals`,
  residential: `
    residential, household, households, consumer, consumers, home, homes, retail, private, subscriber, users, user, dynamic,
    dsl, adsl, vdsl, fttp, fttb, fttc, ftth, docsis, dialup, dhcp, pppoe, cgnat, students, student, dormitory, dormitories,
    residence, residences, halls, tenants, flats, apartments`,
  infrastructure: `
    loopback, loopbacks, router, routers, switch, switches, backbone, core, uplink, uplinks, downlink, interconnect,
    interconnects, interconnection, interconnections, peering, peerings, transit, p2p, ptp, ptmp, equipment, equipments,
    management, mgmt, infrastructure, infra, node, nodes, pop, pops, bng, bras, dslam, dslams, olt, olts, cmts, gateway,
    gateways, nms, noc, oob, linknet, linknets, links, link, devices, device, monitoring, servers, dns, resolvers, cpe, cpes,
    endpoint, endpoints, tunnel, tunnels, concentrator, concentrators, point-to-point, aggregation, edge, pe, dwdm, mpls, voip, sip, ntp`,
  publicAccess: `
    hotspot, hotspots, hot-spot, hot-spots, guest, guests, wifi, wi-fi, wlan, visitor, visitors, library, libraries,
    internet-cafe, cybercafe, airport, station, stadium, fair, fairs, exhibition, exhibitions, expo, congress, convention,
    campsite, hostel, hotel, hotels, terminals, kiosk, kiosks, concourse, lounge`,
  filling: `
    ip, ips, ipv4, ipv6, ipv, address, addresses, range, ranges, block, blocks, pool, pools, network, networks, net, nets,
    subnet, subnets, lan, wan, vlan, area, areas, region, zone, zones, site, sites, line, lines, access, service, services,
    internet, broadband, allocation, allocations, assignment, assigned, allocated, reserved, for, of, in, at, to, the, and,
    by, on, from, with, various, generic, shared, public, small, medium, large, fiber, fibre, cable, wireless, hall, halls,
    computers, computer, free, open, new, old, north, south, east, west, central, city, town, district, no, nr, via, id,
    test, lab, temporary, spare, future, use, provider, isp, part`,
};
