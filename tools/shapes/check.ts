import { placeOf } from '#credential';
import { inLanguage, Refusal, type Finding, type Language } from '#refusal';
import { report } from '#shapes';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readDocument, type Source } from './document.ts';
import { Misuse } from './misuse.ts';
import type { Compiled } from './releases.ts';
import { WORDS } from './words.ts';

/** A finding with its place in the file. */
export interface Placed {
  /** `offering.json:12`, `participant.vc.jwt (decoded payload):3`. */
  readonly place: string;
  readonly finding: Finding;
}

export interface Checked {
  readonly file: string;
  readonly release: string;
  readonly conforms: boolean;
  readonly findings: readonly Placed[];
  readonly note: string;
}

/** Holds a file against the shapes of a release. */
export async function checkFile(file: string, { release, shapes }: Compiled, language: Language): Promise<Checked> {
  const bytes = contentOf(file);
  const sources: Source[] = [];
  const findings = await findingsOf().catch((error: unknown) => {
    if (error instanceof Refusal) return error.findings;
    throw error;
  });
  return {
    file,
    release: release.name,
    conforms: !findings.some(({ severity }) => severity === 'error'),
    findings: findings.map((one) => ({ place: placed(one, file, sources), finding: inLanguage(one, language) })),
    note: WORDS[language].unchecked,
  };

  async function findingsOf(): Promise<readonly Finding[]> {
    const document = readDocument(bytes);
    sources.push(...document.sources);
    const claims = await document.toClaims(release);
    const told = await report(claims, { shapes, release, context: [] });
    // The report tells of undefined terms itself, with what follows from them.
    return [...claims.findings.filter(({ code }) => code !== 'rdf/undefined-term'), ...told.findings];
  }
}

function contentOf(file: string): Uint8Array {
  try {
    return readFileSync(resolve(process.env['INIT_CWD'] ?? '.', file));
  } catch (error) {
    throw new Misuse(`The file cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function placed({ pointer }: Finding, file: string, sources: readonly Source[]): string {
  const source = sources.find(({ prefix }) => pointer?.startsWith(prefix));
  if (pointer === undefined || source === undefined) return file;
  const line = lineOf(source.text, source.base + pointer.slice(source.prefix.length));
  return `${file}${source.decoded ? ` (decoded payload ${source.prefix})` : ''}:${String(line)}`;
}

/** The line of what a pointer names, or of what it would stand in. */
function lineOf(text: string, pointer: string): number {
  return placeOf(text, pointer)?.line ?? lineOf(text, pointer.slice(0, Math.max(0, pointer.lastIndexOf('/'))));
}

/** The verdict for people: one paragraph a finding, the place first, so that editors jump to it. */
export function checkText({ file, release, findings, note }: Checked, language: Language): string {
  const words = WORDS[language];
  const errors = findings.filter(({ finding }) => finding.severity === 'error').length;
  const paragraphs = findings.map(({ place, finding }) => {
    const { code, severity, title, explanation, expected, found, fix, consequences = [] } = finding;
    const rows = [
      [words.expected, expected],
      [words.found, found],
      [words.fix, fix?.text],
    ] as const;
    return [
      `${place}: ${severity} ${code}: ${title}`,
      ...(explanation === undefined ? [] : [`  ${explanation}`]),
      ...rows.flatMap(([word, text]) => (text === undefined ? [] : [`  ${word}: ${text}`])),
      ...(consequences.length === 0 ? [] : [`  (${words.follows(consequences.length)})`]),
    ].join('\n');
  });
  return [...paragraphs, `${words.verdict(file, release, errors)} ${note}`].join('\n\n');
}
