// Parts a letter from all that is signed below it: by whoever wrote it, by whoever passed it on, by the program that sent it. What
// stands in the writer's own signature is told apart, since nothing else says who they are.

import { maySign } from './looks-written.ts';
import type { MailAddress } from './mail-facts.ts';
import { readSignatureName } from './read-signature-name.ts';
import { type SplitText, splitSignature } from './split-signature.ts';

export interface PartedLetter extends SplitText {
  /** It stands under the writer's own name. */
  readonly isSigned: boolean;
}

/** One of the writer, one of whoever passed it on, one of a program. */
const blocksMax = 3;
/** Nobody signs without closing words in more lines. */
const namedLinesMax = 12;

/** `passedOnBy`: the colleague whose mail holds the letter, undefined for one that came straight. */
export function partLetter(
  lines: readonly string[],
  sender: MailAddress,
  passedOnBy?: MailAddress,
): PartedLetter {
  const signers = passedOnBy === undefined ? [sender] : [sender, passedOnBy];
  const first = splitSignature(lines);
  const blocks: (readonly string[])[] = [];
  let body = first.body;
  if (countFull(body) < countFull(lines)) blocks.push(first.signature);
  while (blocks.length < blocksMax && !blocks.some((block) => isOf(block, sender))) {
    // What is cut further must stand under a name, since the end of a letter may look like contacts.
    const again = splitSignature(body);
    const next = signers.some((signer) => isOf(again.signature, signer)) ? again : cutNamed(body, signers);
    if (next === undefined) break;
    blocks.push(next.signature);
    body = next.body;
  }
  const own = blocks.find((block) => isOf(block, sender));
  const others = blocks.filter((block) => passedOnBy === undefined || !isAnothers(block, passedOnBy));
  return { body, signature: own ?? others.at(-1) ?? [], isSigned: own !== undefined };
}

/** The last lines, from one that is a signer's name on. */
function cutNamed(lines: readonly string[], signers: readonly MailAddress[]): SplitText | undefined {
  let full = 0;
  for (let at = lines.length - 1; at > 0 && full < namedLinesMax; at -= 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    if (!maySign(line)) return undefined;
    full += 1;
    // Whoever is addressed stands before a comma.
    const isApart = (lines[at - 1] ?? '').trim() === '' && !/[,:;.!]\s*$/.test(line);
    const body = lines.slice(0, at);
    if (isApart && countFull(body) > 0 && signers.some((signer) => isOf([line], signer)))
      return { body, signature: lines.slice(at) };
  }
  return undefined;
}

/** It stands under their name. */
function isOf(block: readonly string[], signer: MailAddress): boolean {
  const lines = block.map((line) => line.replace(/[*_]/g, '').trim()).filter((line) => line !== '');
  return readSignatureName(lines, signer, false).at !== -1;
}

/** Under the name of whoever passed it on, or with an address of their company's. */
function isAnothers(block: readonly string[], passedOnBy: MailAddress): boolean {
  const domain = passedOnBy.email.slice(passedOnBy.email.lastIndexOf('@') + 1).toLowerCase();
  return isOf(block, passedOnBy) || (domain !== '' && block.join('\n').toLowerCase().includes(domain));
}

function countFull(lines: readonly string[]): number {
  return lines.filter((line) => line.trim() !== '').length;
}
