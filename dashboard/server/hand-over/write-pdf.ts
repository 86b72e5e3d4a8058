// The hand-over as a PDF file, drawn lead by lead while it is sent. Needs no browser: the letters are drawn from a font of our own.

import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { LeadBrief } from '#contract/handover-report.ts';
import type { Language } from '#contract/report.ts';
import type { NamedUser } from '#contract/team-report.ts';
import type { Records } from '#stores/records/open-records.ts';
import { readRulesInForce } from '#stores/records/rules/rules-in-force.ts';
import type { FileAnswer } from '../api/send-file.ts';
import { type PdfSection, pdfSections } from './pdf-sections.ts';
import { type PdfWords, pdfWords } from './pdf-words.ts';

export interface HandOverFile {
  readonly owner: NamedUser;
  readonly briefs: AsyncIterable<LeadBrief>;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  readonly language: Language;
  /** IANA name: whose days are shown. */
  readonly timeZone: string;
}

const require = createRequire(import.meta.url);
/** Points of 1/72 inch, as all sizes here. */
const margin = 48;
/** Where too little room is left for a heading with what belongs to it. */
const lowestHeading = 690;
const inks = { text: '#1c2430', dim: '#5b6573', line: '#d5dae1' } as const;

export async function writeHandOverPdf(records: Records, file: HandOverFile): Promise<FileAnswer> {
  const { stages } = (await readRulesInForce(records)).stages;
  const names = new Map(stages.map(({ id, names: inBoth }) => [id, inBoth[file.language]]));
  let made = 0;
  const onLead = () => {
    made += 1;
  };
  return {
    fileName: `hand-over-${localDay(file.nowMs, file.timeZone)}.pdf`,
    contentType: 'application/pdf',
    pieces: drawFile(file, (stage) => (stage === null ? '' : (names.get(stage) ?? stage)), onLead),
    rows: () => made,
  };
}

/** Such as 2026-11-27. */
function localDay(ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(new Date(ms));
}

type NameStage = (stage: string | null) => string;

async function* drawFile(
  file: HandOverFile,
  nameStage: NameStage,
  onLead: () => void,
): AsyncGenerator<Uint8Array> {
  const words = pdfWords(file.language);
  const title = words.title(clean(file.owner.name));
  const document = openDocument(title, words, file.language);
  const drawing = drawLeads(document, file, { title, words, nameStage, onLead }).catch((error: unknown) => {
    document.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  for await (const piece of document) yield piece as Uint8Array;
  await drawing;
}

function openDocument(title: string, words: PdfWords, language: Language): PDFKit.PDFDocument {
  const document = new PDFDocument({
    ...{ size: 'A4', margin, lang: language, info: { Title: title, Creator: 'Fiuto' } },
    font: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  });
  document.registerFont('plain', require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'));
  document.registerFont('bold', require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'));
  let page = 1;
  document.on('pageAdded', () => {
    page += 1;
    document.font('plain').fontSize(8).fillColor(inks.dim);
    document.text(`${title} · ${words.page(page)}`, margin, 28, { lineBreak: false });
    document.x = margin;
    document.y = margin;
  });
  return document;
}

interface Drawing {
  readonly title: string;
  readonly words: PdfWords;
  readonly nameStage: NameStage;
  readonly onLead: () => void;
}

async function drawLeads(
  document: PDFKit.PDFDocument,
  { briefs, nowMs, language, timeZone }: HandOverFile,
  { title, words, nameStage, onLead }: Drawing,
): Promise<void> {
  const day = (at: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone }).format(new Date(at));
  document.font('bold').fontSize(18).fillColor(inks.text).text(title);
  document
    .font('plain')
    .fontSize(9)
    .fillColor(inks.dim)
    .text(words.made(day(new Date(nowMs).toISOString())));
  let isEmpty = true;
  for await (const brief of briefs) {
    // Nobody takes the file any more.
    if (document.destroyed) return;
    isEmpty = false;
    drawHead(document, brief, { stage: nameStage(brief.stage), words, day });
    for (const section of pdfSections(brief, words, day)) drawSection(document, section);
    onLead();
  }
  if (isEmpty) document.moveDown().fontSize(11).fillColor(inks.text).text(words.none);
  document.end();
}

function drawHead(
  document: PDFKit.PDFDocument,
  brief: LeadBrief,
  { stage, words, day }: { stage: string; words: PdfWords; day: (at: string) => string },
): void {
  if (document.y > lowestHeading) document.addPage();
  else document.moveDown(1.2);
  const { y } = document;
  document
    .moveTo(margin, y)
    .lineTo(document.page.width - margin, y)
    .lineWidth(0.7)
    .strokeColor(inks.line)
    .stroke();
  document.moveDown(0.5).font('bold').fontSize(13).fillColor(inks.text).text(clean(brief.companyName));
  const facts = [
    ...[stage, brief.domain, brief.country],
    brief.score === null ? '' : words.score(brief.score, brief.fit ?? 0),
    brief.lastContactAt === null
      ? words.never
      : words.lastContact(day(brief.lastContactAt), brief.lastContactIn),
  ];
  document.font('plain').fontSize(9).fillColor(inks.dim).text(facts.filter(Boolean).map(clean).join(' · '));
  const step = brief.nextStep === '' ? words.noNextStep : clean(brief.nextStep);
  const by = brief.nextStepAt === null ? '' : `, ${words.by(day(brief.nextStepAt))}`;
  document.fontSize(10).fillColor(inks.text).text(`${words.nextStep}: ${step}${by}`);
}

/** Whole, in one paragraph, without control signs and those that turn the direction of what follows. */
function clean(text: string): string {
  return text
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}

function drawSection(document: PDFKit.PDFDocument, { title, lines }: PdfSection): void {
  if (lines.length === 0) return;
  if (document.y > lowestHeading) document.addPage();
  document.moveDown(0.5).font('bold').fontSize(9).fillColor(inks.text).text(title);
  document.font('plain').fontSize(9.5);
  for (const line of lines) document.text(`•  ${clean(line)}`, { paragraphGap: 2 });
}
