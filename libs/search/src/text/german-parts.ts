/**
 * German words of health and of data that compounds are made of (`compound-parts.ts`), folded, as they stand in a compound
 * without the letters that link them; forms with another vowel beside the plain one. What is not wholly made of these is one
 * word, and so is what is listed itself (`krankenhaus` is not looked for by `haus`).
 */
export const GERMAN_PARTS: readonly string[] = words(`
abrechnung abruf abschluss abteilung akte aktivität akut alarm allergie alter ambulant ambulanz amt ämter analyse
analytik anamnese anästhesie anbieter anforderung anfrage angebot angst anlage anonymisierung antikörper antrag
anträge anwender anwendung apotheke apotheker arbeit architektur archiv arterie arznei arzneimittel arzt ärzte asthma
atem atemweg atlas attest aufenthalt aufklärung aufnahme auftrag aufträge auge ausbildung ausgabe auskunft ausschuss
austausch ausweis auswertung autoimmun
bakterie bank basis bauch beatmung bedarf bedingung befragung befund begleitung begutachtung behandler behandlung
behinderung behörde beirat benutzer beobachtung beratung bereich bereitstellung bericht beruf beschreibung beschwerde
besuch betreuung betrieb betroffene bevölkerung bewegung bewertung beziehung bezirk bibliothek bild bildgebung blut
board brief brust bund bundes bündnis
chirurgie chronik cloud cluster code codierung computer controlling
darm datei daten definition demenz depression dermatologie diabetes diabetiker diagnose diagnostik dialyse diät dienst
dienstleister dienstleistung digital digitalisierung dokument dokumentation dosierung dosis drogen druck durchblutung
einrichtung einsatz einwilligung eltern empfänger empfehlung endoskopie energie entlass entlassung entnahme
entscheidung entwicklung entzündung epidemie epidemiologie ereignis ereignisse erfahrung erfassung ergebnis ergebnisse
erhebung erkrankung ernährung ersatz erstellung evaluation experten export
fach fachkraft faktor fall fälle familie fehler fett fieber finanz finanzierung förderung forscher forschung
fortbildung frage fragebogen frauen freigabe früh führung funktion fusion
galle geburt geburten gefahr gefäss gehirn gelenk gemeinde gemeinschaft genehmigung genetik genom gerät geräte
gesellschaft gesetz gesundheit gewebe gewicht grad grenze grippe grund gruppe gutachten güte gynäkologie
haft halter handbuch handlung haus häuser haut hebamme heil heilung heim herz hilfe hilfsmittel hirn hochschule hormon
hygiene
identifikation identität immun impf impfung implantat implantate import indikation indikator industrie infarkt
infektion informatik information infrastruktur innovation institut institution insuffizienz insulin integration
intensiv internet interoperabilität interview inzidenz
jahr jahre jugend
kammer kanal karte kartei kasse katalog kataster katheter kennung kennzahl kette kind kinder klasse klassifikation
klassifizierung klima klinik kliniken klinikum knochen knoten kodierung kohorte komitee kommission kommunikation
komplikation konferenz konsortium kontakt kontroll kontrolle konzept kooperation koordination kopf körper kosten kraft
kranken krankenhaus krankenhäuser krankenkasse krankheit krebs kreis kreislauf krise kunde kunden kurs kurve kurven
kurz
labor laboratorium land länder langzeit last laufzeit leben leber lehrbuch lehre leistung leistungserbringer leitfaden
leitlinie leitung lernen lexikon licht liefer lieferant lieferung linie liste literatur lizenz logistik lösung lunge
magen magnet mammographie management marker markt maschine maske massnahme material matrix medien medikament
medikation medizin mediziner meldewesen meldung mensch menschen merkmal messung methode methodik migräne ministerium
mitarbeiter mitglied mittel mittelalter mobil mobilität modell modul monitor monitoring mortalität muskel mutter
mütter
nachfrage nachricht nachsorge nachweis narkose nasen nerven netz netzwerk neurologie niere norm normen notaufnahme
notfall notfälle nummer nutzen nutzer nutzung
objekt ökonomie ökosystem onkologie online operation optik ordnung organ organisation orthopädie
pädiatrie paket palliativ partner patent patient patienten person personal pflege pfleger phänotyp pilot plan pläne
planer planung plattform portal post praktiker präparat prävention praxis preis probe problem produkt produktion
prognose programm projekt prostata protein protokoll prozess prüfer prüfung psyche psychiatrie psychologie
qualität quelle quellen quote
radiologie rahmen raten rauch raum räume reaktion rechen rechner rechnung recht rechte referenz reform regel regeln
regelung region register registrierung rehabilitation reihe rente repository resistenz ressource rettung rezept rheuma
richtlinie risiken risiko roboter rolle rollen röntgen rücken rückmeldung
sammlung satz sätze säugling schaden schäden schema schicht schilddrüse schlaf schlaganfall schlüssel schmerz
schnittstelle schuld schule schulung schutz schwangerschaft schwelle schwester sehen sekretariat selbsthilfe semantik
senioren sensor sensoren sequenz sequenzierung serie server service sicherheit sicherung signal signatur simulation
software sorge sozial speicher speicherung spende spender spezialist spiegel spital spitäler spitzen sport sprach
sprache sprechstunde stadt städte stamm standard standort station stationär statistik stätte status stelle sterbe
sterblichkeit steuerung stiftung stoff stoffe stoffwechsel strahlen strahlung strategie strom struktur studie studien
studium stufe stunden substanz suche sucht symptom syndrom synthese system
tabelle tablette tagebuch tages technik technologie teilnehmer telefon telematik test text therapeut therapie
thrombose tier tiere tochter tod todes tomographie tool träger transfer transfusion transparenz transplantation
transport trauma trends treuhand treuhänder tumor typen
übermittlung übertragung umfrage umgebung umsetzung umwelt unfall unfälle universität unterlagen unternehmen
unterricht unterstützung untersuchung urin ursache
variable vene verarbeitung verband verbände verbesserung verbindung verbrauch verbund verein vereinbarung verfahren
verfügbarkeit vergabe vergleich verhalten verkehr verknüpfung verlauf verläufe vermittlung vernetzung verordnung
versicherte versicherung versorger versorgung verteilung vertrag verträge vertrauen verwaltung verwendung verzeichnis
verzeichnisse video viren virus vital vitamin volumen vorhaben vorhersage vorsorge
wasser wechsel werkzeug wert werte wesen wetter wirkstoff wirkung wirtschaft wissen wissenschaft wissenschaftler woche
wochen wohnort wunde
zahl zahlen zahlung zahn zeichen zeit zelle zentral zentren zentrum zertifikat zertifizierung ziel ziele zucker zugang
zugänge zugriff zulassung zuordnung zustand zustände zustimmung zweck zyklus
health care data science research`);

/** What may stand before the first part; by itself it is none. */
export const GERMAN_BEGINNINGS: readonly string[] = words(`
e gen bio roh tele neuro kardio onko patho mikro makro meta mega multi poly psycho nano immuno hämo haupt mit vor nach gesamt
erst grund neben unter zwischen`);

/** Letters between two parts. */
export const GERMAN_LINKS: readonly string[] = ['', 's', 'n', 'en', 'es', 'er', 'ns'];

/** Letters after the last part, which is declined. */
export const GERMAN_ENDINGS: readonly string[] = ['', 's', 'n', 'e', 'en', 'es', 'er', 'ern', 'nen'];

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
