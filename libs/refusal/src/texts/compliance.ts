import type { StageTexts } from './code-text.ts';

/** Codes of the rules of the compliance document, of status and of admission. */
export const COMPLIANCE = {
  'compliance/terms-missing': {
    en: 'Every issuer accepts the Gaia-X terms and conditions in a credential that it signs itself.',
    de: [
      'Ein Aussteller hat die Gaia-X-Nutzungsbedingungen nicht angenommen',
      'Jeder Aussteller nimmt die Gaia-X-Nutzungsbedingungen in einem Credential an, das er selbst signiert.',
    ],
    fr: [
      'Un émetteur n’a pas accepté les conditions générales de Gaia-X',
      'Chaque émetteur accepte les conditions générales de Gaia-X dans un justificatif qu’il signe lui-même.',
    ],
  },
  'compliance/terms-unknown': {
    en: 'The hash identifies the text that was accepted; this one belongs to no text that this catalogue accepts.',
    de: [
      'Der Hash der Nutzungsbedingungen ist nicht anerkannt',
      'Der Hash bezeichnet den angenommenen Text; dieser gehört zu keinem Text, den der Katalog anerkennt.',
    ],
    fr: [
      'L’empreinte des conditions générales n’est pas reconnue',
      'L’empreinte désigne le texte accepté ; celle-ci n’est celle d’aucun texte que le catalogue reconnaît.',
    ],
  },
  'compliance/registration-number-missing': {
    en: 'A participant is a registered organisation; a notary attests its number.',
    de: [
      'Der Teilnehmer hat kein Credential mit seiner Registrierungsnummer',
      'Ein Teilnehmer ist eine eingetragene Organisation; ihre Registrierungsnummer bestätigt ein Notar.',
    ],
    fr: [
      'Le participant n’a pas de justificatif de son numéro d’enregistrement',
      'Un participant est une organisation enregistrée ; un notaire certifie son numéro.',
    ],
  },
  'compliance/registration-number-untrusted': {
    en: 'A registration number counts only if a notary that the operator trusts has signed it.',
    de: [
      'Die Registrierungsnummer ist nicht von einem vertrauenswürdigen Aussteller signiert',
      'Eine Registrierungsnummer zählt nur, wenn ein Notar sie signiert hat, dem der Betreiber vertraut.',
    ],
    fr: [
      'Le numéro d’enregistrement n’est pas signé par un émetteur de confiance',
      'Un numéro d’enregistrement ne compte que s’il est signé par un notaire auquel l’exploitant fait confiance.',
    ],
  },
  'compliance/address-missing': {
    en: 'The country of its addresses says which law a participant is subject to.',
    de: [
      'Der Teilnehmer hat keine Adresse mit einem Land',
      'Das Land der Adressen zeigt, welchem Recht ein Teilnehmer unterliegt.',
    ],
    fr: [
      'Le participant n’a pas d’adresse avec un pays',
      'Le pays de ses adresses indique de quel droit relève un participant.',
    ],
  },
  'compliance/provider-unknown': {
    en: 'The provider of an offering must be described as a participant, in the presentation or in the catalogue.',
    de: [
      'Der Anbieter ist weder in der Präsentation noch im Katalog',
      'Der Anbieter eines Angebots muss als Teilnehmer beschrieben sein, in der Präsentation oder im Katalog.',
    ],
    fr: [
      'Le fournisseur n’est ni dans la présentation ni dans le catalogue',
      'Le fournisseur d’une offre doit être décrit comme participant, dans la présentation ou dans le catalogue.',
    ],
  },
  'compliance/provider-issuer': {
    en: 'Only a provider can offer in its own name: the offering must be signed by the issuer of its provider.',
    de: [
      'Das Angebot ist nicht vom Aussteller seines Anbieters signiert',
      'Nur ein Anbieter selbst kann in seinem Namen anbieten: der Aussteller des Anbieters muss das Angebot signieren.',
    ],
    fr: [
      'L’offre n’est pas signée par l’émetteur de son fournisseur',
      'Seul un fournisseur peut offrir en son nom : l’offre doit être signée par l’émetteur de son fournisseur.',
    ],
  },
  'compliance/reference-unresolved': {
    en: 'The parts of an offering must be described; otherwise it cannot be judged.',
    de: [
      'Ein Verweis führt ins Leere',
      'Die Bestandteile eines Angebots müssen beschrieben sein; sonst lässt es sich nicht beurteilen.',
    ],
    fr: [
      'Une référence ne mène nulle part',
      'Les éléments d’une offre doivent être décrits ; sans cela, elle ne peut pas être évaluée.',
    ],
  },
  'compliance/label-untrusted': {
    en: 'A label counts only if the operator of this catalogue trusts its issuer to issue labels (issuers.json).',
    de: [
      'Der Aussteller des Labels ist für Labels nicht vertrauenswürdig',
      'Ein Label zählt nur, wenn der Betreiber dieses Katalogs seinen Aussteller für Labels als vertrauenswürdig führt (issuers.json).',
    ],
    fr: [
      'L’émetteur du label n’est pas de confiance pour les labels',
      'Un label ne compte que si l’exploitant de ce catalogue fait confiance à son émetteur pour les labels (issuers.json).',
    ],
  },
  'compliance/label-content-missing': {
    en: 'A label names credentials by their digests; it says nothing about credentials that are not here.',
    de: [
      'Die Credentials, für die das Label gilt, sind nicht hier',
      'Ein Label nennt Credentials mit ihrem Digest; über Credentials, die nicht hier sind, sagt es nichts aus.',
    ],
    fr: [
      'Les justificatifs que couvre le label ne sont pas ici',
      'Un label désigne des justificatifs par leur empreinte ; il ne dit rien de justificatifs qui ne sont pas ici.',
    ],
  },
  'status/not-checked': {
    en: 'The credential names a status list that is not read here, so it is unknown whether the credential was revoked.',
    de: [
      'Eine Statusliste wurde nicht geprüft',
      'Das Credential nennt eine Statusliste, die hier nicht gelesen wird; ob es widerrufen wurde, ist daher unbekannt.',
    ],
    fr: [
      'Une liste de statuts n’a pas été vérifiée',
      'Le justificatif nomme une liste de statuts qui n’est pas lue ici ; on ignore donc s’il a été révoqué.',
    ],
  },
  'admission/no-subject-id': {
    en: 'Participants, offerings, resources and datasets are found and linked by their id; without one they cannot be listed.',
    de: [
      'Das Subjekt hat keine Kennung',
      'Teilnehmer, Angebote, Ressourcen und Datensätze werden über ihre id gefunden und verknüpft; ohne id können sie nicht gelistet werden.',
    ],
    fr: [
      'Le sujet n’a pas d’identifiant',
      'Participants, offres, ressources et jeux de données se trouvent et se lient par leur id ; sans id, ils ne peuvent pas être listés.',
    ],
  },
  'admission/natural-person': {
    en: 'The catalogue lists organisations and what they offer; credentials of people belong in wallets.',
    de: [
      'Natürliche Personen werden hier nicht gelistet',
      'Der Katalog listet Organisationen und ihre Angebote; Credentials von Menschen gehören in Wallets.',
    ],
    fr: [
      'Les personnes physiques ne sont pas listées ici',
      'Le catalogue liste des organisations et leurs offres ; les justificatifs de personnes ont leur place dans un portefeuille.',
    ],
  },
  'admission/overrun': {
    en: 'The time for judging one submission is limited; make it smaller or send it in parts.',
    de: [
      'Die Prüfung der Einreichung hat länger gedauert als erlaubt',
      'Die Zeit für die Prüfung einer Einreichung ist begrenzt; verkleinern oder teilen Sie sie.',
    ],
    fr: [
      'L’examen de la soumission a duré plus longtemps que permis',
      'Le temps d’examen d’une soumission est limité ; réduisez-la ou envoyez-la en plusieurs parties.',
    ],
  },
  'admission/stale': {
    en: 'A new version replaces the old one only if its validFrom is later.',
    de: [
      'Eine Version mit gleichem oder späterem Datum ist schon gespeichert',
      'Eine neue Version ersetzt die alte nur, wenn ihr validFrom später ist.',
    ],
    fr: [
      'Une version de même date ou plus récente est déjà stockée',
      'Une nouvelle version ne remplace l’ancienne que si son validFrom est postérieur.',
    ],
  },
  'admission/ended': {
    en: 'A credential that was superseded or revoked, or has expired, does not come back by being sent again.',
    de: [
      'Diese Bytes wurden abgelöst oder widerrufen',
      'Ein abgelöstes, widerrufenes oder abgelaufenes Credential wird durch erneutes Senden nicht wieder gültig.',
    ],
    fr: [
      'Ces octets ont été remplacés ou révoqués',
      'Un justificatif remplacé, révoqué ou expiré ne redevient pas valable en étant renvoyé.',
    ],
  },
  'admission/contended': {
    en: 'While the decision was made, other submissions changed what it relies on; send it again.',
    de: [
      'Die Grundlage der Entscheidung hat sich immer wieder geändert',
      'Während der Entscheidung haben andere Einreichungen ihre Grundlage geändert; senden Sie sie erneut.',
    ],
    fr: [
      'Les données sur lesquelles repose la décision n’ont cessé de changer',
      'Pendant la décision, d’autres soumissions ont modifié ce sur quoi elle repose ; renvoyez la soumission.',
    ],
  },
} as const satisfies StageTexts;
