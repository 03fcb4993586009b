import type { Standing, Statement, StoredDecision } from '#reading';
import { inLanguage, type Finding, type Language } from '#refusal';
import { toPage, toText } from '#web';
import type { AttestationReading, CredentialReading } from './reading.ts';
import { READING_WORDS, type ReadingWords, type Row } from './reading-words.ts';

/** A row of facts: what it is called, and its value as HTML; without one it is left out. */
type Fact = readonly [row: Row, value: string | undefined];

const JWS_FORMS = ['application/json', 'application/vc+jwt', 'application/ld+json'];

/** A credential, with a link to everything that its reading names. */
export function toCredentialPage(
  reading: CredentialReading,
  language: Language,
  isListed: (iri: string) => boolean,
): string {
  const words = READING_WORDS[language];
  const { decision, report, claims } = reading;
  const isAttested = decision.attestationDigest !== undefined;
  return page(reading.type, language, [
    facts(words, [
      ['digest', code(reading.digest)],
      ['id', code(reading.id)],
      ['subject', isListed(reading.subject) ? entity(reading.subject) : code(reading.subject)],
      ['issuer', code(reading.issuer)],
      ...standing(reading, words),
      ['outcome', toText(reading.outcome)],
      ['level', text(reading.level)],
      ['validFrom', text(reading.validFrom)],
      ['validUntil', text(reading.validUntil)],
      ['sequence', String(reading.sequence)],
      ['decision', link(`/decisions/${decision.presentation}`, decision.at)],
      ['attestation', isAttested ? attestation(decision.presentation) : undefined],
      ['anchor', reading.anchor === undefined ? undefined : evidence(reading.anchor)],
      ['evidence', list(decision.evidence.map(evidence))],
      ['reliedOn', list(decision.reliedOn.map(credential))],
    ]),
    findings(report.findings, words),
    `<h2>${toText(words.claims)}</h2>${statements(claims)}`,
    forms(words, JWS_FORMS),
  ]);
}

export function toAttestationPage(reading: AttestationReading, language: Language): string {
  const words = READING_WORDS[language];
  return page(words.attestation, language, [
    facts(words, [
      ['digest', code(reading.digest)],
      ...standing(reading, words),
      ['decision', link(`/decisions/${reading.presentation}`, reading.presentation)],
    ]),
    `<h2>${toText(words.content)}</h2><pre>${toText(JSON.stringify(reading.payload, undefined, 2))}</pre>`,
    forms(words, JWS_FORMS),
  ]);
}

export function toDecisionPage(
  { record, digest }: Pick<StoredDecision, 'record' | 'digest'>,
  language: Language,
): string {
  const words = READING_WORDS[language];
  const { presentation, at, outcome, level, policy, release, rules, reliedOn } = record;
  const shapes = release === null ? undefined : link(`/shapes/${release.name}?digest=${release.digest}`, release.name);
  return page(words.decision, language, [
    facts(words, [
      ['presentation', code(presentation)],
      ['record', code(digest)],
      ['decidedAt', toText(at)],
      ['outcome', toText(outcome)],
      ['level', text(level)],
      ['policy', toText(policy)],
      ['release', shapes],
      ['rules', text(rules?.name)],
      ['credentials', list(record.credentials.map((decided) => credential(decided.digest)))],
      ['attestation', level === undefined ? undefined : attestation(presentation)],
      ['evidence', list(record.evidence.map(evidence))],
      ['reliedOn', list(reliedOn.map(credential))],
    ]),
    findings(
      record.findings.map((finding) => inLanguage(finding, language)),
      words,
    ),
    forms(words, ['application/json']),
  ]);
}

export function toEvidencePage(
  { digest, url, time, text: content }: { digest: string; url: string; time: string; text: string },
  language: Language,
): string {
  const words = READING_WORDS[language];
  return page(words.evidence, language, [
    facts(words, [
      ['digest', code(digest)],
      ['url', code(url)],
      ['time', toText(time)],
    ]),
    `<h2>${toText(words.content)}</h2><pre>${toText(content)}</pre>`,
    forms(words, ['application/octet-stream', 'application/json']),
  ]);
}

function page(title: string, language: Language, parts: readonly string[]): string {
  return toPage(title, `<h1>${toText(title)}</h1>${parts.join('')}`, language);
}

function facts(words: ReadingWords, rows: readonly Fact[]): string {
  const told = rows.flatMap(([row, value]) =>
    value === undefined ? [] : [`<dt>${toText(words.rows[row])}</dt><dd>${value}</dd>`],
  );
  return `<dl class="facts">${told.join('')}</dl>`;
}

function standing({ status, endedAt, endedBy }: Standing, words: ReadingWords): readonly Fact[] {
  const by = endedBy === undefined ? undefined : status === 'deprecated' ? credential(endedBy) : code(endedBy);
  return [
    ['status', toText(words.statuses[status])],
    ['endedAt', text(endedAt)],
    ['endedBy', by],
  ];
}

function findings(found: readonly Finding[], words: ReadingWords): string {
  const items = found.map(({ code: name, title, pointer }) => {
    const at = pointer === undefined ? '' : ` <small>${toText(pointer)}</small>`;
    return `<li>${link(`/problems/${name}`, name)} ${toText(title)}${at}</li>`;
  });
  const body = items.length === 0 ? `<p>${toText(words.noFindings)}</p>` : `<ul>${items.join('')}</ul>`;
  return `<h2>${toText(words.findings)}</h2>${body}`;
}

function statements(claims: readonly Statement[]): string {
  const rows = claims.map(({ subject, predicate, value }) => {
    return `<dt><small>${toText(subject)}</small> ${toText(predicate)}</dt><dd>${toText(value)}</dd>`;
  });
  return `<dl>${rows.join('')}</dl>`;
}

function forms({ forms: told }: ReadingWords, types: readonly string[]): string {
  return `<p><small>${toText(told(types.join(', ')))}</small></p>`;
}

function list(items: readonly string[]): string | undefined {
  return items.length === 0 ? undefined : items.join('<br>');
}

function credential(digest: string): string {
  return link(`/credentials/${digest}`, digest);
}
function evidence(digest: string): string {
  return link(`/evidence/${digest}`, digest);
}
function attestation(presentation: string): string {
  return link(`/credentials/${presentation}/attestation`, presentation);
}
function entity(iri: string): string {
  return link(`/entities/${encodeURIComponent(iri)}`, iri);
}

/** Only to addresses of this instance. */
function link(address: string, label: string): string {
  return `<a href="${toText(address)}">${toText(label)}</a>`;
}

function code(value: string): string {
  return `<code>${toText(value)}</code>`;
}

function text(value: string | undefined): string | undefined {
  return value === undefined ? undefined : toText(value);
}
