/** A seeded catalogue of any size, as the pipeline would store it: texts in three languages, a few large providers. */
import type { Commit, GraphStore, NewCredential } from '#graph';
import { commit, credential, fragment } from '../test/store/fixtures.ts';
import { seeded } from '../test/support/seeded.ts';

const GX = 'https://w3id.org/gaia-x/development#';
const COUNTRIES = ['DE', 'FR', 'LU', 'IT', 'ES', 'NL', 'BE', 'AT'];
const REGIMES = ['GDPR2016', 'LGPD2019', 'PDPA2012', 'CCPA2018'];
const PROVISION = ['public', 'private', 'hybrid'];
const LEVELS = ['SC', 'L1', 'L2', 'L3'] as const;
const GROUP = 256;
/** Words that people look for: `[German, English, French]`. */
const TOPICS = [
  ['Krankenhaus', 'hospital', 'hôpital'],
  ['Forschung', 'research', 'recherche'],
  ['Gesundheit', 'health', 'santé'],
  ['Bildgebung', 'imaging', 'imagerie'],
  ['Abrechnung', 'billing', 'facturation'],
  ['Speicherung', 'storage', 'stockage'],
  ['Verschlüsselung', 'encryption', 'chiffrement'],
  ['Beobachtung', 'observation', 'observation'],
  ['Zuckerkrankheit', 'diabetes', 'diabète'],
  ['Lieferkette', 'logistics', 'logistique'],
] as const;
const SYLLABLES = 'dia be tes ge sund heit don né onko lo gie ima ging ter stu die mo bil ität san té car dio'.split(
  ' ',
);

export class Dice {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = seeded(seed);
  }

  /** 0 to n - 1, small ones far more often. */
  zipf(n: number): number {
    return Math.min(n - 1, Math.floor(n ** this.#random() - 1));
  }

  one<T>(values: readonly T[]): T {
    return values[Math.floor(this.#random() * values.length)]!;
  }

  chance(share: number): boolean {
    return this.#random() < share;
  }

  /** A rare word or a common one. */
  word(): string {
    let text = '';
    for (let n = this.zipf(20_000) + 17; n > 0; n = Math.floor(n / SYLLABLES.length))
      text += SYLLABLES[n % SYLLABLES.length]!;
    return text;
  }

  words(count: number): string {
    return Array.from({ length: count }, () => this.word()).join(' ');
  }

  topic(language: number): string {
    return TOPICS[this.zipf(TOPICS.length)]![language]!;
  }
}

const participantIri = (n: number): string => `https://p${n}.example/participant`;

function participant(n: number, dice: Dice): NewCredential {
  const subject = participantIri(n);
  const said = fragment(subject, {
    classes: [`${GX}LegalPerson`],
    labels: ['LegalPerson', 'Participant'],
    properties: {
      schema_name: `${dice.topic(n % 3)} ${dice.words(2)}`,
      legalAddress_countryCode: COUNTRIES[dice.zipf(COUNTRIES.length)]!,
    },
  });
  return credential({
    ...{ issuer: `did:web:p${n}.example`, subject, type: 'gx:LegalPerson', classKey: `${GX}LegalPerson` },
    fragments: [said],
  });
}

function offering(n: number, providers: number, dice: Dice): NewCredential {
  const owner = dice.zipf(providers);
  const subject = `https://p${owner}.example/offering/${n}`;
  const language = n % 3;
  const said = fragment(subject, {
    classes: [GX + (n % 4 === 0 ? 'DataProduct' : 'ServiceOffering')],
    labels: ['ServiceOffering'],
    properties: {
      schema_name: `${dice.topic(language)} ${dice.words(2)}`,
      schema_description: `${dice.words(20)} ${dice.chance(0.44) ? 'platform' : dice.topic(language)}`,
      keyword: [dice.topic(language), dice.word(), dice.words(2)],
      dataProtectionRegime: [REGIMES[dice.zipf(REGIMES.length)]!],
      provisionType: PROVISION[dice.zipf(PROVISION.length)]!,
      legalDocuments_governingLawCountries: [COUNTRIES[dice.zipf(COUNTRIES.length)]!],
    },
    languages: { keyword: ['', '', ''], dataProtectionRegime: [''], legalDocuments_governingLawCountries: [''] },
    references: [{ predicate: 'providedBy', to: participantIri(owner) }],
  });
  return credential({ issuer: `did:web:p${owner}.example`, subject, fragments: [said] });
}

/** Stored, and attested as the pipeline would: what is not yet is read anew at every question. */
async function admitted(store: GraphStore, submission: Commit): Promise<void> {
  await store.commit(submission);
  const { presentation } = submission.decision.record;
  await store.attest({ presentation, attestation: 'e30.e30.c2ln', attestationDigest: presentation });
}

/** Fills an empty store with so many offerings and a twentieth as many participants. */
export async function fill(store: GraphStore, size: number): Promise<void> {
  const dice = new Dice(42);
  const providers = Math.max(10, size / 20);
  const all = function* (): Generator<NewCredential> {
    for (let n = 0; n < providers; n++) yield participant(n, dice);
    for (let n = 0; n < size; n++) yield offering(n, providers, dice);
  };
  let group: Promise<unknown>[] = [];
  for (const one of all()) {
    group.push(admitted(store, commit([one], { decision: { level: LEVELS[dice.zipf(LEVELS.length)]! } })));
    if (group.length < GROUP) continue;
    await Promise.all(group);
    group = [];
  }
  await Promise.all(group);
}
