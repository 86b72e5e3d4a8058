// What people call the networks by whose numbers and handles somebody is known.

const names: Readonly<Record<string, string>> = {
  ...{ linkedin: 'LinkedIn', x: 'X', facebook: 'Facebook', instagram: 'Instagram', messenger: 'Messenger' },
  ...{ github: 'GitHub', youtube: 'YouTube', tiktok: 'TikTok', whatsapp: 'WhatsApp' },
};

/** Of a network that nobody knows its own code. */
export function nameNetwork(network: string): string {
  return names[network] ?? network;
}
