// A pair of keys for an SFTP server or whoever logs in there. Not Ed25519: one in 256 of those that ssh2 makes cannot be read, for it
// strips a leading zero byte (mscdex/ssh2 #1390).

import ssh2 from 'ssh2';

export function generateSshKey(): { readonly private: string; readonly public: string } {
  return ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 });
}
