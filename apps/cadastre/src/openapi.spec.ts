import { describe, expect, it } from '@jest/globals';
import { toOpenApi } from './openapi.ts';

interface Operation {
  readonly operationId?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: object }[];
  readonly responses: { readonly [status: string]: { readonly description?: string; readonly content?: object } };
}

const description = JSON.parse(JSON.stringify(toOpenApi({ publicUrl: 'https://catalogue.example.org' }))) as {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } };
  readonly components: { readonly schemas: { readonly [name: string]: object } };
};
const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

describe('the API description', () => {
  it('is OpenAPI 3.1', () => {
    expect(description.openapi).toMatch(/^3\.1\.\d$/);
    expect(description.info).toMatchObject({ title: 'Cadastre', version: '0.1.0' });
  });

  it('refers only to schemas it has', () => {
    const references = [...JSON.stringify(description).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = '']) => ref);
    expect(references.length).toBeGreaterThan(20);
    const known = Object.keys(description.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(references.filter((ref) => !known.includes(ref))).toEqual([]);
  });

  it.each(operations)('$method $path is described whole', ({ path, operation }) => {
    expect(operation.operationId).toMatch(/^[a-zA-Z]+$/);
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const parameters = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
    expect(parameters.map(({ name }) => name)).toEqual(named);
    for (const [status, response] of Object.entries(operation.responses)) {
      expect(status).toMatch(/^[2345]\d\d$/);
      expect(response.description).toBeTruthy();
    }
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['500', '503']));
  });

  it('names each operation once', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has every status of a submission', () => {
    const statuses = Object.keys(description.paths['/credentials']?.['post']?.responses ?? {});
    expect(statuses).toEqual(['200', '201', '400', '409', '413', '415', '422', '429', '431', '500', '503']);
  });
});
