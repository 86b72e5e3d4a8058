// The calls of the login: sign in and out, two-factor, the one-time links. The library's own client would weigh
// more than these few requests.

import type { InvitationAccept, Me, SetupRequest } from '#contract/report.ts';
import { fetchJson } from './fetch-json.ts';

export interface SignInAnswer {
  /** True when the password was right and a code is asked for next. */
  twoFactorRedirect?: boolean;
}

export interface TwoFactorStart {
  /** `otpauth://` address for the authenticator app. */
  totpURI: string;
  /** Recovery codes, each valid once. */
  backupCodes: string[];
}

export const signIn = (email: string, password: string) =>
  fetchJson<SignInAnswer>('/api/auth/sign-in/email', { method: 'POST', body: { email, password } });

export const verifyCode = (code: string, trustDevice = false) =>
  fetchJson<unknown>('/api/auth/two-factor/verify-totp', { method: 'POST', body: { code, trustDevice } });

export const verifyRecoveryCode = (code: string) =>
  fetchJson<unknown>('/api/auth/two-factor/verify-backup-code', { method: 'POST', body: { code } });

export const signOut = () => fetchJson<unknown>('/api/auth/sign-out', { method: 'POST' });

export const startTwoFactor = (password: string) =>
  fetchJson<TwoFactorStart>('/api/auth/two-factor/enable', { method: 'POST', body: { password } });

export const stopTwoFactor = (password: string) =>
  fetchJson<unknown>('/api/auth/two-factor/disable', { method: 'POST', body: { password } });

export const renewRecoveryCodes = (password: string) =>
  fetchJson<{ backupCodes: string[] }>('/api/auth/two-factor/generate-backup-codes', {
    method: 'POST',
    body: { password },
  });

export const changePassword = (currentPassword: string, newPassword: string) =>
  fetchJson<unknown>('/api/auth/change-password', {
    method: 'POST',
    body: { currentPassword, newPassword, revokeOtherSessions: true },
  });

export const setUp = (request: SetupRequest) =>
  fetchJson<Me>('/api/setup', { method: 'POST', body: request });

export const acceptInvitation = (acceptance: InvitationAccept) =>
  fetchJson<Me>('/api/invitations/accept', { method: 'POST', body: acceptance });
