import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../test/support/shared.ts';
import { checkFile, checkText } from './check.ts';
import { classView } from './class-view.ts';
import { diffReleases, diffText } from './diff.ts';
import { listReleases } from './list.ts';
import { compiledOf, openRelease, type Compiled } from './releases.ts';
import { findClass, showClass, showText } from './show.ts';

const GX = 'https://w3id.org/gaia-x/development#';
const current = openRelease();

/** A participant that says its address in a country that does not exist, on line 15. */
const PARTICIPANT = `{
  "@context": [
    "https://www.w3.org/ns/credentials/v2",
    "${GX}", { "schema": "https://schema.org/" }
  ],
  "type": ["VerifiableCredential", "gx:LegalPerson"],
  "id": "https://a.example/credentials/participant",
  "issuer": "did:web:a.example",
  "credentialSubject": {
    "id": "https://a.example/participant",
    "schema:name": "A",
    "gx:registrationNumber": { "type": "gx:LeiCode", "schema:leiCode": "5299001ABCDEFGHIJK12" },
    "gx:legalAddress": {
      "type": "gx:Address",
      "gx:countryCode": "XX"
    },
    "gx:headquartersAddress": { "type": "gx:Address", "gx:countryCode": "LU" }
  }
}`;

describe('npm run shapes', () => {
  let folder: string;
  const written = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cadastre-shapes-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('list: every release with what it holds', () => {
    const lines = listReleases();
    expect(lines.find(({ name }) => name === 'loire-25.11')).toMatchObject({
      version: '25.11',
      date: '2026-02-06',
      digest: current.release.digest,
      classes: 166,
      paths: 357,
    });
    expect(lines.map(({ name }) => name)).toContain('loire-2.2.1');
  });

  it('show: a class with its super-classes, and what they ask for', () => {
    const view = showClass('LegalPerson', current, 'fr');
    expect(view).toMatchObject({ class: 'gx:LegalPerson', name: 'personne morale', closed: true });
    expect(view.superClasses).toEqual([`${GX}Participant`, `${GX}GaiaXEntity`]);
    const address = view.properties.find(({ path }) => path === 'gx:legalAddress');
    expect(address).toMatchObject({ name: 'adresse du siège social', min: 1, max: 1 });
    expect(address?.constraints.map(({ text }) => text)).toContain('adresse (gx:Address)');
    const text = showText(view, current, 'fr');
    expect(text).toContain('est aussi: participant (gx:Participant)');
    expect(text.indexOf('gx:legalAddress')).toBeLessThan(text.indexOf('facultatif'));
    expect(text.indexOf('schema:name')).toBeGreaterThan(text.indexOf('facultatif'));
  });

  it('show: all classes of the release in all languages', () => {
    for (const iri of current.shapes.targets.classes.keys())
      for (const language of ['en', 'de', 'fr'] as const) {
        const view = classView(iri, current, { language, inherited: true });
        expect(view === undefined ? '' : showText(view, current, language)).toMatch(/\(\w+:\w+\), loire-25\.11\n/);
      }
  });

  it.each(['gx:LegalPerson', 'legalperson', `${GX}LegalPerson`, 'Juristische Person', 'personne morale'])(
    'show: knows a class as %s',
    (word) => expect(findClass(word, current.release)).toBe(`${GX}LegalPerson`),
  );

  it.each([
    ['LegalPersn', 'gx:LegalPerson'],
    ['gx:ServiceOfering', 'gx:ServiceOffering'],
    ['Rechnezentrum', 'gx:Datacenter'],
  ])('show: %s is not there, %s is near', (word, near) => {
    expect(() => findClass(word, current.release)).toThrow(`Did you mean ${near}`);
  });

  it('diff: nothing between a release and itself', () => {
    const none = diffReleases(current, openRelease('25.11'));
    expect(diffText(none)).toBe('loire-25.11 and loire-25.11 have the same constraints.');
  });

  it('diff: what 2.2.1 says otherwise, each change once', () => {
    const differences = diffReleases(current, openRelease('2.2.1'));
    expect(differences).toMatchObject({
      classesAdded: ['gx:ComplianceCredential'],
      classesRemoved: ['gx:Consent'],
      propertiesAdded: ['gx:waterUsageEffectivenessValue', 'rdfs:label'],
    });
    const url = differences.changes.filter(({ path }) => path === 'gx:url');
    expect(url.map(({ change }) => change)).toEqual(['− xsd:anyURI; − plain value; + reference by IRI']);
    expect(url[0]?.classes).toHaveLength(32);
    // What is one way round an addition is a removal the other way round.
    const back = diffReleases(openRelease('2.2.1'), current);
    expect(back.classesRemoved).toEqual(differences.classesAdded);
    expect(back.changes).toHaveLength(differences.changes.length);
  });

  it('diff: compares what constraints ask for, not how they are written', () => {
    const compiled = (change: (turtle: string) => string): Compiled => {
      const shapes = new Map([...current.release.shapes].map(([name, turtle]) => [name, change(turtle)]));
      return compiledOf({ ...current.release, shapes });
    };
    const reordered = compiled((turtle) =>
      turtle.replaceAll(' ; sh:nodeKind sh:Literal ; sh:minCount 1', ' ; sh:minCount 1 ; sh:nodeKind sh:Literal'),
    );
    expect(diffReleases(current, reordered).changes).toEqual([]);
    const loosened = compiled((turtle) =>
      turtle.replace('sh:path gx:vatID ; sh:datatype xsd:string', 'sh:path gx:vatID'),
    );
    expect(diffReleases(current, loosened).changes).toEqual([
      { path: 'gx:vatID', change: '− xsd:string', classes: ['gx:VatID'] },
    ]);
  });

  it('check: names the place of a fault in the file', async () => {
    const file = written('participant.json', PARTICIPANT);
    const checked = await checkFile(file, current, 'en');
    expect(checked.conforms).toBe(false);
    expect(checked.findings[0]).toMatchObject({ place: `${file}:15` });
    expect(checkText(checked, 'de')).toContain(`${file}:15: error shapes/`);
    const mended = written('mended.json', PARTICIPANT.replace('"XX"', '"DE"'));
    expect((await checkFile(mended, current, 'en')).conforms).toBe(true);
  });

  it('check: a presentation, embedded or enveloped, and where in it', async () => {
    const token = `eyJhbGciOiJFUzI1NiJ9.${Buffer.from(PARTICIPANT).toString('base64url')}.AAAA`;
    const enveloped = { type: 'EnvelopedVerifiableCredential', id: `data:application/vc+jwt,${token}` };
    const presentation = {
      type: ['VerifiablePresentation'],
      verifiableCredential: [JSON.parse(PARTICIPANT), enveloped],
    };
    const file = written('presentation.json', JSON.stringify(presentation, null, 2));
    const places = (await checkFile(file, current, 'en')).findings.map(({ place }) => place);
    expect(places).toContain(
      `${file}:${String(
        JSON.stringify(presentation, null, 2)
          .split('\n')
          .findIndex((l) => l.includes('"XX"')) + 1,
      )}`,
    );
    expect(places.some((place) => place.startsWith(`${file} (decoded payload`) && place.endsWith(':15'))).toBe(true);
  });

  it('check: Turtle', async () => {
    const turtle = `<https://a.example/v> a <${GX}VatID> .`;
    const { conforms, findings } = await checkFile(written('vat.ttl', turtle), current, 'en');
    expect(conforms).toBe(false);
    expect(findings[0]?.finding.path?.shaclPath).toBe('gx:vatID');
  });

  it.each([
    ['list.json', '[1, 2]', 'neither a credential nor Turtle'],
    ['other.json', '{"type": "Other"}', 'neither VerifiableCredential nor'],
  ])('check: says that %s is nothing it can judge', async (name, text, said) => {
    await expect(checkFile(written(name, text), current, 'en')).rejects.toThrow(said);
  });

  it('check: what cannot be read is told as findings', async () => {
    const { conforms, findings } = await checkFile(written('twice.json', '{"type": 1, "type": 2}'), current, 'en');
    expect(conforms).toBe(false);
    expect(findings[0]?.finding.code).toBe('credential/duplicate-member');
  });

  const run = (...args: readonly string[]) =>
    new Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }>((resolve) => {
      execFile(
        process.execPath,
        [join(ROOT, 'tools', 'shapes.mjs'), ...args],
        // As npm says it; the one that runs these tests has said another.
        { cwd: folder, env: { ...process.env, INIT_CWD: folder } },
        (error, stdout, stderr) => {
          resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
        },
      );
    });

  it('ends with 0, 1 or 2, and finds files from where it was called', async () => {
    written('bad.json', PARTICIPANT);
    written('good.json', PARTICIPANT.replace('"XX"', '"FR"'));
    const [bad, good, none, help] = await Promise.all([
      run('check', 'bad.json', '--json', '--language', 'fr'),
      run('check', 'good.json', '--release', '25.11', '--language', 'en'),
      run('show', 'LegalPersn'),
      run('--help'),
    ]);
    expect(bad?.code).toBe(1);
    expect((JSON.parse(bad?.stdout ?? '') as { note: string }).note).toContain("n'ont pas été vérifiées");
    expect([good?.code, good?.stdout]).toEqual([
      0,
      'good.json conforms to loire-25.11. Signatures, keys, dates and Gaia-X rules were not checked.\n',
    ]);
    expect([none?.code, none?.stdout, none?.stderr.includes('Did you mean gx:LegalPerson?')]).toEqual([2, '', true]);
    expect([help?.code, help?.stdout]).toEqual([0, expect.stringContaining('NO signature')]);
  }, 60_000);
});
