import 'reflect-metadata';
import { validateSync } from 'class-validator';
import { join, resolve } from 'node:path';
import type { Origins } from './cors.ts';
import { Settings, SETTINGS } from './settings.ts';
import { unknownSettings } from './unknown-settings.ts';

/** The configuration of an instance, validated, with its defaults filled in. Paths are absolute. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  /** `catalogue`: only the read side, beside a process that writes. */
  readonly sides: 'both' | 'catalogue';
  /** Where is written what is read here; without a trailing slash. */
  readonly registryUrl?: string;
  readonly data: string;
  readonly trust: string;
  readonly policy: 'strict' | 'lab';
  readonly sample: 'health' | 'none';
  readonly identity: string;
  readonly refusalLimit: number;
  readonly cors: Origins;
  readonly neo4j?: {
    readonly uri: string;
    readonly user: string;
    readonly password: string;
    readonly database: string;
  };
}

/** Why the configuration cannot be used: one line a cause. */
export class ConfigError extends Error {
  readonly causes: readonly string[];

  constructor(causes: readonly string[]) {
    super(['The configuration cannot be used:', ...causes.map((cause) => `  - ${cause}`)].join('\n'));
    this.name = 'ConfigError';
    this.causes = causes;
  }
}

type Environment = { readonly [name: string]: string | undefined };
const NUMBERS: readonly string[] = ['PORT', 'CADASTRE_REFUSAL_LIMIT'];

/** Reads and validates the environment. Throws a ConfigError that names every cause at once. */
export function loadConfig(environment: Environment = process.env): Config {
  const given = SETTINGS.flatMap(([name]) => {
    const text = environment[name]?.trim();
    return text === undefined || text === '' ? [] : [[name, toValue(name, text)] as const];
  });
  const settings = Object.assign(new Settings(), Object.fromEntries(given));
  const invalid = validateSync(settings).map(({ property, constraints = {} }) => {
    const { isInt, ...others } = constraints;
    const found = property === 'NEO4J_PASSWORD' ? undefined : environment[property];
    return `${isInt ?? Object.values(others)[0]}${found === undefined ? '' : ` (found ${JSON.stringify(found)})`}`;
  });
  const names = SETTINGS.map(([name]) => name);
  const causes = [
    ...unknownSettings(Object.keys(environment), names),
    ...invalid,
    ...conflicts(settings),
    ...noOrigins(settings),
  ];
  if (causes.length > 0) throw new ConfigError(causes);
  return toConfig(settings);
}

function toValue(name: string, text: string): string | number {
  return NUMBERS.includes(name) ? (/^\d+$/.test(text) ? Number(text) : NaN) : text;
}

/** What each setting allows and the read side alone does not. */
function conflicts({ CADASTRE_SIDES: sides, CADASTRE_SAMPLE: sample, NEO4J_URI: uri }: Settings): readonly string[] {
  if (sides !== 'catalogue') return [];
  const embedded =
    'CADASTRE_SIDES=catalogue needs NEO4J_URI: the embedded store can only be used by the process that writes it';
  const published = 'CADASTRE_SAMPLE=health is published by the process that writes, not with CADASTRE_SIDES=catalogue';
  return [...(uri === undefined ? [embedded] : []), ...(sample === 'health' ? [published] : [])];
}

/** What looks like an origin may be none: a port that is too large, a host that is no name. */
function noOrigins({ CADASTRE_CORS: text }: Settings): readonly string[] {
  const origins = text.split(',').map((one) => one.trim());
  const isNone = (one: string): boolean => /^https?:\/\/[^*]+$/i.test(one) && !URL.canParse(one);
  return origins.filter(isNone).map((one) => `CADASTRE_CORS: ${one} is not an origin`);
}

function toConfig(settings: Settings): Config {
  const { HOST: host, PORT: port, NEO4J_URI: uri, NEO4J_PASSWORD: password } = settings;
  const registryUrl = settings.CADASTRE_REGISTRY_URL?.replace(/\/+$/, '');
  const data = resolve(settings.CADASTRE_DATA);
  const name = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return {
    host,
    port,
    publicUrl: (settings.CADASTRE_PUBLIC_URL ?? `http://${name}:${port}`).replace(/\/+$/, ''),
    sides: settings.CADASTRE_SIDES,
    ...(registryUrl === undefined ? {} : { registryUrl }),
    data,
    trust: resolve(settings.CADASTRE_TRUST ?? join(data, 'trust')),
    policy: settings.CADASTRE_POLICY,
    sample: settings.CADASTRE_SAMPLE,
    identity: resolve(settings.CADASTRE_IDENTITY ?? join(data, 'identity')),
    refusalLimit: settings.CADASTRE_REFUSAL_LIMIT,
    cors: toOrigins(settings.CADASTRE_CORS),
    ...(uri === undefined || password === undefined
      ? {}
      : { neo4j: { uri, user: settings.NEO4J_USER, password, database: settings.NEO4J_DATABASE } }),
  };
}

/** Origins as browsers write them: in small letters, without the port of the scheme. */
function toOrigins(text: string): Origins {
  if (text === '*') return '*';
  return text.toLowerCase() === 'off' ? [] : text.split(',').map((origin) => new URL(origin.trim()).origin);
}
