import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openSqlite, type GraphStore } from '#graph';
import {
  isInterfaceType,
  isObjectType,
  isInputObjectType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printSchema,
  type GraphQLSchema,
} from 'graphql';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../../test/support/shared.ts';
import { openCatalogue } from '../../../test/support/small-catalogue.ts';

const FILE = join(ROOT, 'schema.graphql');
const HEAD =
  '# Made from the code by `UPDATE_SCHEMA=1 npx jest apps/catalogue/src/schema.spec.ts`; a test compares the two.\n\n';

describe('the schema', () => {
  let folder: string;
  let store: GraphStore;
  let app: NestFastifyApplication;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cadastre-schema-'));
    store = await openSqlite({ path: join(folder, 'graph.db') });
    app = await openCatalogue(store);
    schema = app.getHttpAdapter().getInstance().graphql.schema;
  });
  afterAll(async () => {
    await app.close();
    await store.close();
    await rm(folder, { recursive: true });
  });

  it('is the one that is committed', async () => {
    const printed = `${HEAD}${printSchema(lexicographicSortSchema(schema))}\n`;
    if (process.env['UPDATE_SCHEMA'] === '1') await writeFile(FILE, printed);
    expect(await readFile(FILE, 'utf8')).toBe(printed);
  });

  it('documents every type, field, argument and value', () => {
    const bare: string[] = [];
    const check = (name: string, { description }: { readonly description?: string | null | undefined }): void => {
      if (!description) bare.push(name);
    };
    for (const type of Object.values(schema.getTypeMap())) {
      if (type.name.startsWith('__') || isSpecifiedScalarType(type)) continue;
      if (type !== schema.getQueryType() && type !== schema.getSubscriptionType()) check(type.name, type);
      if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        check(`${type.name}.${field.name}`, field);
        if ('args' in field) for (const arg of field.args) check(`${type.name}.${field.name}(${arg.name})`, arg);
      }
    }
    expect(bare).toEqual([]);
  });
});
