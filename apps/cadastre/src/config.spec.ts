import { describe, expect, it } from '@jest/globals';
import { resolve } from 'node:path';
import { ConfigError, loadConfig } from './config.ts';
import { usage } from './usage.ts';
import { Settings, SETTINGS } from './settings.ts';

function causesOf(environment: Record<string, string>): readonly string[] {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.causes;
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  it('has a default for everything', () => {
    expect(loadConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://127.0.0.1:3000',
      sides: 'both',
      data: resolve('data'),
      trust: resolve('data/trust'),
      policy: 'strict',
      sample: 'none',
      identity: resolve('data/identity'),
      refusalLimit: 60,
      cors: '*',
    });
  });

  it('takes what is set, and an empty value as not set', () => {
    const config = loadConfig({
      HOST: '::',
      PORT: '8080',
      CADASTRE_DATA: '/srv/cadastre',
      CADASTRE_POLICY: 'lab',
      CADASTRE_REFUSAL_LIMIT: '0',
      CADASTRE_SAMPLE: '',
      NEO4J_URI: 'neo4j://localhost:7687',
      NEO4J_PASSWORD: 'secret',
    });
    expect(config).toMatchObject({
      publicUrl: 'http://localhost:8080',
      trust: '/srv/cadastre/trust',
      policy: 'lab',
      sample: 'none',
      refusalLimit: 0,
      neo4j: { uri: 'neo4j://localhost:7687', user: 'neo4j', password: 'secret', database: 'neo4j' },
    });
    expect(loadConfig({ CADASTRE_CORS: 'off' }).cors).toEqual([]);
    expect(loadConfig({ CADASTRE_CORS: 'https://App.example.org:443, http://localhost:5173/' }).cors).toEqual([
      'https://app.example.org',
      'http://localhost:5173',
    ]);
    expect(loadConfig({ CADASTRE_PUBLIC_URL: 'https://catalogue.example.org/' }).publicUrl).toBe(
      'https://catalogue.example.org',
    );
  });

  it('names the nearest setting for an unknown one', () => {
    expect(causesOf({ CADASTRE_POLCY: 'lab' })).toEqual([
      'CADASTRE_POLCY is not a setting; did you mean CADASTRE_POLICY?',
    ]);
    expect(causesOf({ CADASTRE_TRUSTED: 'x' })).toEqual([
      'CADASTRE_TRUSTED is not a setting; did you mean CADASTRE_TRUST?',
    ]);
  });

  it.each([
    ['NEO4J_URL', 'NEO4J_URI'],
    ['NEO4J_UR', 'NEO4J_URI'],
    ['NEO4JURI', 'NEO4J_URI'],
    ['neo4j_uri', 'NEO4J_URI'],
    ['NEO4J_BOLT_URL', 'NEO4J_URI'],
    ['NEO4J_USERNAME', 'NEO4J_USER'],
    ['NEO4J_PASSWD', 'NEO4J_PASSWORD'],
    ['NEO4J_PASS', 'NEO4J_PASSWORD'],
    ['NEO4J_DB', 'NEO4J_DATABASE'],
    ['cadastre_trust', 'CADASTRE_TRUST'],
    ['CADASTER_DATA', 'CADASTRE_DATA'],
    ['CADASTREDATA', 'CADASTRE_DATA'],
  ])('does not take another store or folder in silence for %s', (name, meant) => {
    expect(causesOf({ [name]: 'x' })).toEqual([`${name} is not a setting; did you mean ${meant}?`]);
  });

  it('leaves alone what belongs to others', () => {
    const others = ['NEO4J_AUTH', 'NEO4J_HOME', 'NEO4J_EDITION', 'NEO4J_PORT', 'NEO4J_dbms_memory_heap_max__size'];
    const names = [...others, 'NEO4J_SERVICE_HOST', 'NEO4J_PORT_7687_TCP', 'DATA', 'PATH', 'HOSTNAME', 'NODE_ENV'];
    expect(causesOf(Object.fromEntries(names.map((name) => [name, 'x'])))).toEqual([]);
  });

  it.each([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['HOST', 'a b'],
    ['CADASTRE_PUBLIC_URL', 'catalogue.example.org'],
    ['CADASTRE_PUBLIC_URL', 'ftp://catalogue.example.org'],
    ['CADASTRE_PUBLIC_URL', 'https://a.example/?x=1'],
    ['CADASTRE_POLICY', 'loose'],
    ['CADASTRE_SAMPLE', 'all'],
    ['CADASTRE_SIDES', 'registry'],
    ['CADASTRE_CORS', 'on'],
    ['CADASTRE_CORS', '*, https://a.example'],
    ['CADASTRE_CORS', 'https://*.example.org'],
    ['CADASTRE_CORS', 'https://a.example:99999'],
    ['CADASTRE_CORS', 'https://a.example/path'],
    ['CADASTRE_CORS', 'null'],
    ['CADASTRE_REGISTRY_URL', 'registry.example.org'],
    ['CADASTRE_REFUSAL_LIMIT', '-1'],
    ['NEO4J_URI', 'http://localhost:7474'],
  ])('refuses %s=%s with one line', (name, value) => {
    const causes = causesOf({ [name]: value, NEO4J_PASSWORD: 'x' });
    expect(causes).toHaveLength(1);
    expect(causes[0]).toContain(name);
  });

  it('tells every cause at once, and no password', () => {
    const causes = causesOf({ PORT: 'x', CADASTRE_POLICY: 'x', CADASTRE_X: '1', NEO4J_URI: 'bolt://h:1' });
    expect(causes).toHaveLength(4);
    expect(causes.join('\n')).toContain('NEO4J_PASSWORD is needed with NEO4J_URI');
  });

  it('takes the read side alone on a Neo4j only, and with nothing to publish', () => {
    const neo4j = { NEO4J_URI: 'neo4j://localhost:7687', NEO4J_PASSWORD: 'secret' };
    const replica = { CADASTRE_SIDES: 'catalogue', CADASTRE_REGISTRY_URL: 'https://registry.example.org/' };
    expect(loadConfig({ ...replica, ...neo4j })).toMatchObject({
      sides: 'catalogue',
      registryUrl: 'https://registry.example.org',
    });
    expect(causesOf(replica)).toEqual([expect.stringContaining('CADASTRE_SIDES=catalogue needs NEO4J_URI')]);
    expect(causesOf({ ...replica, ...neo4j, CADASTRE_SAMPLE: 'health' })).toEqual([
      expect.stringContaining('CADASTRE_SAMPLE=health'),
    ]);
  });

  it('explains every setting in --help', () => {
    expect(SETTINGS.map(([name]) => name).sort()).toEqual(Object.keys({ ...new Settings(), ...OPTIONAL }).sort());
    for (const [name] of SETTINGS) expect(usage()).toContain(`  ${name} `);
  });
});

const OPTIONAL = {
  CADASTRE_PUBLIC_URL: 0,
  CADASTRE_REGISTRY_URL: 0,
  CADASTRE_TRUST: 0,
  CADASTRE_IDENTITY: 0,
  NEO4J_URI: 0,
  NEO4J_PASSWORD: 0,
};
