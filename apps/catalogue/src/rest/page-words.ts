import type { Language } from '#refusal';
import type { WhyNotView } from '../reads/why-not.ts';
import type { CheckView } from '../reads/views.ts';
import type { ListName } from './parameters.ts';

/** What the pages of entries and of lists say beside what was signed, in one language. */
export interface PageWords {
  readonly lists: Readonly<Record<ListName, string>>;
  readonly home: string;
  readonly search: string;
  readonly found: (count: number) => string;
  readonly next: string;
  readonly previous: string;
  readonly provider: string;
  readonly keywords: string;
  readonly trust: string;
  readonly trustRows: Readonly<Record<TrustRow, string>>;
  readonly checks: Readonly<Record<CheckView, string>>;
  /** Of the status list: none may be named. */
  readonly statusGood: string;
  readonly none: string;
  readonly statements: string;
  readonly owner: (issuer: string) => string;
  readonly other: (issuer: string) => string;
  readonly credential: string;
  readonly statementHeads: readonly [subject: string, property: string, value: string, kind: string];
  /** The thing that the page is about. */
  readonly itself: string;
  readonly more: (count: number) => string;
  readonly machines: string;
  readonly notListed: string;
  /** English is what GraphQL says. */
  readonly reasons: Partial<Readonly<Record<WhyNotView['reason'], string>>>;
  readonly since: string;
  readonly issuer: string;
  readonly ownerLabel: string;
}
export type TrustRow =
  | 'signature'
  | 'issuer'
  | 'chain'
  | 'anchor'
  | 'shapes'
  | 'statusList'
  | 'outcome'
  | 'level'
  | 'status'
  | 'decidedAt'
  | 'validUntil'
  | 'sequence'
  | 'attestation'
  | 'credential';

export const PAGE_WORDS: Readonly<Record<Language, PageWords>> = {
  en: {
    lists: {
      participants: 'Participants',
      'data-offerings': 'Data offerings',
      'service-offerings': 'Service offerings',
      resources: 'Resources',
      search: 'Everything',
    },
    home: 'Home',
    search: 'Search',
    found: (count) => `${count} found`,
    next: 'Next page',
    previous: 'Previous page',
    provider: 'Provider',
    keywords: 'Keywords',
    trust: 'Can it be relied on?',
    trustRows: {
      signature: 'Signature',
      issuer: 'Signed by',
      chain: 'Certificate chain of the key',
      anchor: 'Trust anchor',
      shapes: 'Shapes of the release',
      statusList: 'Status list',
      outcome: 'Verdict',
      level: 'Level',
      status: 'Status',
      decidedAt: 'Decided at',
      validUntil: 'Valid until',
      sequence: 'Entry of the log',
      attestation: 'Attestation of this catalogue',
      credential: 'Credential that vouches for it',
    },
    checks: { OK: 'checked, good', FAILED: 'checked, failed', NOT_CHECKED: 'could not be checked' },
    statusGood: 'good, or none is named',
    none: 'none',
    statements: 'What is stated, and by whom',
    owner: (issuer) => `By its owner, ${issuer}`,
    other: (issuer) => `By another, ${issuer}`,
    credential: 'Credential',
    statementHeads: ['About', 'Property', 'Value', 'Type or language'],
    itself: 'this',
    more: (count) => `${count} more statements are left out here; the other forms have all.`,
    machines: 'For machines: JSON, JSON-LD, TriG or Turtle by Accept.',
    notListed: 'This is not listed here',
    reasons: {},
    since: 'Since',
    issuer: 'Signed by',
    ownerLabel: 'Owner',
  },
  de: {
    lists: {
      participants: 'Teilnehmer',
      'data-offerings': 'Datenangebote',
      'service-offerings': 'Dienstangebote',
      resources: 'Ressourcen',
      search: 'Alles',
    },
    home: 'Startseite',
    search: 'Suchen',
    found: (count) => `${count} gefunden`,
    next: 'Nächste Seite',
    previous: 'Vorige Seite',
    provider: 'Anbieter',
    keywords: 'Schlagwörter',
    trust: 'Kann man sich darauf verlassen?',
    trustRows: {
      signature: 'Signatur',
      issuer: 'Signiert von',
      chain: 'Zertifikatskette des Schlüssels',
      anchor: 'Vertrauensanker',
      shapes: 'Shapes des Release',
      statusList: 'Statusliste',
      outcome: 'Ergebnis',
      level: 'Stufe',
      status: 'Status',
      decidedAt: 'Entschieden am',
      validUntil: 'Gültig bis',
      sequence: 'Eintrag im Log',
      attestation: 'Bescheinigung dieses Katalogs',
      credential: 'Credential, das dafür bürgt',
    },
    checks: {
      OK: 'geprüft, in Ordnung',
      FAILED: 'geprüft, nicht bestanden',
      NOT_CHECKED: 'konnte nicht geprüft werden',
    },
    statusGood: 'in Ordnung, oder keine genannt',
    none: 'keine Angabe',
    statements: 'Was ausgesagt wird, und von wem',
    owner: (issuer) => `Vom Eigner, ${issuer}`,
    other: (issuer) => `Von jemand anderem, ${issuer}`,
    credential: 'Credential',
    statementHeads: ['Über', 'Eigenschaft', 'Wert', 'Typ oder Sprache'],
    itself: 'dies',
    more: (count) => `${count} weitere Aussagen sind hier weggelassen; die anderen Formen haben alle.`,
    machines: 'Für Maschinen: JSON, JSON-LD, TriG oder Turtle nach Accept.',
    notListed: 'Dies ist hier nicht gelistet',
    reasons: {
      EXPIRED:
        'Das Credential, das es beschrieb, ist abgelaufen. Ein neueres desselben Ausstellers würde es wieder zeigen.',
      SUPERSEDED: 'Ein neueres Credential trat an die Stelle dessen, das es beschrieb, und beschreibt es nicht mehr.',
      REVOKED:
        'Der Aussteller hat das Credential widerrufen, das es beschrieb. Ein neueres von ihm würde es wieder zeigen.',
      SUSPENDED: 'Der Aussteller hat das Credential ausgesetzt, das es beschreibt.',
      NOT_THE_OWNERS_WORD:
        'Es wird von jemandem beschrieben, dem es nicht gehört. Eigner ist der Aussteller, dessen DID oder Host es ist, sonst wer es zuerst beschrieb; nur sein Credential macht einen Eintrag.',
      NOT_LISTED_ALONE:
        'Sein Eigner beschreibt es, aber es ist weder Teilnehmer noch Angebot noch Ressource: es erscheint bei dem, was darauf verweist.',
      NOT_DESCRIBED: 'Ein Eintrag verweist darauf, aber kein Credential hier beschreibt es.',
      REFUSED:
        'Eine Einreichung, die davon sprach, wurde abgelehnt; nichts davon wurde gespeichert. Die Codes sagen, was zu tun ist.',
      UNKNOWN:
        'Kein Credential hier beschreibt es, keines der in 30 Tagen abgelehnten tat es, und kein Eintrag verweist darauf.',
    },
    since: 'Seit',
    issuer: 'Signiert von',
    ownerLabel: 'Eigner',
  },
  fr: {
    lists: {
      participants: 'Participants',
      'data-offerings': 'Offres de données',
      'service-offerings': 'Offres de services',
      resources: 'Ressources',
      search: 'Tout',
    },
    home: 'Accueil',
    search: 'Chercher',
    found: (count) => `${count} trouvés`,
    next: 'Page suivante',
    previous: 'Page précédente',
    provider: 'Fournisseur',
    keywords: 'Mots-clés',
    trust: 'Peut-on s’y fier ?',
    trustRows: {
      signature: 'Signature',
      issuer: 'Signé par',
      chain: 'Chaîne de certificats de la clé',
      anchor: 'Ancre de confiance',
      shapes: 'Formes de la version',
      statusList: 'Liste de statuts',
      outcome: 'Verdict',
      level: 'Niveau',
      status: 'Statut',
      decidedAt: 'Décidé le',
      validUntil: 'Valable jusqu’au',
      sequence: 'Entrée du journal',
      attestation: 'Attestation de ce catalogue',
      credential: 'Attestation qui s’en porte garante',
    },
    checks: { OK: 'contrôlé, bon', FAILED: 'contrôlé, échoué', NOT_CHECKED: 'n’a pas pu être contrôlé' },
    statusGood: 'bon, ou aucune n’est nommée',
    none: 'néant',
    statements: 'Ce qui est énoncé, et par qui',
    owner: (issuer) => `Par son propriétaire, ${issuer}`,
    other: (issuer) => `Par un autre, ${issuer}`,
    credential: 'Attestation',
    statementHeads: ['Au sujet de', 'Propriété', 'Valeur', 'Type ou langue'],
    itself: 'ceci',
    more: (count) => `${count} autres énoncés sont omis ici ; les autres formes les ont tous.`,
    machines: 'Pour les machines : JSON, JSON-LD, TriG ou Turtle selon Accept.',
    notListed: 'Ceci n’est pas listé ici',
    reasons: {
      EXPIRED: 'L’attestation qui le décrivait a expiré. Une plus récente du même émetteur le montrerait de nouveau.',
      SUPERSEDED: 'Une attestation plus récente a pris la place de celle qui le décrivait, et ne le décrit plus.',
      REVOKED:
        'Son émetteur a révoqué l’attestation qui le décrivait. Une plus récente de lui le montrerait de nouveau.',
      SUSPENDED: 'Son émetteur a suspendu l’attestation qui le décrit.',
      NOT_THE_OWNERS_WORD:
        'Il est décrit par quelqu’un à qui il n’appartient pas. Son propriétaire est l’émetteur dont il est le DID ou l’hôte, sinon le premier à l’avoir décrit ; seule son attestation fait une entrée.',
      NOT_LISTED_ALONE:
        'Son propriétaire le décrit, mais il n’est ni participant, ni offre, ni ressource : il paraît avec ce qui s’y réfère.',
      NOT_DESCRIBED: 'Une entrée s’y réfère, mais aucune attestation d’ici ne le décrit.',
      REFUSED: 'Une soumission qui en parlait a été refusée ; rien n’en a été stocké. Les codes disent que corriger.',
      UNKNOWN:
        'Aucune attestation d’ici ne le décrit, aucune refusée en 30 jours ne l’a fait, et aucune entrée ne s’y réfère.',
    },
    since: 'Depuis',
    issuer: 'Signé par',
    ownerLabel: 'Propriétaire',
  },
};
