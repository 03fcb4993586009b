import type { Sentence } from './sentence.ts';

/** What is said of identifiers that are missing or shared, and of labels. */
export const LABEL_SENTENCES: readonly Sentence[] = [
  ['an offering without a provider', 'ein Angebot ohne Anbieter', 'une offre sans fournisseur'],
  [
    'Name the provider of the offering by the id of its credentialSubject.',
    'Nennen Sie den Anbieter des Angebots mit der id seines credentialSubject.',
    'Nommez le fournisseur de l’offre par l’id de son credentialSubject.',
  ],
  ['another identifier than at {}', 'eine andere Kennung als bei {}', 'un autre identifiant qu’à {}'],
  [
    'Give the presentation, each credential and each subject an id of its own (a subject: the id of its credential and #cs).',
    'Geben Sie der Präsentation, jedem Credential und jedem Subjekt eine eigene id (einem Subjekt: die id seines Credentials und #cs).',
    'Donnez à la présentation, à chaque justificatif et à chaque sujet un id propre (à un sujet : l’id de son justificatif et #cs).',
  ],
  [
    'an absolute IRI that identifies what is described',
    'eine absolute IRI, die das Beschriebene bezeichnet',
    'un IRI absolu qui identifie ce qui est décrit',
  ],
  [
    'Give the subject an id: an https URL under your host, or your DID for yourself.',
    'Geben Sie dem Subjekt eine id: eine https-URL unter Ihrem Host oder, für Sie selbst, Ihre DID.',
    'Donnez un id au sujet : une URL https sous votre hôte ou, pour vous-même, votre DID.',
  ],
  [
    'Have the label issued by a clearing house that this catalogue trusts; a label that it issued itself does not need to be submitted.',
    'Lassen Sie das Label von einem Clearing House ausstellen, dem dieser Katalog vertraut; ein Label, das er selbst ausgestellt hat, muss nicht eingereicht werden.',
    'Faites émettre le label par une chambre de compensation (clearing house) à laquelle ce catalogue fait confiance ; un label qu’il a émis lui-même n’est pas à soumettre.',
  ],
  [
    'an active credential of the catalogue or one of the presentation, with this digest',
    'ein aktives Credential des Katalogs oder eines der Präsentation, mit diesem Digest',
    'un justificatif actif du catalogue ou un justificatif de la présentation, avec cette empreinte',
  ],
  [
    'Add exactly the credentials that the label covers to the presentation, or publish them first; a label for other versions has to be issued again.',
    'Nehmen Sie genau die Credentials, für die das Label gilt, in die Präsentation auf oder veröffentlichen Sie sie zuerst; ein Label für andere Versionen muss neu ausgestellt werden.',
    'Ajoutez à la présentation exactement les justificatifs que couvre le label, ou publiez-les d’abord ; un label pour d’autres versions doit être émis à nouveau.',
  ],
  ['no credential', 'kein Credential', 'aucun justificatif'],
  ['{} without a digest', '{} ohne Digest', '{} sans empreinte'],
];
