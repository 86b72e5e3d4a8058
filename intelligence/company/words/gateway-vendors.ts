// Makers of secure gateways and private networks through which companies' people browse. The address is the gateway's, so
// the maker is never the visitor's company. Folded beginnings of names.

import { readWords } from './read-words.ts';

export const gatewayVendors: readonly string[] = readWords(`
  zscaler, netskope, iboss, menlo security, forcepoint, websense, cato networks, symantec, blue coat,
  bluecoat, cisco umbrella, opendns, palo alto networks, prisma access, perimeter 81, mcafee,
  skyhigh security, skyhigh networks, barracuda networks, mimecast, cloudflare warp, trend micro,
  censornet, contentkeeper, lightspeed systems, securly, goguardian, wandera`);
