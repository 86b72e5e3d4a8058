// Kinds of pages by rule and by first guess, in Italian and English.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPageKind } from '#intelligence/pages/find-page-kind.ts';
import { matchesPattern } from '#intelligence/pages/match-path-rule.ts';

describe('the kind of a page', () => {
  it.each([
    ['/richiedi-preventivo', 'quote'],
    ['/it/preventivi/impianti', 'quote'],
    ['/request-a-quote.html', 'quote'],
    ['/book-a-demo', 'quote'],
    ['/assistenza-tecnica', 'support'],
    ['/servizio-clienti', 'support'],
    ['/help-center/article-12', 'support'],
    ['/lavora-con-noi', 'careers'],
    ['/azienda/Posizioni_Aperte', 'careers'],
    ['/careers/engineer', 'careers'],
    ['/accedi', 'login'],
    ['/area-riservata/documenti', 'login'],
    ['/wp-login.php', 'login'],
    ['/prezzi', 'price'],
    ['/listino-prezzi-2026', 'price'],
    ['/en/pricing', 'price'],
    ['/privacy-policy', 'legal'],
    ['/note-legali', 'legal'],
    ['/condizioni-di-vendita', 'legal'],
    ['/accessibilità', 'legal'],
    ['/documentazione/api', 'documentation'],
    ['/docs/install', 'documentation'],
    ['/schede-tecniche/pompa-x', 'documentation'],
    ['/prodotti/pompe/centrifuga', 'product'],
    ['/products/pump-3000', 'product'],
    ['/', 'other'],
    ['/chi-siamo', 'other'],
    ['/contatti', 'other'],
    ['/blog/accessori', 'other'],
    ['/prodotti/controllo-accesso', 'product'],
    ['/password-manager', 'other'],
    ['/blog/steve-jobs', 'other'],
    ['/account-based-marketing', 'other'],
    ['/registrazione-webinar', 'other'],
    ['/blog/how-to-login-faster', 'other'],
    ['/password/new', 'login'],
    ['/it/accesso', 'login'],
    ['/login-clienti', 'login'],
    ['/Area Riservata/x', 'login'],
    ['/jobs/welder', 'careers'],
    ['/lavora-con-noi-2026', 'careers'],
  ])('guesses that %s is %s', (path, kind) => {
    expect(findPageKind(path, []).kind).toBe(kind);
  });

  it('lets the first rule that fits win over the guess, and names it', () => {
    const rules = [
      { pattern: '/prezzi/promo*', kind: 'product' as const },
      { pattern: '/prezzi/*', kind: 'quote' as const },
    ];
    expect(findPageKind('/prezzi/promo-estate', rules)).toMatchObject({
      kind: 'product',
      rule: '/prezzi/promo*',
    });
    expect(findPageKind('/prezzi', rules)).toMatchObject({ kind: 'quote', rule: '/prezzi/*' });
    expect(findPageKind('/listino', rules)).toMatchObject({ kind: 'price', rule: null });
  });

  it('lets the host decide only when the path says nothing', () => {
    expect(findPageKind('/getting-started', [], 'docs.example.com').why).toBe('host:docs');
    expect(findPageKind('/prezzi', [], 'docs.example.com').kind).toBe('price');
    expect(findPageKind('/x', [], 'constructor.example.com').kind).toBe('other');
  });

  it('never throws on any path and any rule', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (path, pattern) => {
        findPageKind(path, [{ pattern, kind: 'price' }], path);
      }),
    );
  });
});

describe('path rules', () => {
  it.each([
    ['/a/b/c', '/a/*', true],
    ['/a', '/a/*', true],
    ['/ab', '/a/*', false],
    ['/a/b/c', '/a/*/c', true],
    ['/a/c', '/a/*/c', false],
    ['/x/listino.pdf', '*.pdf', true],
    ['/a/b', '*', true],
    ['/a', '/A/', true],
    ['/aa', '/a*a*a', false],
    ['/a.b', '/a?b', false],
  ])('%s against %s is %s', (path, pattern, fits) => {
    expect(matchesPattern(path, pattern)).toBe(fits);
  });

  it('stays fast on patterns that blow up regular expressions', () => {
    const path = `/${'a'.repeat(4_000)}`;
    const before = performance.now();
    expect(matchesPattern(path, `/${'a*'.repeat(500)}b`)).toBe(false);
    expect(performance.now() - before).toBeLessThan(200);
  });
});
