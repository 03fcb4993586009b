import type { StageTexts } from './code-text.ts';

/** Codes of DIDs, certificate chains and the hosts they stand on. */
export const TRUST = {
  'trust/did-malformed': {
    en: 'A DID consists of a method and an identifier in a fixed form; this one cannot be resolved.',
    de: [
      'Die DID ist fehlerhaft',
      'Eine DID besteht aus einer Methode und einer Kennung in fester Form; diese lässt sich nicht auflösen.',
    ],
    fr: [
      'Le DID est mal formé',
      'Un DID se compose d’une méthode et d’un identifiant de forme fixe ; celui-ci ne peut pas être résolu.',
    ],
  },
  'trust/did-method': {
    en: 'The catalogue resolves the methods that Gaia-X uses, did:web above all.',
    de: [
      'Die DID-Methode wird nicht unterstützt',
      'Der Katalog löst die Methoden auf, die Gaia-X verwendet, vor allem did:web.',
    ],
    fr: [
      'La méthode DID n’est pas prise en charge',
      'Le catalogue résout les méthodes qu’emploie Gaia-X, did:web avant tout.',
    ],
  },
  'trust/did-not-found': {
    en: 'The host answered that it has no DID document at that address.',
    de: ['Die DID gibt es nicht', 'Der Host antwortet, dass es unter dieser Adresse kein DID-Dokument gibt.'],
    fr: ['Le DID n’existe pas', 'L’hôte répond qu’il n’a pas de document DID à cette adresse.'],
  },
  'trust/did-document': {
    en: 'The DID document is not JSON of the expected form, or it belongs to another DID.',
    de: [
      'Das DID-Dokument ist nicht verwendbar',
      'Das DID-Dokument ist kein JSON in der erwarteten Form oder gehört zu einer anderen DID.',
    ],
    fr: [
      'Le document DID n’est pas utilisable',
      'Le document DID n’est pas du JSON de la forme attendue, ou appartient à un autre DID.',
    ],
  },
  'trust/private-key-published': {
    en: 'Anyone who has read the document can sign in the name of its DID, so its signatures no longer prove anything.',
    de: [
      'Das DID-Dokument veröffentlicht einen privaten Schlüssel',
      'Wer das Dokument gelesen hat, kann im Namen der DID signieren; keine ihrer Signaturen beweist noch etwas.',
    ],
    fr: [
      'Le document DID publie une clé privée',
      'Quiconque a lu le document peut signer au nom de son DID ; aucune de ses signatures ne prouve plus rien.',
    ],
  },
  'trust/key-revoked': {
    en: 'The DID document states when the key went out of use; from that moment on its signatures do not count.',
    de: [
      'Der Schlüssel wurde widerrufen oder ist abgelaufen',
      'Das DID-Dokument gibt an, ab wann der Schlüssel nicht mehr verwendet wird; ab dann zählen seine Signaturen nicht mehr.',
    ],
    fr: [
      'La clé a été révoquée ou a expiré',
      'Le document DID indique à partir de quand la clé n’est plus utilisée ; dès lors, ses signatures ne comptent plus.',
    ],
  },
  'trust/reserved-address': {
    en: 'Hosts on private or reserved addresses are not contacted, so that nobody can reach an internal network through the catalogue.',
    de: [
      'Der Host hat eine reservierte Adresse',
      'Hosts mit privaten oder reservierten Adressen werden nicht kontaktiert, damit niemand über den Katalog in ein internes Netz gelangt.',
    ],
    fr: [
      'L’hôte a une adresse réservée',
      'Les hôtes à adresse privée ou réservée ne sont pas contactés, afin que personne n’atteigne un réseau interne par le catalogue.',
    ],
  },
  'trust/host': {
    en: 'Only public host names with a domain are contacted.',
    de: ['Der Hostname ist nicht erlaubt', 'Kontaktiert werden nur öffentliche Hostnamen mit einer Domain.'],
    fr: ['Le nom d’hôte n’est pas permis', 'Seuls les noms d’hôte publics avec un domaine sont contactés.'],
  },
  'trust/unreachable': {
    en: 'The host did not answer in time; the same submission may succeed later.',
    de: [
      'Ein für die Entscheidung nötiger Host ist nicht erreichbar',
      'Der Host hat nicht rechtzeitig geantwortet; dieselbe Einreichung kann später gelingen.',
    ],
    fr: [
      'Un hôte nécessaire à la décision est injoignable',
      'L’hôte n’a pas répondu à temps ; la même soumission peut réussir plus tard.',
    ],
  },
  'trust/too-many-hosts': {
    en: 'Every host that a key or its certificates come from has to be contacted; one submission may depend on only a few.',
    de: [
      'Die Einreichung hängt von mehr Hosts ab als erlaubt',
      'Jeder Host, von dem ein Schlüssel oder seine Zertifikate kommen, muss kontaktiert werden; eine Einreichung darf nur von wenigen abhängen.',
    ],
    fr: [
      'La soumission dépend de plus d’hôtes que permis',
      'Chaque hôte d’où vient une clé ou ses certificats doit être contacté ; une soumission ne peut dépendre que de quelques-uns.',
    ],
  },
  'trust/no-chain': {
    en: 'Gaia-X requires a key whose certificate chain leads to a trust anchor; this key has none.',
    de: [
      'Der Schlüssel hat keine Zertifikatskette',
      'Gaia-X verlangt einen Schlüssel, dessen Zertifikatskette zu einem Vertrauensanker führt; dieser hat keine.',
    ],
    fr: [
      'La clé n’a pas de chaîne de certificats',
      'Gaia-X exige une clé dont la chaîne de certificats mène à une ancre de confiance ; cette clé n’en a pas.',
    ],
  },
  'trust/chain-malformed': {
    en: 'The chain is not a list of readable X.509 certificates.',
    de: ['Die Zertifikatskette ist nicht lesbar', 'Die Kette ist keine Liste lesbarer X.509-Zertifikate.'],
    fr: ['La chaîne de certificats n’est pas lisible', 'La chaîne n’est pas une liste de certificats X.509 lisibles.'],
  },
  'trust/chain-invalid': {
    en: 'The certificates do not certify each other, or one of them may not be used to certify.',
    de: [
      'Die Zertifikatskette ist nicht gültig',
      'Die Zertifikate beglaubigen einander nicht, oder eines von ihnen darf nicht zur Beglaubigung verwendet werden.',
    ],
    fr: [
      'La chaîne de certificats n’est pas valide',
      'Les certificats ne se certifient pas l’un l’autre, ou l’un d’eux ne peut pas servir à certifier.',
    ],
  },
  'trust/chain-expired': {
    en: 'A certificate is valid only until its end date; renew it and publish the chain again.',
    de: [
      'Ein Zertifikat der Kette ist abgelaufen',
      'Ein Zertifikat gilt nur bis zu seinem Ablaufdatum; erneuern Sie es und veröffentlichen Sie die Kette neu.',
    ],
    fr: [
      'Un certificat de la chaîne a expiré',
      'Un certificat n’est valable que jusqu’à sa date de fin ; renouvelez-le et publiez à nouveau la chaîne.',
    ],
  },
  'trust/chain-not-yet-valid': {
    en: 'A certificate is valid only from its start date on.',
    de: ['Ein Zertifikat der Kette gilt noch nicht', 'Ein Zertifikat gilt erst ab seinem Startdatum.'],
    fr: [
      'Un certificat de la chaîne n’est pas encore valide',
      'Un certificat n’est valable qu’à partir de sa date de début.',
    ],
  },
  'trust/unknown-anchor': {
    en: 'The chain ends at a root that the operator of this catalogue does not trust.',
    de: [
      'Die Kette führt nicht zu einem vertrauenswürdigen Anker',
      'Die Kette endet bei einer Wurzel, der der Betreiber dieses Katalogs nicht vertraut.',
    ],
    fr: [
      'La chaîne ne mène pas à une ancre de confiance',
      'La chaîne mène à une racine à laquelle l’exploitant de ce catalogue ne fait pas confiance.',
    ],
  },
  'trust/leaf-mismatch': {
    en: 'The certificate is for a different key than the one in the DID document, so it proves nothing about that key.',
    de: [
      'Der Schlüssel des Zertifikats ist nicht der des DID-Dokuments',
      'Das Zertifikat gehört zu einem anderen Schlüssel als dem im DID-Dokument und beweist nichts über diesen.',
    ],
    fr: [
      'La clé du certificat final n’est pas celle du document DID',
      'Le certificat porte sur une autre clé que celle du document DID et ne prouve rien sur celle-ci.',
    ],
  },
} as const satisfies StageTexts;
