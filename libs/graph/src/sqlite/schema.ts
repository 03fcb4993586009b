import type Database from 'better-sqlite3';
import type { MigrationProgress } from '../migration-progress.ts';
import { sealLog } from './leaf-migration.ts';

/** Tables of the embedded store (graph.md §6). Texts that never change stand apart, so that ending a credential rewrites a short row. */
export const SCHEMA = `
CREATE TABLE IF NOT EXISTS decision (
  id INTEGER PRIMARY KEY, presentation TEXT NOT NULL, at TEXT NOT NULL, policy TEXT NOT NULL, outcome TEXT NOT NULL,
  level TEXT, record TEXT NOT NULL, digest TEXT NOT NULL, attestation TEXT, attestation_digest TEXT, admitted TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS decision_presentation ON decision(presentation);
CREATE INDEX IF NOT EXISTS decision_attestation ON decision(attestation_digest) WHERE attestation_digest IS NOT NULL;
CREATE TABLE IF NOT EXISTS evidence (
  digest TEXT PRIMARY KEY, kind TEXT NOT NULL, url TEXT NOT NULL, bytes TEXT NOT NULL, time TEXT NOT NULL);

CREATE TABLE IF NOT EXISTS credential (
  seq INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, id TEXT NOT NULL, issuer TEXT NOT NULL, subject TEXT NOT NULL,
  type TEXT NOT NULL, class_key TEXT NOT NULL, valid_from TEXT NOT NULL, valid_until TEXT, due INTEGER,
  anchor TEXT, chain_until TEXT, status TEXT NOT NULL, until INTEGER, decision INTEGER NOT NULL REFERENCES decision(id));
CREATE UNIQUE INDEX IF NOT EXISTS credential_a ON credential(id, issuer) WHERE status = 'active';
CREATE UNIQUE INDEX IF NOT EXISTS credential_b ON credential(subject, issuer, class_key) WHERE status = 'active';
CREATE INDEX IF NOT EXISTS credential_due ON credential(due) WHERE status = 'active' AND due IS NOT NULL;
CREATE INDEX IF NOT EXISTS credential_subject ON credential(subject, seq);
CREATE TABLE IF NOT EXISTS ended_subject (iri TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (iri, seq)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS credential_text (seq INTEGER PRIMARY KEY, raw TEXT NOT NULL, statements TEXT NOT NULL);

CREATE TABLE IF NOT EXISTS entity (id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS fragment (
  id INTEGER PRIMARY KEY, credential INTEGER NOT NULL REFERENCES credential(seq), entity INTEGER NOT NULL REFERENCES entity(id),
  listed INTEGER NOT NULL, body TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS fragment_credential ON fragment(credential);
CREATE INDEX IF NOT EXISTS fragment_speaker ON fragment(entity, listed, credential);
CREATE TABLE IF NOT EXISTS edge (
  fragment INTEGER NOT NULL, predicate TEXT NOT NULL, target INTEGER NOT NULL, PRIMARY KEY (fragment, predicate, target)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS edge_target ON edge(target, predicate);
CREATE TABLE IF NOT EXISTS label (
  issuer TEXT NOT NULL, label TEXT NOT NULL, credential INTEGER NOT NULL, PRIMARY KEY (issuer, label, credential)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS label_credential ON label(credential);
CREATE TABLE IF NOT EXISTS owner (iri TEXT PRIMARY KEY, did TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS known_issuer (did TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS log_entry (
  seq INTEGER PRIMARY KEY, time TEXT NOT NULL, kind TEXT NOT NULL, digest TEXT NOT NULL, subjects TEXT NOT NULL, leaf TEXT NOT NULL,
  commitment TEXT NOT NULL, salt TEXT, record TEXT);
CREATE TABLE IF NOT EXISTS log_head (id INTEGER PRIMARY KEY CHECK (id = 0), size INTEGER NOT NULL);
INSERT OR IGNORE INTO log_head VALUES (0, 0);

CREATE TABLE IF NOT EXISTS identity (id INTEGER PRIMARY KEY CHECK (id = 0), did TEXT NOT NULL, fingerprint TEXT NOT NULL);

CREATE TABLE IF NOT EXISTS answer (
  key TEXT PRIMARY KEY, body TEXT NOT NULL, status INTEGER NOT NULL, answer TEXT NOT NULL, content_type TEXT NOT NULL,
  expires TEXT NOT NULL, expires_ms INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS answer_expires ON answer(expires_ms);
CREATE TABLE IF NOT EXISTS token (jti TEXT PRIMARY KEY, expires_ms INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS token_expires ON token(expires_ms);

CREATE TABLE IF NOT EXISTS refusal (
  digest TEXT PRIMARY KEY, at TEXT NOT NULL, at_ms INTEGER NOT NULL, codes TEXT NOT NULL, iris TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS refusal_age ON refusal(at_ms, digest);
CREATE TABLE IF NOT EXISTS refusal_iri (
  iri TEXT NOT NULL, at_ms INTEGER NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (iri, at_ms, digest)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS refusal_iri_digest ON refusal_iri(digest);
`;

/** Layout version, kept in `PRAGMA user_version`. */
export const SCHEMA_VERSION = 6;

/** From one layout to the next, before `SCHEMA` adds what is new; the first one leads to layout 2. */
export const MIGRATIONS: readonly (string | ((db: Database.Database, progress: MigrationProgress) => void))[] = [
  // The anchor of each chain stands in the report of the decision since the first release.
  `ALTER TABLE credential ADD COLUMN anchor TEXT;
  UPDATE credential SET anchor = (
    SELECT chain.value ->> 'anchor' FROM decision d, json_each(d.report, '$.chains') chain
    WHERE d.id = credential.decision AND chain.value ->> 'digest' = credential.digest);`,
  `CREATE TABLE IF NOT EXISTS known_issuer (did TEXT PRIMARY KEY) WITHOUT ROWID;
  INSERT OR IGNORE INTO known_issuer SELECT DISTINCT issuer FROM credential;`,
  // The log says which subjects a credential described.
  `CREATE TABLE IF NOT EXISTS ended_subject (iri TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (iri, seq)) WITHOUT ROWID;
  INSERT OR IGNORE INTO ended_subject SELECT subject.value, c.seq
    FROM credential c JOIN log_entry l ON l.seq = c.seq, json_each(l.subjects) subject WHERE c.status <> 'active';
  DROP INDEX IF EXISTS credential_ended;`,
  'ALTER TABLE credential ADD COLUMN chain_until TEXT;',
  sealLog,
];
