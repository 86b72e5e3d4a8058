// Which sentence stands for which id of a trace. Ids are those of the evidence weights; a new one that is not here is shown
// as it came.

/** Keys of the sentences for evidence, for and against. */
export const evidenceWords = {
  E1: 'byE1',
  E2: 'byE2',
  E3: 'byE3',
  E4: 'byE4',
  E4_shared: 'byE4Shared',
  E5: 'byE5',
  E6: 'byE6',
  E6_no_form: 'byE6NoForm',
  E6_wide: 'byE6Wide',
  E7: 'byE7',
  E8: 'byE8',
  E8_small: 'byE8Small',
  E8_form: 'byE8Form',
  E8_wide: 'byE8Wide',
  E9: 'byE9',
  E10: 'byE10',
  E11_steady: 'byE11Steady',
  E11_fixed: 'byE11Fixed',
  N1: 'byN1',
  N2: 'byN2',
  N2_named: 'byN2Named',
  N2_provider: 'byN2Provider',
  N3: 'byN3',
  N3_wider: 'byN3Wider',
  N4: 'byN4',
  N5_old: 'byN5Old',
  N5_older: 'byN5Older',
  N5_legacy: 'byN5Legacy',
  N6: 'byN6',
  N7: 'byN7',
  N8: 'byN8',
} as const;

/** Keys of the sentences that say why nobody is named. */
export const noneWords = {
  bot: 'noneBot',
  bogon: 'noneBogon',
  hosting: 'noneHosting',
  vpn: 'noneVpn',
  tor: 'noneTor',
  proxy: 'noneProxy',
  relay: 'noneRelay',
  shared_gateway: 'noneSharedGateway',
  mobile: 'noneMobile',
  satellite: 'noneSatellite',
  residential: 'noneResidential',
  isp_pool: 'noneIspPool',
  infrastructure: 'noneInfrastructure',
  public_access: 'nonePublicAccess',
  person: 'nonePerson',
  ambiguous: 'noneAmbiguous',
  no_data: 'noneNoData',
  suppressed: 'noneSuppressed',
  not_allowed: 'noneNotAllowed',
} as const;

/** Keys of what is said of a name or domain that was seen and not taken. */
export const leftWords = {
  wider_range: 'leftWiderRange',
  pool_range: 'leftPoolRange',
  placeholder: 'leftPlaceholder',
  gateway_vendor: 'leftGatewayVendor',
  pool_word: 'leftPoolWord',
  isp: 'leftIsp',
  carrier: 'leftCarrier',
  weaker: 'leftWeaker',
  weaker_claim: 'leftWeakerClaim',
  visitor_decides: 'leftVisitorDecides',
  operator_decides: 'leftOperatorDecides',
  suppressed: 'leftSuppressed',
  nobody_here: 'leftNobodyHere',
  residential: 'leftResidential',
  not_registrable: 'leftNotRegistrable',
  provider_domain: 'leftProviderDomain',
  free_mail: 'leftFreeMail',
  disposable_mail: 'leftDisposableMail',
  internet_provider_mail: 'leftInternetProviderMail',
  certified_mail: 'leftCertifiedMail',
  invalid_mail: 'leftInvalidMail',
  unlike_name: 'leftUnlikeName',
  pool_host_name: 'leftPoolHostName',
} as const;

/** Keys of how a name was tied to a known company. */
export const matchWords = {
  pin: 'matchPin',
  domain: 'matchDomain',
  alias_domain: 'matchAliasDomain',
  range: 'matchRange',
  name_form_country: 'matchNameFormCountry',
  name_country: 'matchNameCountry',
  name_written: 'matchNameWritten',
} as const;

/** The key of a word list, undefined for an id that it does not have. */
export function findWord<W extends Record<string, string>>(words: W, id: string): W[keyof W] | undefined {
  return Object.hasOwn(words, id) ? words[id as keyof W] : undefined;
}
