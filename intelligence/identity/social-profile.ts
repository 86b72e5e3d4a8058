// Reads the address or the handle of somebody's page on a social network into the one address that leads there. What comes out
// may be made a link of: its host is the network's own, and nothing of what was given stands in it but the handle.

/** Networks whose pages are a person's value; each is a field of its own. */
export const socialNetworks = [
  'linkedin',
  'x',
  'facebook',
  'instagram',
  'github',
  'youtube',
  'tiktok',
] as const;
type SocialNetwork = (typeof socialNetworks)[number];

interface Network {
  /** Registrable; what is under them counts as well. */
  readonly hosts: readonly string[];
  /** What stands before the handle in an address. */
  readonly before: RegExp;
  readonly handle: RegExp;
  readonly start: string;
}

/** Source: what the networks' own help pages say of names of users, and the addresses that their sites show. */
const networks: Readonly<Record<SocialNetwork, Network>> = {
  linkedin: {
    ...{ hosts: ['linkedin.com'], before: /^\/(?:in|pub)\//, start: 'https://www.linkedin.com/in/' },
    handle: /^[\p{L}\p{N}_-]{3,100}$/u,
  },
  x: {
    ...{ hosts: ['x.com', 'twitter.com'], before: /^\/@?/, start: 'https://x.com/' },
    handle: /^\w{1,15}$/,
  },
  facebook: {
    ...{ hosts: ['facebook.com', 'fb.com'], before: /^\//, start: 'https://www.facebook.com/' },
    handle: /^[a-z\d.]{5,50}$/i,
  },
  instagram: {
    ...{ hosts: ['instagram.com'], before: /^\/@?/, start: 'https://www.instagram.com/' },
    handle: /^[a-z\d_][a-z\d._]{0,29}$/i,
  },
  github: {
    ...{ hosts: ['github.com'], before: /^\//, start: 'https://github.com/' },
    handle: /^[a-z\d](?:-?[a-z\d]){0,38}$/i,
  },
  youtube: {
    ...{ hosts: ['youtube.com'], before: /^\/@/, start: 'https://www.youtube.com/@' },
    handle: /^[\p{L}\p{N}_.-]{3,30}$/u,
  },
  tiktok: {
    ...{ hosts: ['tiktok.com'], before: /^\/@/, start: 'https://www.tiktok.com/@' },
    handle: /^[\w.]{2,24}$/,
  },
};

/** Pages of the networks themselves, which have the place of a handle in their addresses. */
const noHandles = new Set(
  [
    'about ads business careers company contact directory download events explore features feed groups hashtag help home i',
    'in intent jobs legal login logout marketplace messages notifications orgs p pages people photo posts privacy pricing',
    'profile.php pub reel reels search security settings share sharer sharer.php shop signup sponsors stories terms topics',
    'tos tv watch',
  ].flatMap((line) => line.split(' ')),
);
const charsMax = 500;

export function isSocialNetwork(field: string): field is SocialNetwork {
  return Object.hasOwn(networks, field);
}

/**
 * The address of the page; undefined when it is none of this network's. `given`: an address with or without its scheme, or a
 * handle with or without its at sign.
 */
export function readSocialProfile(network: SocialNetwork, given: string): string | undefined {
  const text = given.trim();
  if (text === '' || text.length > charsMax) return undefined;
  const { handle, start } = networks[network];
  const found = /[/:]/.test(text) ? findHandle(network, text) : text.replace(/^@/, '');
  if (found === undefined || !handle.test(found) || noHandles.has(found.toLowerCase())) return undefined;
  return `${start}${encodeURIComponent(found)}`;
}

function findHandle(network: SocialNetwork, text: string): string | undefined {
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return undefined;
  const { hostname, pathname } = new URL(address);
  const { hosts, before } = networks[network];
  if (!hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`))) return undefined;
  const [start] = before.exec(pathname) ?? [];
  if (start === undefined) return undefined;
  const [handle = ''] = pathname.slice(start.length).split('/');
  try {
    return decodeURIComponent(handle);
  } catch {
    return undefined;
  }
}

/**
 * Where a social key leads; undefined for ids that no page of the network has, as most networks tell applications. `key`: such
 * as `social:x:783214`.
 */
export function linkSocialKey(key: string): string | undefined {
  const [kind, network, id] = key.split(':', 3);
  if (kind !== 'social' || id === undefined || key !== `social:${network}:${id}`) return undefined;
  if (network === 'x' && /^\d{1,20}$/.test(id)) return `https://x.com/i/user/${id}`;
  return network === 'github' && !/^\d+$/.test(id) ? readSocialProfile(network, id) : undefined;
}
