import { setImmediate as nextTurn } from 'node:timers/promises';
import { decide, toLabel, toRuleInput } from '#compliance';
import { identifierFindings, parseEnvelope, type Envelope } from '#credential';
import { toClaims } from '#rdf';
import { Refusal } from '#refusal';
import { report } from '#shapes';
import { needsOf, verify } from '#verify';
import { asNew, settle, storedAnswer, toAnswer, toRefused } from './answer.ts';
import type { Bench } from './bench.ts';
import { anchorsOf } from './anchor-evidence.ts';
import { toCommit } from './commit-record.ts';
import { toContext, toQuery } from './context.ts';
import type { House } from './house.ts';
import { RefusedDecision } from './refused-decision.ts';
import { refuseNaturalPersons, refusePersonsDescribed } from './natural-person.ts';
import { placed, placing } from './placing.ts';
import type { Admission, Admitted, Judgement, Submission } from './submission.ts';
import { unlistable } from './unlistable.ts';

/** How often a submission is decided anew when what it relied on changes under it. */
const ATTEMPTS = 5;

/**
 * THE PIPELINE: signed bytes → verdict. Every stage has its own type and only that stage can make it. Nothing is written;
 * the same bytes, evidence, context and clock give the same verdict. It runs on a worker thread, which is replaced
 * when a document overruns its time.
 */
export async function judge(submission: Submission, bench: Bench): Promise<Judgement> {
  const envelope = parseEnvelope(submission.body, submission);
  return placing(envelope, () => judged(envelope, submission, bench));
}

async function judged(envelope: Envelope, { policy, at }: Submission, bench: Bench): Promise<Judgement> {
  const { gathered, evidence } = await bench.gather(needsOf(envelope));
  const trust = bench.trust();
  const presentation = verify(envelope, { gathered, trust, at, policy });
  refuseNaturalPersons(presentation, bench.release);
  const claims = await toClaims(presentation.credentials, bench.release);
  refusePersonsDescribed(claims, bench.release);
  const { issuers, acceptedTerms } = trust;
  const attestors = issuers.registrationNumber;
  const known = await bench.known(toQuery(claims, bench.release, at));
  const context = toContext(known, { claims, attestors, parsed: bench.parsed });
  const shapes = await report(claims, { shapes: bench.shapes, release: bench.release, context: context.quads });
  const input = toRuleInput({ claims, ...context, release: bench.release });
  const misnamed = [...identifierFindings(envelope), ...unlistable(claims, bench.release)];
  const findings = [...presentation.findings, ...claims.findings, ...misnamed];
  const verdict = decide({
    presentation,
    input,
    report: shapes,
    issuers,
    acceptedTerms,
    policy,
    at,
    findings,
  });
  if (verdict.outcome === 'refused') throw new RefusedDecision(verdict.findings, verdict.criteria);
  const reliedOn = [...new Set([...verdict.reliedOn, ...context.referredTo])];
  const decision = { ...verdict, reliedOn, findings: placed(verdict.findings, envelope) };
  const fetched = evidence.filter((e) => presentation.evidence.includes(e.digest));
  const used = [...fetched, ...anchorsOf(presentation, trust, at)];
  const commit = toCommit({
    presentation,
    claims,
    decision,
    release: bench.release,
    trust: trust.digest,
    evidence: used,
    owners: context.owners,
    attestors,
  });
  const { did: issuer, publicUrl } = bench.instance;
  const { level } = decision;
  if (level === undefined) return { commit };
  const held = context.held.filter((c) => reliedOn.includes(c.digest));
  return { commit, label: toLabel({ presentation, decision, level, held, release: bench.release, issuer, publicUrl }) };
}

/**
 * A submission → stored, attested and answered, or a Refusal with every finding. Idempotent by bytes: the same body again
 * gets the stored answer. `created` tells 201 from 200. What the decision relied on is checked again in the
 * transaction; where it changed, it is decided again.
 */
export async function admit(submission: Submission, house: House): Promise<Admitted> {
  const asked = storedAnswer(submission, house.store);
  // An answer at hand costs no judging; a store that must be asked over the network is asked while the judging runs.
  const first = await Promise.race([asked, nextTurn()]);
  if (first !== undefined) return { created: false, answer: first };
  let judging = house.judge(submission);
  judging.catch(() => undefined);
  const stored = await asked;
  if (stored !== undefined) return { created: false, answer: stored };
  for (let attempt = 1; ; attempt++) {
    const judgement = await judging;
    const verdict = await house.record(judgement);
    if (verdict.kind !== 'changed') {
      const { admitted, ...signed } = settle(verdict);
      const created = admitted.some((c) => c.state !== 'known');
      // The same body may have been stored while this one was judged: there is one answer to one body, and one attestation.
      const earlier = created ? undefined : await storedAnswer(submission, house.store);
      const { decision, credentials } = judgement.commit;
      return { created, answer: earlier ?? toAnswer({ ...decision, ...signed }, credentials, admitted) };
    }
    if (attempt === ATTEMPTS) throw Refusal.of('admission/contended', { retryable: true });
    judging = house.judge(submission);
  }
}

/**
 * The same without the last step: a dry run. Nothing is stored, so nothing is signed (contract.md §1). A refusal is a value
 * here; an unreachable store or a busy pool is still thrown.
 */
export async function rehearse(submission: Submission, house: House): Promise<Admission> {
  try {
    const { commit } = await house.judge(submission);
    const verdict = await house.store.rehearse(commit);
    const admitted = verdict.kind === 'changed' ? commit.credentials.map(asNew) : settle(verdict).admitted;
    return toAnswer(commit.decision, commit.credentials, admitted);
  } catch (error) {
    if (error instanceof Refusal && !/^(store|server)\//.test(error.code)) return toRefused(submission, error);
    throw error;
  }
}
