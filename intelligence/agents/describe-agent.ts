// Browser, system and kind of device from a user agent, mended by client hints where those know better. Versions that
// browsers have frozen say nothing and are left empty.

import { UAParser } from 'ua-parser-js';
import type { AgentEvent } from '#contract/event-stages.ts';
import { type Brand, ownBrand } from './client-hints.ts';

type Device = AgentEvent['device'];

export interface AgentFacts {
  browser: string;
  /** Major, and minor where it is not 0: `131`, `17.5`. */
  browserVersion: string;
  os: string;
  osVersion: string;
  device: Device;
}

export interface AgentHints {
  brands: readonly Brand[];
  /** As `Windows`, `Android`, `macOS`; '' when not stated. */
  platform: string;
  mobile: boolean | null;
}

export const noHints: AgentHints = { brands: [], platform: '', mobile: null };

const userAgentLengthMax = 500;
const nameLengthMax = 40;

/** Names that the parser gives, as people know them. */
const browserNames: Readonly<Record<string, string>> = {
  'Mobile Safari': 'Safari',
  'Chrome Headless': 'Headless Chrome',
  'Chrome WebView': 'Android WebView',
  'Mobile Chrome': 'Chrome',
  'Mobile Firefox': 'Firefox',
  'Google Chrome': 'Chrome',
  'Microsoft Edge': 'Edge',
};

const osNames: Readonly<Record<string, string>> = {
  'Mac OS': 'macOS',
  'Chromium OS': 'ChromeOS',
  'Chrome OS': 'ChromeOS',
};

const deviceKinds: Readonly<Record<string, Device>> = {
  mobile: 'mobile',
  tablet: 'tablet',
  smarttv: 'tv',
  console: 'console',
  wearable: 'other',
  embedded: 'other',
  xr: 'other',
};

const desktopSystems = new Set([
  'Windows',
  'macOS',
  'ChromeOS',
  'Linux',
  'Ubuntu',
  'Debian',
  'Fedora',
  'Mint',
]);

/** Browsers that pass for Chrome in the user agent and own up in their brand. */
const honestBrands = new Set([
  'Brave',
  'Vivaldi',
  'Opera',
  'Opera GX',
  'DuckDuckGo',
  'YaBrowser',
  'Ecosia',
  'Arc',
]);

export function describeAgent(userAgent: string, hints: AgentHints): AgentFacts {
  const { browser, os, device } = parse(userAgent.slice(0, userAgentLengthMax));
  const brand = ownBrand(hints.brands);
  const osName = systemName(rename(osNames, os.name ?? ''), hints.platform);
  // A bare engine is an application's web view on Apple's systems and says nothing anywhere else.
  const isBare = browser.name === 'WebKit';
  const facts: AgentFacts = {
    browser: isBare
      ? osName === 'iOS'
        ? 'iOS WebView'
        : ''
      : rename(browserNames, browser.name ?? '').slice(0, nameLengthMax),
    browserVersion: isBare ? '' : shortVersion(browser.version ?? ''),
    os: osName,
    osVersion:
      osName === rename(osNames, os.name ?? '') ? systemVersion(osName, os.version ?? '', userAgent) : '',
    device: deviceKind(device.type, osName, hints.mobile),
  };
  if (brand === undefined || (facts.browser !== '' && !honestBrands.has(brand.name))) return facts;
  const version = brand.version > 0 ? String(brand.version) : facts.browserVersion;
  return {
    ...facts,
    browser: rename(browserNames, brand.name).slice(0, nameLengthMax),
    browserVersion: version,
  };
}

/** The parser was written for well-meant input; whatever it throws on is an unknown browser. */
function parse(userAgent: string): Pick<UAParser.IResult, 'browser' | 'os' | 'device'> {
  try {
    return new UAParser(userAgent).getResult();
  } catch {
    return new UAParser('').getResult();
  }
}

function rename(names: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(names, name) ? (names[name] ?? name) : name;
}

/** Android asked for the desktop site says Linux in the agent and Android in the hint. */
function systemName(fromAgent: string, platform: string): string {
  const hinted = rename(osNames, platform);
  if (fromAgent === '' && /^[A-Za-z ]{2,20}$/.test(hinted) && hinted !== 'Unknown') return hinted;
  return fromAgent === 'Linux' && hinted === 'Android' ? 'Android' : fromAgent.slice(0, nameLengthMax);
}

/** Chromium says Windows 10 on 11 too, every browser says macOS 10.15, and reduced agents say Android 10. */
function systemVersion(os: string, version: string, userAgent: string): string {
  if (os === 'Windows' && version === '10') return '10+';
  if (os === 'macOS' && version.startsWith('10.15')) return '';
  if (os === 'Android' && userAgent.includes('Android 10; K)')) return '';
  return shortVersion(version);
}

function shortVersion(version: string): string {
  const match = /^(\d{1,5})(?:\.(\d{1,5}))?/.exec(version);
  if (match === null) return version.slice(0, 12);
  const minor = match[2] ?? '0';
  return minor === '0' ? (match[1] ?? '') : `${match[1]}.${minor}`;
}

function deviceKind(type: string | undefined, os: string, mobile: boolean | null): Device {
  if (type !== undefined && Object.hasOwn(deviceKinds, type)) return deviceKinds[type] ?? 'other';
  if (mobile === true) return 'mobile';
  if (os === 'Android') return mobile === false ? 'tablet' : 'mobile';
  return desktopSystems.has(os) ? 'desktop' : 'other';
}
