// What makes the answers of a provider answers to another question.

import { describe, expect, it } from 'vitest';
import { hashQuestion } from '#processor/sources/providers/hash-question.ts';
import { sampleProviderConfig } from './sample-provider.ts';

const config = sampleProviderConfig('https://api.example.com/{ip}');

describe('hashQuestion', () => {
  it.each([
    ['the URL', { url: 'https://api.example.com/v2/{ip}' }],
    ['a path', { paths: { ...config.paths, name: 'organisation.name' } }],
    ['the paths of the answers', { answersPath: 'answers' }],
    ['what counts as a miss', { missCodes: [404, 410] }],
    ['words for kinds', { kinds: { biz: 'business' } }],
    ['how sure it must be', { confidenceMin: 0.5 }],
  ])('changes with %s', (_what, more) => {
    expect(hashQuestion({ ...config, ...more })).not.toBe(hashQuestion(config));
  });

  it('stays with another time limit, licence or order of the same codes', () => {
    const codes = { ...config, missCodes: [404, 410] };
    const same = { ...codes, timeoutMs: 1_000, licence: 'other', missCodes: [410, 404] };
    expect(hashQuestion(same)).toBe(hashQuestion(codes));
  });
});
