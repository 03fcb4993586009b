import type { StageTexts } from './code-text.ts';

/** Codes of the rules of the compliance document, of status and of admission. */
export const COMPLIANCE = {
  'compliance/terms-missing': {
    en: 'Every issuer accepts the Gaia-X terms and conditions by a signed credential of its own.',
    de: [
      'Ein Aussteller hat die Gaia-X-Bedingungen nicht angenommen',
      'Jeder Aussteller nimmt die Gaia-X-Bedingungen durch ein eigenes signiertes Credential an.',
    ],
    fr: [
      'Un émetteur n’a pas accepté les conditions générales de Gaia-X',
      'Chaque émetteur accepte les conditions générales de Gaia-X par une attestation signée de sa main.',
    ],
  },
  'compliance/terms-unknown': {
    en: 'The hash stands for the text that was accepted; this one belongs to no text that this catalogue knows.',
    de: [
      'Der Hash der Bedingungen ist kein anerkannter',
      'Der Hash steht für den angenommenen Text; dieser gehört zu keinem Text, den der Katalog kennt.',
    ],
    fr: [
      'L’empreinte des conditions générales n’est pas reconnue',
      'L’empreinte désigne le texte accepté ; celle-ci n’est celle d’aucun texte connu du catalogue.',
    ],
  },
  'compliance/registration-number-missing': {
    en: 'A participant is a registered organisation; the number is attested by a notary.',
    de: [
      'Für den Teilnehmer steht keine Registrierungsnummer ein',
      'Ein Teilnehmer ist eine eingetragene Organisation; die Nummer bestätigt ein Notar.',
    ],
    fr: [
      'Aucun numéro d’enregistrement ne répond du participant',
      'Un participant est une organisation enregistrée ; le numéro est attesté par un notaire.',
    ],
  },
  'compliance/registration-number-untrusted': {
    en: 'A registration number counts when a notary that the operator trusts has signed it.',
    de: [
      'Die Registrierungsnummer hat kein vertrauter Aussteller signiert',
      'Eine Registrierungsnummer gilt, wenn ein Notar sie signiert hat, dem der Betreiber vertraut.',
    ],
    fr: [
      'Le numéro d’enregistrement n’est pas signé par un émetteur de confiance',
      'Un numéro d’enregistrement vaut s’il est signé par un notaire auquel l’exploitant se fie.',
    ],
  },
  'compliance/address-missing': {
    en: 'The country of the addresses says under which law a participant stands.',
    de: [
      'Der Teilnehmer hat keine Adresse mit einem Land',
      'Das Land der Adressen sagt, unter welchem Recht ein Teilnehmer steht.',
    ],
    fr: [
      'Le participant n’a pas d’adresse avec un pays',
      'Le pays des adresses dit de quel droit relève un participant.',
    ],
  },
  'compliance/provider-unknown': {
    en: 'Who offers something must be described as a participant, here or in the catalogue.',
    de: [
      'Der Anbieter steht weder in der Präsentation noch im Katalog',
      'Wer etwas anbietet, muss als Teilnehmer beschrieben sein, hier oder im Katalog.',
    ],
    fr: [
      'Le fournisseur n’est ni dans la présentation ni dans le catalogue',
      'Celui qui offre doit être décrit comme participant, ici ou dans le catalogue.',
    ],
  },
  'compliance/provider-issuer': {
    en: 'Only the provider can offer in its own name: the offering is signed by the issuer of the provider.',
    de: [
      'Das Angebot ist nicht vom Aussteller seines Anbieters signiert',
      'Nur der Anbieter selbst kann in seinem Namen anbieten: das Angebot signiert der Aussteller des Anbieters.',
    ],
    fr: [
      'L’offre n’est pas signée par l’émetteur de son fournisseur',
      'Seul le fournisseur peut offrir en son nom : l’offre est signée par l’émetteur du fournisseur.',
    ],
  },
  'compliance/reference-unresolved': {
    en: 'What an offering is made of must be described, or nobody could judge it.',
    de: [
      'Ein Verweis führt ins Leere',
      'Woraus ein Angebot besteht, muss beschrieben sein, sonst könnte es niemand beurteilen.',
    ],
    fr: [
      'Une référence ne mène nulle part',
      'Ce dont une offre est faite doit être décrit, sans quoi nul ne pourrait en juger.',
    ],
  },
  'compliance/label-untrusted': {
    en: 'A label counts where the operator of this catalogue trusts its issuer to give labels (issuers.json).',
    de: [
      'Das Label stammt von niemandem, dem es zusteht',
      'Ein Label zählt, wenn der Betreiber dieses Katalogs seinem Aussteller Labels zutraut (issuers.json).',
    ],
    fr: [
      'Le label n’est pas émis par qui y est habilité',
      'Un label compte si l’exploitant de ce catalogue se fie à son émetteur pour les labels (issuers.json).',
    ],
  },
  'compliance/label-content-missing': {
    en: 'A label names credentials by their digests; it means nothing about credentials that nobody can see here.',
    de: [
      'Wovon das Label spricht, ist nicht hier',
      'Ein Label nennt Credentials mit ihrem Digest; über Credentials, die hier niemand sieht, besagt es nichts.',
    ],
    fr: [
      'Ce dont parle le label n’est pas ici',
      'Un label désigne des attestations par leur empreinte ; il ne dit rien d’attestations que nul ne voit ici.',
    ],
  },
  'status/not-checked': {
    en: 'The credential names a status list that is not read here, so nobody knows whether it was revoked.',
    de: [
      'Eine Statusliste wurde nicht geprüft',
      'Das Credential nennt eine Statusliste, die hier nicht gelesen wird; ob es widerrufen ist, weiß niemand.',
    ],
    fr: [
      'Une liste de statuts n’a pas été contrôlée',
      'L’attestation nomme une liste de statuts qui n’est pas lue ici ; nul ne sait si elle est révoquée.',
    ],
  },
  'admission/no-subject-id': {
    en: 'Participants, offerings, resources and datasets are found and linked by their id; without one they could never be listed.',
    de: [
      'Was beschrieben wird, hat keine Kennung',
      'Teilnehmer, Angebote, Ressourcen und Datensätze findet und verknüpft man über ihre id; ohne sie wären sie nie gelistet.',
    ],
    fr: [
      'Ce qui est décrit n’a pas d’identifiant',
      'Participants, offres, ressources et jeux de données se trouvent et se lient par leur id ; sans lui ils ne seraient jamais listés.',
    ],
  },
  'admission/natural-person': {
    en: 'The catalogue lists organisations and what they offer; credentials of people belong into wallets.',
    de: [
      'Natürliche Personen werden hier nicht gelistet',
      'Der Katalog listet Organisationen und ihre Angebote; Credentials von Menschen gehören in Wallets.',
    ],
    fr: [
      'Les personnes physiques ne sont pas listées ici',
      'Le catalogue liste des organisations et leurs offres ; les attestations de personnes vont dans un portefeuille.',
    ],
  },
  'admission/overrun': {
    en: 'Judging the document took longer than one document may take; make it smaller or send it in parts.',
    de: [
      'Das Dokument hat mehr Zeit gebraucht, als eine Einreichung kosten darf',
      'Die Prüfung dauerte länger, als sie für ein Dokument darf; verkleinern oder teilen Sie es.',
    ],
    fr: [
      'Le document a pris plus de temps qu’une soumission ne peut en coûter',
      'Le jugement a duré plus qu’il n’est permis pour un document ; réduisez-le ou envoyez-le en parties.',
    ],
  },
  'admission/stale': {
    en: 'A new version takes the place of the old one when its validFrom is later.',
    de: [
      'Eine neuere oder gleich alte Fassung ist schon gespeichert',
      'Eine neue Fassung tritt an die Stelle der alten, wenn ihr validFrom später ist.',
    ],
    fr: [
      'Une version plus récente ou de même date est déjà stockée',
      'Une nouvelle version remplace l’ancienne si son validFrom est postérieur.',
    ],
  },
  'admission/ended': {
    en: 'What was superseded, revoked or has expired does not come back by being sent again.',
    de: [
      'Diese Bytes wurden abgelöst oder widerrufen',
      'Was abgelöst, widerrufen oder abgelaufen ist, kehrt durch erneutes Senden nicht zurück.',
    ],
    fr: [
      'Ces octets ont été remplacés ou révoqués',
      'Ce qui a été remplacé, révoqué ou est échu ne revient pas en étant renvoyé.',
    ],
  },
  'admission/contended': {
    en: 'Others changed what this decision relies on while it was made; send it again.',
    de: [
      'Worauf sich die Entscheidung stützt, hat sich immer wieder geändert',
      'Andere änderten während der Entscheidung, worauf sie sich stützt; senden Sie erneut.',
    ],
    fr: [
      'Ce sur quoi reposait la décision n’a cessé de changer',
      'D’autres modifiaient ce sur quoi repose la décision pendant qu’elle était prise ; renvoyez-la.',
    ],
  },
} as const satisfies StageTexts;
