import type { Language } from '#refusal';

/** What the pages of readings say beside what they show, in one language. */
export interface ReadingWords {
  readonly credential: string;
  readonly attestation: string;
  readonly decision: string;
  readonly evidence: string;
  readonly rows: { readonly [row in Row]: string };
  readonly statuses: { readonly [status in 'active' | 'suspended' | 'deprecated' | 'revoked' | 'expired']: string };
  readonly findings: string;
  readonly noFindings: string;
  readonly claims: string;
  readonly content: string;
  readonly forms: (types: string) => string;
}

export type Row =
  | 'digest'
  | 'type'
  | 'id'
  | 'subject'
  | 'issuer'
  | 'status'
  | 'endedAt'
  | 'endedBy'
  | 'outcome'
  | 'level'
  | 'policy'
  | 'validFrom'
  | 'validUntil'
  | 'decidedAt'
  | 'sequence'
  | 'presentation'
  | 'decision'
  | 'attestation'
  | 'credentials'
  | 'evidence'
  | 'reliedOn'
  | 'anchor'
  | 'release'
  | 'record'
  | 'rules'
  | 'url'
  | 'time';

export const READING_WORDS: { readonly [language in Language]: ReadingWords } = {
  en: {
    credential: 'Credential',
    attestation: 'Attestation of this instance',
    decision: 'Decision',
    evidence: 'Evidence',
    rows: {
      digest: 'SHA-256 of its bytes',
      type: 'Type',
      id: 'Credential id',
      subject: 'Subject',
      issuer: 'Issuer',
      status: 'Status',
      endedAt: 'Ended at',
      endedBy: 'Ended by',
      outcome: 'Outcome',
      level: 'Level',
      policy: 'Policy',
      validFrom: 'Valid from',
      validUntil: 'Valid until',
      decidedAt: 'Decided at',
      sequence: 'Log entry',
      presentation: 'Submission',
      decision: 'Decision',
      attestation: 'Attestation',
      credentials: 'Credentials',
      evidence: 'Evidence',
      reliedOn: 'Relied on',
      anchor: 'Trust anchor',
      release: 'Release',
      record: 'SHA-256 of the record',
      rules: 'Rules',
      url: 'Source',
      time: 'Fetched at',
    },
    statuses: {
      active: 'active',
      suspended: 'suspended',
      deprecated: 'superseded',
      revoked: 'revoked',
      expired: 'expired',
    },
    findings: 'Findings',
    noFindings: 'No findings.',
    claims: 'What it says',
    content: 'Content',
    forms: (types) => `Machine-readable, by Accept: ${types}.`,
  },
  de: {
    credential: 'Credential',
    attestation: 'Bescheinigung dieser Instanz',
    decision: 'Entscheidung',
    evidence: 'Beleg',
    rows: {
      digest: 'SHA-256 der Bytes',
      type: 'Typ',
      id: 'ID des Credentials',
      subject: 'Subjekt',
      issuer: 'Aussteller',
      status: 'Status',
      endedAt: 'Beendet am',
      endedBy: 'Beendet durch',
      outcome: 'Ergebnis',
      level: 'Stufe',
      policy: 'Richtlinie',
      validFrom: 'Gültig ab',
      validUntil: 'Gültig bis',
      decidedAt: 'Entschieden am',
      sequence: 'Eintrag im Log',
      presentation: 'Einreichung',
      decision: 'Entscheidung',
      attestation: 'Bescheinigung',
      credentials: 'Credentials',
      evidence: 'Belege',
      reliedOn: 'Stützt sich auf',
      anchor: 'Vertrauensanker',
      release: 'Release',
      record: 'SHA-256 der Entscheidungsakte',
      rules: 'Regelwerk',
      url: 'Quelle',
      time: 'Abgerufen am',
    },
    statuses: {
      active: 'aktiv',
      suspended: 'ausgesetzt',
      deprecated: 'abgelöst',
      revoked: 'widerrufen',
      expired: 'abgelaufen',
    },
    findings: 'Befunde',
    noFindings: 'Keine Befunde.',
    claims: 'Was es aussagt',
    content: 'Inhalt',
    forms: (types) => `Maschinenlesbar, nach Accept: ${types}.`,
  },
  fr: {
    credential: 'Justificatif',
    attestation: 'Label de cette instance',
    decision: 'Décision',
    evidence: 'Pièce justificative',
    rows: {
      digest: 'SHA-256 des octets',
      type: 'Type',
      id: 'Identifiant du justificatif',
      subject: 'Sujet',
      issuer: 'Émetteur',
      status: 'Statut',
      endedAt: 'Terminé le',
      endedBy: 'Terminé par',
      outcome: 'Résultat',
      level: 'Niveau',
      policy: 'Politique',
      validFrom: 'Valable à partir du',
      validUntil: 'Valable jusqu’au',
      decidedAt: 'Décidé le',
      sequence: 'Entrée du journal',
      presentation: 'Soumission',
      decision: 'Décision',
      attestation: 'Label',
      credentials: 'Justificatifs',
      evidence: 'Pièces justificatives',
      reliedOn: 'S’appuie sur',
      anchor: 'Ancre de confiance',
      release: 'Version de Gaia-X',
      record: 'SHA-256 de l’enregistrement',
      rules: 'Règles',
      url: 'Source',
      time: 'Récupéré le',
    },
    statuses: {
      active: 'actif',
      suspended: 'suspendu',
      deprecated: 'remplacé',
      revoked: 'révoqué',
      expired: 'expiré',
    },
    findings: 'Constats',
    noFindings: 'Aucun constat.',
    claims: 'Ce qu’il énonce',
    content: 'Contenu',
    forms: (types) => `Lisible par machine, selon Accept : ${types}.`,
  },
};
