import { Refusal, type Finding } from '#refusal';
import { oneOf, toFault, wrongValue, type Told, type Words } from '#web';
import { toUtc } from './moment.ts';
import { NAMES, toUnknownName } from './submission-names.ts';

export type Policy = 'strict' | 'lab';

/** What the query of `POST /credentials` says. */
export type SubmissionMode =
  | { readonly kind: 'submit'; readonly policy: Policy }
  | { readonly kind: 'rehearse'; readonly policy: Policy; readonly at?: string };

const write = (what: string): Words => ({ en: `Write ${what}.`, de: `Schreiben Sie ${what}.`, fr: `Écrivez ${what}.` });
const ONE_VALUE: Words = { en: 'one value', de: 'ein einziger Wert', fr: 'une seule valeur' };
const BESIDE: Words = { en: 'dryRun=true with it', de: 'zusammen mit dryRun=true', fr: 'dryRun=true en même temps' };
const ADD: Words = { en: 'Add dryRun=true.', de: 'Fügen Sie dryRun=true hinzu.', fr: 'Ajoutez dryRun=true.' };
const ONCE: Words = {
  en: 'Write dryRun=true, and each parameter once.',
  de: 'Schreiben Sie dryRun=true, und jeden Parameter einmal.',
  fr: 'Écrivez dryRun=true, et chaque paramètre une seule fois.',
};
const TIME: Words = {
  en: 'an RFC 3339 time',
  de: 'eine Zeit nach RFC 3339',
  fr: 'un instant selon la RFC 3339',
};
const A_TIME: Words = {
  en: 'Write a time such as 2026-01-31T12:00:00Z (a + in a URL is %2B).',
  de: 'Schreiben Sie eine Zeit wie 2026-01-31T12:00:00Z (ein + ist in einer URL %2B).',
  fr: 'Écrivez un instant comme 2026-01-31T12:00:00Z (un + s’écrit %2B dans une URL).',
};

/**
 * The query of a submission (contract.md §1): `dryRun`, and with it `policy` and `at`. Refuses `request/parameter`
 * (400) for unknown and repeated names, a malformed value, and `policy` or `at` without `dryRun=true`. Whoever is refused
 * here may have meant to publish nothing, so no fix leads to a request that publishes.
 */
export function parseSubmissionQuery(query: unknown, policy: Policy): SubmissionMode {
  const given = Object.entries((query ?? {}) as Record<string, unknown>);
  const isDryRun = given.some(([name, value]) => name === 'dryRun' && value === 'true');
  const faults = given.flatMap(([name, value]): readonly Finding[] => {
    if (!NAMES.some((known) => known === name)) return [toUnknownName(name, isDryRun)];
    if (typeof value === 'string') return [];
    const found = { en: 'several values', de: 'mehrere Werte', fr: 'plusieurs valeurs' };
    return [toFault({ title: wrongValue(name), expected: ONE_VALUE, found, fix: ONCE })];
  });
  if (faults.length > 0) throw new Refusal(faults);
  const { dryRun, policy: asked, at } = Object.fromEntries(given) as Record<string, string | undefined>;
  if (dryRun !== undefined && dryRun !== 'true' && dryRun !== 'false')
    throw wrong('dryRun', { expected: oneOf(['true', 'false']), found: dryRun, fix: write('dryRun=true') });
  if (dryRun !== 'true') {
    const alone = Object.entries({ policy: asked, at }).flatMap(([name, found]) =>
      found === undefined ? [] : [toFault({ title: wrongValue(name), expected: BESIDE, found, fix: ADD })],
    );
    if (alone.length > 0) throw new Refusal(alone);
    return { kind: 'submit', policy };
  }
  if (asked !== undefined && asked !== 'strict' && asked !== 'lab')
    throw wrong('policy', { expected: oneOf(['strict', 'lab']), found: asked, fix: write('policy=lab') });
  if (at === undefined) return { kind: 'rehearse', policy: asked ?? policy };
  return { kind: 'rehearse', policy: asked ?? policy, at: parseTime(at) };
}

function parseTime(at: string): string {
  const utc = toUtc(at);
  if (utc !== undefined) return utc;
  throw wrong('at', { expected: TIME, found: at, fix: A_TIME });
}

/**
 * The Idempotency-Key, or undefined where there is none. Refuses `request/parameter` unless it is 1 to 255 printable
 * ASCII characters.
 */
export function parseIdempotencyKey(header: string | readonly string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && /^[\x20-\x7e]{1,255}$/.test(header)) return header;
  throw wrong('Idempotency-Key', {
    expected: {
      en: '1 to 255 printable ASCII characters',
      de: '1 bis 255 druckbare ASCII-Zeichen',
      fr: '1 à 255 caractères ASCII imprimables',
    },
    found: { en: 'another value', de: 'ein anderer Wert', fr: 'une autre valeur' },
    fix: { en: 'Use a random UUID.', de: 'Verwenden Sie eine zufällige UUID.', fr: 'Employez un UUID aléatoire.' },
  });
}

function wrong(name: string, told: Omit<Told, 'title'>): Refusal {
  return new Refusal([toFault({ title: wrongValue(name), ...told })]);
}
