// A provider that is asked over HTTP as its settings say: URL template, headers, body, and paths to what matters in its answer. Any
// vendor that speaks JSON works without code of its own.

import type { LookupProviderConfig } from '#contract/source-report.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import { textOf } from '../../lookups/network-file.ts';
import { SourceFaultError } from '../source-fault-error.ts';
import { type AskedProvider, askProvider } from './ask-provider.ts';
import type { CompanyFinding, CompanyProvider, ProviderAnswer } from './company-provider.ts';
import { readJsonPath, readJsonText } from './read-json-path.ts';

const unknown: ProviderAnswer = { kind: 'unknown' };

export function createGenericProvider(parts: AskedProvider & { readonly name: string }): CompanyProvider {
  const { name, config } = parts;
  return {
    name,
    batchMax: config.batchMax,
    lookUp: async (addresses, signal) => {
      const texts = addresses.map(textOf);
      const said = await askProvider(parts, { addresses: texts }, signal);
      if (said === 'not_known') return addresses.map(() => unknown);
      const { json } = said;
      if (config.batchMax === 1) return [readAnswer(readJsonPath(json, config.answersPath), config)];
      return readBatch(json, texts, addresses, config);
    },
  };
}

/** A list whose entries say their address (or stand in the order asked), or an object with addresses as names. */
function readBatch(
  json: unknown,
  texts: readonly string[],
  addresses: readonly ParsedAddress[],
  config: LookupProviderConfig,
): readonly ProviderAnswer[] {
  const answers = readJsonPath(json, config.answersPath);
  if (Array.isArray(answers)) {
    if (config.paths.address === '') {
      if (answers.length !== addresses.length)
        throw new SourceFaultError(
          'answer_unreadable',
          `${answers.length} answers to ${addresses.length} addresses, without the path of the address`,
        );
      return answers.map((answer) => readAnswer(answer, config));
    }
    const byAddress = new Map(answers.map((one) => [readJsonText(one, config.paths.address), one]));
    return texts.map((text) => readAnswer(byAddress.get(text), config));
  }
  if (typeof answers !== 'object' || answers === null)
    throw new SourceFaultError('answer_unreadable', 'the path of the answers leads nowhere');
  const byName = new Map(Object.entries(answers));
  return texts.map((text) => readAnswer(byName.get(text), config));
}

function readAnswer(json: unknown, { paths, kinds, confidenceMin }: LookupProviderConfig): ProviderAnswer {
  if (typeof json !== 'object' || json === null) return unknown;
  const said = readJsonText(json, paths.kind).toLowerCase();
  const confidence = readJsonText(json, paths.confidence);
  const country = readJsonText(json, paths.country).toUpperCase();
  const finding: CompanyFinding = {
    name: readJsonText(json, paths.name),
    domain: readJsonText(json, paths.domain).toLowerCase(),
    country: /^[A-Z]{2}$/.test(country) ? country : '',
    kind: (kinds[said] ?? said).toLowerCase(),
    confidence: confidence === '' || Number.isNaN(Number(confidence)) ? -1 : Number(confidence),
    range: readJsonText(json, paths.range),
  };
  const isSure = finding.confidence < 0 || finding.confidence >= confidenceMin;
  const saysSomething = finding.name !== '' || finding.domain !== '' || finding.kind !== '';
  return isSure && saysSomething ? { kind: 'found', finding } : unknown;
}
