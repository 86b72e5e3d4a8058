// Brands and platform as the browser's client hints state them, in one form whether they came by header or by script.

export interface Brand {
  name: string;
  /** Major version, 0 when not stated. */
  version: number;
}

const textLengthMax = 512;
const brandsMax = 8;

/** From `"Chromium";v="131", "Brave";v="131"` as the header has it. */
export function parseBrands(header: string): Brand[] {
  if (header === '') return [];
  const found = header.slice(0, textLengthMax).matchAll(/"([^"]{1,60})"\s*;\s*v="?(\d{1,4})/g);
  return [...found]
    .slice(0, brandsMax)
    .map((match) => ({ name: match[1] ?? '', version: Number(match[2] ?? 0) }));
}

/** From the script, where each entry may be `Brave`, `Brave 131` or `Brave/131`. */
export function readBrandNames(entries: readonly string[]): Brand[] {
  return entries.slice(0, brandsMax).map((entry) => {
    const match = /^(.{1,60}?)(?:[\s/;v="]+(\d{1,4})[\d."]*)?$/s.exec(entry.slice(0, 80));
    return { name: match?.[1] ?? '', version: Number(match?.[2] ?? 0) };
  });
}

/** The brand that names the browser itself: not the engine and not the made-up one that keeps parsers honest. */
export function ownBrand(brands: readonly Brand[]): Brand | undefined {
  return brands.find(
    ({ name }) => name !== 'Chromium' && !/not.?.?a.?.?brand/i.test(name.replaceAll(/[^a-z]/gi, '')),
  );
}

/** `"Windows"` as the header quotes it, or bare as the script states it. */
export function readPlatform(text: string): string {
  return text.slice(0, 40).replaceAll('"', '').trim();
}
