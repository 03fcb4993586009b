import type { StageTexts } from './code-text.ts';

/** Codes of DIDs, certificate chains and the hosts they stand on. */
export const TRUST = {
  'trust/did-malformed': {
    en: 'A DID has a method and an identifier of a fixed form; this one cannot be looked up.',
    de: [
      'Die DID ist fehlerhaft',
      'Eine DID hat eine Methode und eine Kennung fester Form; diese ist nicht nachzuschlagen.',
    ],
    fr: [
      'Le DID est mal formé',
      'Un DID a une méthode et un identifiant de forme fixe ; celui-ci ne peut être résolu.',
    ],
  },
  'trust/did-method': {
    en: 'The catalogue resolves the methods that Gaia-X uses: did:web first of all.',
    de: [
      'Die DID-Methode wird nicht unterstützt',
      'Der Katalog löst die Methoden auf, die Gaia-X verwendet, vor allem did:web.',
    ],
    fr: [
      'La méthode DID n’est pas prise en charge',
      'Le catalogue résout les méthodes qu’emploie Gaia-X, d’abord did:web.',
    ],
  },
  'trust/did-not-found': {
    en: 'The host answered that it has no DID document under that address.',
    de: ['Die DID gibt es nicht', 'Der Host antwortet, dass es unter dieser Adresse kein DID-Dokument gibt.'],
    fr: ['Le DID n’existe pas', 'L’hôte répond qu’il n’a pas de document DID à cette adresse.'],
  },
  'trust/did-document': {
    en: 'The DID document is not JSON of the expected form, or not that of this DID.',
    de: [
      'Das DID-Dokument ist nicht brauchbar',
      'Das DID-Dokument ist kein JSON der erwarteten Form oder nicht das dieser DID.',
    ],
    fr: [
      'Le document DID n’est pas utilisable',
      'Le document DID n’est pas du JSON de la forme attendue, ou n’est pas celui de ce DID.',
    ],
  },
  'trust/private-key-published': {
    en: 'Whoever has read the document can sign in the name of its DID, so no signature by it proves anything any more.',
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
    en: 'The DID document says from when on the key is not to be used; from that moment its signatures do not count.',
    de: [
      'Der Schlüssel wurde widerrufen oder ist abgelaufen',
      'Das DID-Dokument sagt, ab wann der Schlüssel nicht mehr verwendet wird; ab dann zählen seine Signaturen nicht.',
    ],
    fr: [
      'La clé a été révoquée ou a expiré',
      'Le document DID dit à partir de quand la clé ne sert plus ; dès lors, ses signatures ne comptent pas.',
    ],
  },
  'trust/reserved-address': {
    en: 'Hosts on private or reserved addresses are not asked, so that nobody reaches the inside of a network through the catalogue.',
    de: [
      'Der Host liegt auf einer reservierten Adresse',
      'Hosts auf privaten oder reservierten Adressen werden nicht befragt, damit niemand über den Katalog in ein inneres Netz gelangt.',
    ],
    fr: [
      'L’hôte est à une adresse réservée',
      'Les hôtes à des adresses privées ou réservées ne sont pas interrogés, afin que nul n’atteigne un réseau interne par le catalogue.',
    ],
  },
  'trust/host': {
    en: 'Only public host names with a domain are asked.',
    de: ['Der Hostname ist nicht erlaubt', 'Befragt werden nur öffentliche Hostnamen mit einer Domain.'],
    fr: ['Le nom d’hôte n’est pas permis', 'Seuls des noms d’hôte publics avec un domaine sont interrogés.'],
  },
  'trust/unreachable': {
    en: 'The host did not answer in time; the same submission may succeed later.',
    de: [
      'Ein Host, den die Entscheidung braucht, ist nicht erreichbar',
      'Der Host hat nicht rechtzeitig geantwortet; dieselbe Einreichung kann später gelingen.',
    ],
    fr: [
      'Un hôte nécessaire à la décision est injoignable',
      'L’hôte n’a pas répondu à temps ; la même soumission peut réussir plus tard.',
    ],
  },
  'trust/too-many-hosts': {
    en: 'Every host that a key or its certificates come from has to be asked; one submission may lead to a few of them only.',
    de: [
      'Die Einreichung führt zu mehr Hosts, als eine darf',
      'Jeder Host, von dem ein Schlüssel oder seine Zertifikate kommen, muss befragt werden; eine Einreichung darf nur zu wenigen führen.',
    ],
    fr: [
      'La soumission mène à plus d’hôtes qu’il n’est permis',
      'Chaque hôte d’où vient une clé ou ses certificats doit être interrogé ; une soumission ne peut mener qu’à quelques-uns.',
    ],
  },
  'trust/no-chain': {
    en: 'Gaia-X asks for a key whose certificate chain leads to a trust anchor; this one has none.',
    de: [
      'Der Schlüssel hat keine Zertifikatskette',
      'Gaia-X verlangt einen Schlüssel, dessen Zertifikatskette zu einem Vertrauensanker führt; dieser hat keine.',
    ],
    fr: [
      'La clé n’a pas de chaîne de certificats',
      'Gaia-X demande une clé dont la chaîne de certificats mène à une ancre de confiance ; celle-ci n’en a pas.',
    ],
  },
  'trust/chain-malformed': {
    en: 'The chain is not a list of readable X.509 certificates.',
    de: ['Die Zertifikatskette ist nicht lesbar', 'Die Kette ist keine Liste lesbarer X.509-Zertifikate.'],
    fr: ['La chaîne de certificats n’est pas lisible', 'La chaîne n’est pas une liste de certificats X.509 lisibles.'],
  },
  'trust/chain-invalid': {
    en: 'The certificates do not certify each other, or one of them may not be used for that.',
    de: [
      'Die Zertifikatskette ist nicht gültig',
      'Die Zertifikate beglaubigen einander nicht, oder eines darf dafür nicht verwendet werden.',
    ],
    fr: [
      'La chaîne de certificats n’est pas valide',
      'Les certificats ne se certifient pas l’un l’autre, ou l’un d’eux ne peut servir à cela.',
    ],
  },
  'trust/chain-expired': {
    en: 'A certificate counts until its end only; renew it and publish the chain again.',
    de: [
      'Ein Zertifikat der Kette ist abgelaufen',
      'Ein Zertifikat gilt nur bis zu seinem Ende; erneuern Sie es und veröffentlichen Sie die Kette neu.',
    ],
    fr: [
      'Un certificat de la chaîne est échu',
      'Un certificat ne vaut que jusqu’à son terme ; renouvelez-le et publiez la chaîne à nouveau.',
    ],
  },
  'trust/chain-not-yet-valid': {
    en: 'A certificate counts from its begin only.',
    de: ['Ein Zertifikat der Kette gilt noch nicht', 'Ein Zertifikat gilt erst ab seinem Beginn.'],
    fr: ['Un certificat de la chaîne n’est pas encore valide', 'Un certificat ne vaut qu’à partir de son début.'],
  },
  'trust/unknown-anchor': {
    en: 'The chain ends in a root that the operator of this catalogue does not trust.',
    de: [
      'Die Kette endet nicht in einem vertrauten Anker',
      'Die Kette endet in einer Wurzel, der der Betreiber dieses Katalogs nicht vertraut.',
    ],
    fr: [
      'La chaîne ne mène pas à une ancre de confiance',
      'La chaîne mène à une racine que l’exploitant de ce catalogue ne reconnaît pas.',
    ],
  },
  'trust/leaf-mismatch': {
    en: 'The certificate is about another key than the one in the DID document, so it proves nothing about it.',
    de: [
      'Der Schlüssel des Zertifikats ist nicht der des DID-Dokuments',
      'Das Zertifikat betrifft einen anderen Schlüssel als den im DID-Dokument und beweist nichts über ihn.',
    ],
    fr: [
      'La clé du certificat final n’est pas celle du document DID',
      'Le certificat porte sur une autre clé que celle du document DID et ne prouve rien à son sujet.',
    ],
  },
} as const satisfies StageTexts;
