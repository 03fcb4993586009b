import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, IsUrl, Matches, Max, Min, ValidateIf } from 'class-validator';

/** The settings as they are written, each with what may stand there. Names are those of the environment. */
export class Settings {
  @IsString()
  @Matches(/^[0-9A-Za-z.:-]+$/, { message: 'HOST is an address or a host name, such as 127.0.0.1 or 0.0.0.0' })
  HOST = '127.0.0.1';

  @IsInt({ message: 'PORT is a number' })
  @Min(0, { message: 'PORT is between 0 and 65535' })
  @Max(65535, { message: 'PORT is between 0 and 65535' })
  PORT = 3000;

  @IsOptional()
  @Matches(/^[^?#]*$/, { message: 'CADASTRE_PUBLIC_URL has no query and no fragment' })
  @IsUrl(
    { protocols: ['http', 'https'], require_protocol: true, require_tld: false, disallow_auth: true },
    { message: 'CADASTRE_PUBLIC_URL is an http or https URL, such as https://catalogue.example.org' },
  )
  CADASTRE_PUBLIC_URL?: string;

  @IsIn(['both', 'catalogue'], { message: 'CADASTRE_SIDES is both or catalogue' })
  CADASTRE_SIDES: 'both' | 'catalogue' = 'both';

  @IsOptional()
  @IsUrl(
    { protocols: ['http', 'https'], require_protocol: true, require_tld: false, disallow_auth: true },
    { message: 'CADASTRE_REGISTRY_URL is an http or https URL, such as https://registry.example.org' },
  )
  CADASTRE_REGISTRY_URL?: string;

  @IsString()
  @IsNotEmpty({ message: 'CADASTRE_DATA is a folder' })
  CADASTRE_DATA = './data';

  @IsOptional()
  @IsString()
  CADASTRE_TRUST?: string;

  @IsIn(['strict', 'lab'], { message: 'CADASTRE_POLICY is strict or lab' })
  CADASTRE_POLICY: 'strict' | 'lab' = 'strict';

  @IsIn(['health', 'none'], { message: 'CADASTRE_SAMPLE is health or none' })
  CADASTRE_SAMPLE: 'health' | 'none' = 'none';

  @IsOptional()
  @IsString()
  CADASTRE_IDENTITY?: string;

  @IsInt({ message: 'CADASTRE_REFUSAL_LIMIT is a whole number; 0 switches it off' })
  @Min(0, { message: 'CADASTRE_REFUSAL_LIMIT is not negative; 0 switches it off' })
  @Max(1_000_000, { message: 'CADASTRE_REFUSAL_LIMIT is at most 1000000' })
  CADASTRE_REFUSAL_LIMIT = 60;

  @Matches(/^(\*|off|https?:\/\/[^\s/?#@,*]+\/?(\s*,\s*https?:\/\/[^\s/?#@,*]+\/?)*)$/i, {
    message: 'CADASTRE_CORS is *, off, or origins such as https://app.example.org,https://portal.example.org',
  })
  CADASTRE_CORS = '*';

  @IsOptional()
  @Matches(/^(bolt|neo4j)(\+s|\+ssc)?:\/\/[^\s/]+\/?$/, {
    message: 'NEO4J_URI is a bolt:// or neo4j:// address, such as neo4j://localhost:7687',
  })
  NEO4J_URI?: string;

  @IsString()
  @IsNotEmpty({ message: 'NEO4J_USER is a name' })
  NEO4J_USER = 'neo4j';

  @ValidateIf((settings: Settings) => settings.NEO4J_URI !== undefined)
  @IsString({ message: 'NEO4J_PASSWORD is needed with NEO4J_URI' })
  NEO4J_PASSWORD?: string;

  @IsString()
  @IsNotEmpty({ message: 'NEO4J_DATABASE is a name' })
  NEO4J_DATABASE = 'neo4j';
}

/** Name, default and meaning of every setting: the table of `--help`. */
export const SETTINGS: readonly (readonly [name: keyof Settings, fallback: string, meaning: string])[] = [
  ['HOST', '127.0.0.1', 'address to listen on'],
  ['PORT', '3000', 'port to listen on'],
  ['CADASTRE_PUBLIC_URL', 'http://HOST:PORT', 'public address of the instance; with https it gets a real did:web'],
  ['CADASTRE_SIDES', 'both', 'both | catalogue: read-only, on a Neo4j that another process writes'],
  ['CADASTRE_REGISTRY_URL', '', 'with catalogue: address of the registry, named in refusals of write requests'],
  ['CADASTRE_DATA', './data', 'folder of the embedded store and of the identity'],
  ['CADASTRE_TRUST', '<data>/trust', 'folder that lists whom and what the operator trusts; reloaded on change'],
  ['CADASTRE_POLICY', 'strict', 'strict | lab: refuse what does not comply, or store it as accepted'],
  ['CADASTRE_SAMPLE', 'none', 'health | none: publish the sample health data space (npm start: health)'],
  ['CADASTRE_IDENTITY', '<data>/identity', 'folder of the key and the certificate chain of the instance'],
  ['CADASTRE_REFUSAL_LIMIT', '60', 'refused submissions per minute and client address, as many dry runs; 0 = off'],
  [
    'CADASTRE_CORS',
    '*',
    'origins whose pages may read it in a browser: * | off | comma-separated origins, which may also publish',
  ],
  ['NEO4J_URI', '', 'address of a Neo4j 5.26+ to use instead of the embedded store'],
  ['NEO4J_USER', 'neo4j', 'Neo4j user'],
  ['NEO4J_PASSWORD', '', 'Neo4j password'],
  ['NEO4J_DATABASE', 'neo4j', 'Neo4j database'],
];
