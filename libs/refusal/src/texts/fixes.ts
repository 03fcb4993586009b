import type { Sentence } from './sentence.ts';

/** What to do about it, where no template of the shapes says so. */
export const FIXES: readonly Sentence[] = [
  [
    'Send the credentials in several smaller presentations.',
    'Senden Sie die Credentials in mehreren kleineren Präsentationen.',
    'Envoyez les justificatifs en plusieurs présentations plus petites.',
  ],
  [
    'Nest less deeply: give inner objects an id, and describe them in credentials of their own.',
    'Verschachteln Sie weniger tief: Geben Sie inneren Objekten eine id und beschreiben Sie sie in eigenen Credentials.',
    'Imbriquez moins : donnez un id aux objets internes et décrivez-les dans des justificatifs à part.',
  ],
  [
    'Write it as the W3C data model 2.0 requires, and sign again.',
    'Schreiben Sie es so, wie es das W3C-Datenmodell 2.0 verlangt, und signieren Sie neu.',
    'Écrivez-le comme l’exige le modèle de données 2.0 du W3C, et signez à nouveau.',
  ],
  [
    'State at least one property of the subject in credentialSubject, and sign again.',
    'Geben Sie in credentialSubject mindestens eine Eigenschaft des Subjekts an und signieren Sie neu.',
    'Énoncez au moins une propriété du sujet dans credentialSubject, et signez à nouveau.',
  ],
  [
    'Add the credential of the notary, and refer to it by the id of its credentialSubject.',
    'Fügen Sie das Credential des Notars hinzu und verweisen Sie mit der id seines credentialSubject darauf.',
    'Ajoutez le justificatif du notaire et renvoyez-y par l’id de son credentialSubject.',
  ],
  [
    'Add the credential that describes it to the presentation, or publish it first.',
    'Nehmen Sie das Credential, das es beschreibt, in die Präsentation auf oder veröffentlichen Sie es zuerst.',
    'Ajoutez à la présentation le justificatif qui le décrit, ou publiez-le d’abord.',
  ],
  [
    'Declare the prefix in @context, or leave the member out.',
    'Deklarieren Sie das Präfix in @context oder lassen Sie den Eintrag weg.',
    'Déclarez le préfixe dans @context, ou omettez le membre.',
  ],
  ['Did you mean {}?', 'Meinten Sie {}?', 'Vouliez-vous dire {} ?'],
  [
    'Give nodes an id, or split the credential.',
    'Geben Sie den Objekten eine id oder teilen Sie das Credential auf.',
    'Donnez un id aux objets, ou divisez le justificatif.',
  ],
  [
    'Give the country of each address as an ISO 3166-1 code.',
    'Geben Sie das Land jeder Adresse als Code nach ISO 3166-1 an.',
    'Indiquez le pays de chaque adresse par un code ISO 3166-1.',
  ],
  [
    'Have the registration number attested by a notary that this catalogue trusts.',
    'Lassen Sie die Registrierungsnummer von einem Notar bestätigen, dem dieser Katalog vertraut.',
    'Faites certifier le numéro d’enregistrement par un notaire auquel ce catalogue fait confiance.',
  ],
  [
    'Issue a new credential: one that was superseded or revoked, or has expired, does not come back.',
    'Stellen Sie ein neues Credential aus: ein abgelöstes, widerrufenes oder abgelaufenes wird nicht wieder gültig.',
    'Émettez un nouveau justificatif : s’il a été remplacé, révoqué ou a expiré, l’ancien ne redevient pas valable.',
  ],
  [
    'Issue the new version with a later validFrom.',
    'Stellen Sie die neue Version mit einem späteren validFrom aus.',
    'Émettez la nouvelle version avec un validFrom plus tardif.',
  ],
  [
    'Keep credentials of people in a wallet or an identity provider; this catalogue lists organisations only.',
    'Bewahren Sie Credentials von Personen in einer Wallet oder bei einem Identitätsanbieter auf; dieser Katalog führt nur Organisationen.',
    'Gardez les justificatifs de personnes dans un portefeuille ou chez un fournisseur d’identité ; ce catalogue ne liste que des organisations.',
  ],
  [
    'Leave the inline context out, or declare nothing but those prefixes in it.',
    'Lassen Sie den eigenen Kontext weg oder deklarieren Sie darin nur diese Präfixe.',
    'Omettez le contexte en ligne, ou n’y déclarez que ces préfixes.',
  ],
  [
    'List the key in assertionMethod of the DID document.',
    'Führen Sie den Schlüssel unter assertionMethod des DID-Dokuments auf.',
    'Inscrivez la clé dans assertionMethod du document DID.',
  ],
  [
    'Name only the contexts of the credentials data model and of Gaia-X, on the credential itself.',
    'Nennen Sie nur die Kontexte des Credential-Datenmodells und von Gaia-X, und zwar am Credential selbst.',
    'Ne nommez que les contextes du modèle de données des justificatifs et de Gaia-X, sur le justificatif lui-même.',
  ],
  [
    'Name the context that defines {} in @context, or declare the prefix there.',
    'Nennen Sie in @context den Kontext, der {} definiert, oder deklarieren Sie dort das Präfix.',
    'Nommez dans @context le contexte qui définit {}, ou déclarez-y le préfixe.',
  ],
  [
    'Only the issuer can revoke a credential.',
    'Nur der Aussteller kann ein Credential widerrufen.',
    'Seul l’émetteur peut révoquer un justificatif.',
  ],
  [
    'Publish the credential without credentialStatus, or to a catalogue under policy lab.',
    'Veröffentlichen Sie das Credential ohne credentialStatus oder in einem Katalog mit der Richtlinie lab.',
    'Publiez le justificatif sans credentialStatus, ou dans un catalogue sous la politique lab.',
  ],
  [
    'Publish the participant first, or add its credentials to the presentation; refer to it by the id of its credentialSubject.',
    'Veröffentlichen Sie den Teilnehmer zuerst oder nehmen Sie seine Credentials in die Präsentation auf; verweisen Sie mit der id seines credentialSubject auf ihn.',
    'Publiez d’abord le participant, ou ajoutez ses justificatifs à la présentation ; renvoyez-y par l’id de son credentialSubject.',
  ],
  [
    'Put the members of {} into the payload.',
    'Schreiben Sie die Einträge von {} direkt in die Nutzlast.',
    'Placez les membres de {} dans la charge utile.',
  ],
  [
    'Send it with Content-Type: {}, or sign it with typ {}.',
    'Senden Sie es mit Content-Type: {} oder signieren Sie es mit typ {}.',
    'Envoyez-le avec Content-Type: {}, ou signez-le avec typ {}.',
  ],
  [
    'Send the compact JWS as it is, with Content-Type: application/vp+jwt or application/vc+jwt.',
    'Senden Sie das kompakte JWS unverändert, mit Content-Type: application/vp+jwt oder application/vc+jwt.',
    'Envoyez le JWS compact tel quel, avec Content-Type: application/vp+jwt ou application/vc+jwt.',
  ],
  [
    'Send the same bytes again later.',
    'Senden Sie dieselben Bytes später noch einmal.',
    'Renvoyez les mêmes octets plus tard.',
  ],
  [
    'Serve the chain that was issued for this key.',
    'Liefern Sie die Kette aus, die für diesen Schlüssel ausgestellt wurde.',
    'Publiez la chaîne de certificats émise pour cette clé.',
  ],
  [
    'Rotate the key: publish a new one without private members, remove the old one, and sign again.',
    'Tauschen Sie den Schlüssel aus: Veröffentlichen Sie einen neuen ohne private Einträge, entfernen Sie den alten und signieren Sie neu.',
    'Changez la clé : publiez-en une nouvelle sans membres privés, retirez l’ancienne, et signez à nouveau.',
  ],
  [
    'Sign with a key of the DID document that is in use.',
    'Signieren Sie mit einem Schlüssel des DID-Dokuments, der in Gebrauch ist.',
    'Signez avec une clé du document DID qui est en service.',
  ],
  ['Set cty to {}.', 'Setzen Sie cty auf {}.', 'Donnez à cty la valeur {}.'],
  ['Set typ to {}.', 'Setzen Sie typ auf {}.', 'Donnez à typ la valeur {}.'],
  [
    'Sign a credential of type gx:Issuer with the hash of the terms and conditions and add it to the presentation.',
    'Signieren Sie ein Credential vom Typ gx:Issuer mit dem Hash der Nutzungsbedingungen und nehmen Sie es in die Präsentation auf.',
    'Signez un justificatif de type gx:Issuer avec l’empreinte des conditions générales, et ajoutez-le à la présentation.',
  ],
  [
    'Sign the credential and put it in as an EnvelopedVerifiableCredential.',
    'Signieren Sie das Credential und nehmen Sie es als EnvelopedVerifiableCredential auf.',
    'Signez le justificatif et insérez-le comme EnvelopedVerifiableCredential.',
  ],
  [
    'Split the presentation, or make the credentials smaller.',
    'Teilen Sie die Präsentation auf oder verkleinern Sie die Credentials.',
    'Divisez la présentation, ou réduisez les justificatifs.',
  ],
  [
    'Submit the compact JWS alone, without quotes, line breaks or a scheme in front.',
    'Reichen Sie nur das kompakte JWS ein, ohne Anführungszeichen, Zeilenumbrüche oder ein Schema davor.',
    'Soumettez le JWS compact seul, sans guillemets, sauts de ligne ni schéma devant.',
  ],
  [
    'Submit the compact JWS alone: no line end after it, no quotes, no scheme in front (from a file: tr -d "\\n").',
    'Reichen Sie nur das kompakte JWS ein: kein Zeilenende danach, keine Anführungszeichen, kein Schema davor (aus einer Datei: tr -d "\\n").',
    'Soumettez le JWS compact seul : ni fin de ligne après, ni guillemets, ni schéma devant (depuis un fichier : tr -d "\\n").',
  ],
  [
    'Use the endCursor or startCursor of a page.',
    'Verwenden Sie endCursor oder startCursor einer Seite.',
    'Employez endCursor ou startCursor d’une page.',
  ],
  [
    'The issuer of an offering is the issuer of its provider: sign with the key of the provider.',
    'Der Aussteller eines Angebots ist der Aussteller seines Anbieters: Signieren Sie mit dem Schlüssel des Anbieters.',
    'L’émetteur d’une offre est l’émetteur de son fournisseur : signez avec la clé du fournisseur.',
  ],
  [
    'Use a new Idempotency-Key for another body.',
    'Verwenden Sie für einen anderen Inhalt einen neuen Idempotency-Key.',
    'Employez un nouvel Idempotency-Key pour un autre corps.',
  ],
  [
    'Use a term that the release defines, or leave the member out.',
    'Verwenden Sie einen Begriff, den das Release definiert, oder lassen Sie den Eintrag weg.',
    'Employez un terme que définit la version de Gaia-X, ou omettez le membre.',
  ],
  [
    'Use the SHA-256 hash of a version of the terms and conditions that this catalogue accepts.',
    'Verwenden Sie den SHA-256-Hash einer Version der Nutzungsbedingungen, die dieser Katalog anerkennt.',
    'Employez l’empreinte SHA-256 d’une version des conditions générales que ce catalogue accepte.',
  ],
  [
    'Ask the operator of this catalogue to name the terms and conditions that it accepts.',
    'Bitten Sie den Betreiber dieses Katalogs, die Nutzungsbedingungen zu nennen, die er anerkennt.',
    'Demandez à l’exploitant de ce catalogue de nommer les conditions générales qu’il accepte.',
  ],
  [
    'Wait for the answer, or ask again later.',
    'Warten Sie die Antwort ab oder fragen Sie später noch einmal.',
    'Attendez la réponse, ou renvoyez la requête plus tard.',
  ],
  [
    'Wait {} s; accepted submissions are never throttled.',
    'Warten Sie {} s; angenommene Einreichungen werden nie gedrosselt.',
    'Attendez {} s ; les soumissions acceptées ne sont jamais freinées.',
  ],
  [
    'Write a word to search for, without a minus sign before it; leave the query out to see everything.',
    'Schreiben Sie ein Suchwort ohne Minuszeichen davor; ohne Suchanfrage sehen Sie alles.',
    'Écrivez un mot à chercher, sans signe moins devant ; sans recherche, vous voyez tout.',
  ],
  ['Remove the character from the text.', 'Entfernen Sie das Zeichen aus dem Text.', 'Retirez ce caractère du texte.'],
  [
    'Write the identifier in full and percent-encode what is not ASCII.',
    'Schreiben Sie die Kennung vollständig und kodieren Sie Nicht-ASCII-Zeichen in Prozentkodierung.',
    'Écrivez l’identifiant en entier, et encodez avec % les caractères non ASCII.',
  ],
  ['Write {}.', 'Schreiben Sie {}.', 'Écrivez {}.'],
];
