import type { Sentence } from './sentence.ts';

/** What is said of identifiers that are missing or shared, and of labels. */
export const LABEL_SENTENCES: readonly Sentence[] = [
  ['another identifier than at {}', 'eine andere Kennung als bei {}', 'un autre identifiant qu’à {}'],
  [
    'Give the presentation, each credential and each subject an id of its own (a subject: the id of its credential and #cs).',
    'Geben Sie der Präsentation, jedem Credential und jedem Subjekt eine eigene id (einem Subjekt: die id seines Credentials und #cs).',
    'Donnez à la présentation, à chaque attestation et à chaque sujet un id propre (à un sujet : l’id de son attestation et #cs).',
  ],
  [
    'an absolute IRI that identifies what is described',
    'eine absolute IRI, die das Beschriebene bezeichnet',
    'un IRI absolu qui identifie ce qui est décrit',
  ],
  [
    'Give the subject an id: an https URL under your host, or your DID for yourself.',
    'Geben Sie dem Subjekt eine id: eine https-URL unter Ihrem Host, oder Ihre DID für Sie selbst.',
    'Donnez un id au sujet : une URL https sous votre hôte, ou votre DID pour vous-même.',
  ],
  [
    'Have the label issued by a clearing house that this catalogue trusts; what it attests itself needs not be sent in.',
    'Lassen Sie das Label von einem Clearing House ausstellen, dem dieser Katalog vertraut; was er selbst bescheinigt, braucht niemand einzureichen.',
    'Faites émettre le label par une chambre de compensation à laquelle ce catalogue se fie ; ce qu’il atteste lui-même n’est pas à soumettre.',
  ],
  [
    'an active credential of the catalogue or one of the presentation, with this digest',
    'ein aktives Credential des Katalogs oder eines der Präsentation, mit diesem Digest',
    'une attestation active du catalogue ou une de la présentation, avec cette empreinte',
  ],
  [
    'Add the very credentials that were labelled to the presentation, or publish them first; a label over other versions has to be issued anew.',
    'Nehmen Sie genau die Credentials, die das Label nennt, in die Präsentation auf, oder veröffentlichen Sie sie zuerst; ein Label über andere Fassungen ist neu auszustellen.',
    'Ajoutez à la présentation les attestations mêmes qui ont reçu le label, ou publiez-les d’abord ; un label sur d’autres versions est à émettre à nouveau.',
  ],
  ['no credential', 'kein Credential', 'aucune attestation'],
  ['{} without a digest', '{} ohne Digest', '{} sans empreinte'],
];
