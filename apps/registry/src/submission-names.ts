import { edits } from '#rdf';
import type { Finding } from '#refusal';
import { didYouMean, noSuchParameter, oneOf, toFault, type Words } from '#web';

/** The parameters of a submission (contract.md §1). */
export const NAMES = ['dryRun', 'policy', 'at'] as const;
type Name = (typeof NAMES)[number];

/** What people and programs call them elsewhere, in small letters. */
const OTHER_NAMES: Readonly<Record<Name, readonly string[]>> = {
  dryRun: [
    ...['simulate', 'simulation', 'test', 'testrun', 'testonly', 'trial', 'rehearse', 'rehearsal', 'preview', 'noop'],
    ...['validate', 'validateonly', 'verify', 'verifyonly', 'check', 'checkonly', 'lint', 'whatif', 'run', 'nostore'],
    ...['trockenlauf', 'probelauf', 'probe', 'essai', 'simulacre'],
  ],
  policy: ['mode', 'profile', 'ruleset', 'rules', 'lab', 'strict', 'policies', 'politique', 'richtlinie'],
  at: ['time', 'date', 'datetime', 'timestamp', 'when', 'moment', 'asof', 'now', 'validat', 'decidedat', 'zeit'],
};
/** Edits after which a name is another one: of two letters next to nothing may differ. */
const FAR: Readonly<Record<Name, number>> = { dryRun: 3, policy: 3, at: 2 };

const DRY_RUN: Words = { en: 'Write dryRun=true.', de: 'Schreiben Sie dryRun=true.', fr: 'Écrivez dryRun=true.' };
const LEAVE_OUT: Words = {
  en: 'Leave the parameter out, and keep dryRun=true.',
  de: 'Lassen Sie den Parameter weg, und behalten Sie dryRun=true bei.',
  fr: 'Omettez le paramètre, et gardez dryRun=true.',
};
const TRY_FIRST: Words = {
  en: 'Write dryRun=true in its place: everything is judged and nothing is stored.',
  de: 'Schreiben Sie stattdessen dryRun=true: Alles wird geprüft und nichts gespeichert.',
  fr: 'Écrivez plutôt dryRun=true : tout est vérifié et rien n’est stocké.',
};
const together = (name: Name): Words => ({
  en: `Did you mean ${name}? Write it together with dryRun=true.`,
  de: `Meinten Sie ${name}? Schreiben Sie es zusammen mit dryRun=true.`,
  fr: `Vouliez-vous dire ${name} ? Écrivez-le avec dryRun=true.`,
});

/**
 * The finding on a name that is no parameter of a submission. What it advises publishes nothing: who wrote `dryrun` and is
 * told to leave it out would publish what was to be tried.
 */
export function toUnknownName(name: string, isDryRun: boolean): Finding {
  return toFault({
    title: noSuchParameter(name),
    expected: oneOf(NAMES),
    found: name,
    fix: toFix(meantBy(name), isDryRun),
  });
}

function toFix(meant: Name | undefined, isDryRun: boolean): Words {
  if (isDryRun) return meant === undefined || meant === 'dryRun' ? LEAVE_OUT : didYouMean([meant]);
  if (meant === undefined) return TRY_FIRST;
  return meant === 'dryRun' ? DRY_RUN : together(meant);
}

/** The parameter that is meant by another name: by habit, else by spelling; letter case and signs are no matter. */
function meantBy(name: string): Name | undefined {
  const plain = name
    .slice(0, 60)
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  const usual = NAMES.find((known) => OTHER_NAMES[known].includes(plain));
  if (usual !== undefined) return usual;
  if (plain.startsWith('dry')) return 'dryRun';
  return NAMES.find((known) => edits(plain, known.toLowerCase(), FAR[known]) < FAR[known]);
}
