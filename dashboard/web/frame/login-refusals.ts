// The refusals of the login library, which speaks English only, as words of ours.

type Words =
  | 'login.wrong'
  | 'login.emailInvalid'
  | 'login.codeWrong'
  | 'login.recoveryWrong'
  | 'login.signInAgain'
  | 'login.sessionOver'
  | 'login.passwordTooShort'
  | 'login.passwordTooLong'
  | 'login.twoFactorMissing'
  | 'login.wrongOrigin'
  | 'users.passwordWrong';

/** Key of the sentence for each code that the interface can meet. */
export const loginRefusals: Readonly<Record<string, Words | undefined>> = {
  INVALID_EMAIL_OR_PASSWORD: 'login.wrong',
  INVALID_EMAIL: 'login.emailInvalid',
  INVALID_PASSWORD: 'users.passwordWrong',
  PASSWORD_TOO_SHORT: 'login.passwordTooShort',
  PASSWORD_TOO_LONG: 'login.passwordTooLong',
  INVALID_CODE: 'login.codeWrong',
  OTP_HAS_EXPIRED: 'login.codeWrong',
  INVALID_BACKUP_CODE: 'login.recoveryWrong',
  // The password step was too long ago, or too many codes were tried.
  INVALID_TWO_FACTOR_COOKIE: 'login.signInAgain',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'login.signInAgain',
  SESSION_EXPIRED: 'login.sessionOver',
  SESSION_NOT_FRESH: 'login.sessionOver',
  TOTP_NOT_ENABLED: 'login.twoFactorMissing',
  TWO_FACTOR_NOT_ENABLED: 'login.twoFactorMissing',
  BACKUP_CODES_NOT_ENABLED: 'login.twoFactorMissing',
  INVALID_ORIGIN: 'login.wrongOrigin',
  MISSING_OR_NULL_ORIGIN: 'login.wrongOrigin',
};
