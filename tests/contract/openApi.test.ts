import { openApiDocument } from '@huiyue/functions/http/openApi';
import { problemStatus } from '@huiyue/functions/http/problems';
import { isWrite, type Endpoint } from '@huiyue/shared/contract/endpoint';
import { endpoints } from '@huiyue/shared/contract/endpoints';
import { expect, test } from 'vitest';
import * as z from 'zod';

/** As much of OpenAPI 3.1 as a reader of this document relies on; strict, so that a misspelt key is found. */
const jsonSchema: z.ZodType = z.union([z.boolean(), z.record(z.string(), z.unknown())]);
const content = z.strictObject({ 'application/json': z.strictObject({ schema: jsonSchema }) });
const parameter = z.strictObject({
  name: z.string().min(1),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean(),
  description: z.string().optional(),
  schema: jsonSchema,
});
const operation = z.strictObject({
  operationId: z.string().min(1),
  summary: z.string().min(1),
  description: z.string().optional(),
  tags: z.array(z.string()).min(1),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  'x-roles': z.unknown(),
  parameters: z.array(parameter).optional(),
  requestBody: z.strictObject({ required: z.boolean(), content }).optional(),
  responses: z.record(
    z.string().regex(/^(default|[1-5]\d\d)$/),
    z.strictObject({ description: z.string(), content }),
  ),
});
const openApi = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  paths: z.record(
    z.string().startsWith('/'),
    z.strictObject({ get: operation.optional(), post: operation.optional(), put: operation.optional() }),
  ),
  components: z.strictObject({
    schemas: z.record(z.string(), jsonSchema),
    securitySchemes: z.record(
      z.string(),
      z.strictObject({ type: z.literal('http'), scheme: z.literal('bearer') }),
    ),
  }),
});

const written = openApiDocument();
const document = openApi.parse(written);
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, described]) =>
    described ? [{ path, method, ...described }] : [],
  ),
);
const rows = Object.entries<Endpoint>(endpoints);

test('every endpoint is an operation of its own, under its own name, and nothing else is', () => {
  expect(operations.map(({ operationId }) => operationId).sort((a, b) => a.localeCompare(b))).toEqual(
    rows.map(([name]) => name).sort((a, b) => a.localeCompare(b)),
  );
});

test.each(rows)(
  '%s is described at its path, with its answer, its refusals and its roles',
  (name, endpoint) => {
    const described = operations.find(({ operationId }) => operationId === name);
    expect(described?.path).toBe(endpoint.path.replace(/:(\w+)/g, '{$1}'));
    expect(described?.method).toBe(endpoint.method.toLowerCase());
    expect(Object.keys(described?.responses ?? {})).toEqual([String(endpoint.status), 'default']);
    expect(described?.responses['default']?.content['application/json'].schema).toEqual({
      $ref: '#/components/schemas/Problem',
    });
    expect(described?.security !== undefined).toBe(endpoint.for !== 'everyone');
    expect(described?.['x-roles']).toEqual(endpoint.for);
    expect(described?.requestBody !== undefined).toBe(endpoint.body !== undefined);
  },
);

test.each(rows)('%s names every part of its path, once', (name, endpoint) => {
  const described = operations.find(({ operationId }) => operationId === name);
  const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, part]) => part);
  const named = (described?.parameters ?? []).filter((part) => part.in === 'path');
  expect(named.map((part) => part.name)).toEqual(inPath);
  expect(named.every(({ required }) => required)).toBe(true);
});

test.each(rows)('%s asks for an Idempotency-Key exactly if it writes', (name, endpoint) => {
  const described = operations.find(({ operationId }) => operationId === name);
  const keys = (described?.parameters ?? []).filter((part) => part.in === 'header');
  expect(keys.map((part) => [part.name, part.required])).toEqual(
    isWrite(endpoint) ? [['Idempotency-Key', true]] : [],
  );
  expect(isWrite(endpoint)).toBe(endpoint.method !== 'GET' && !endpoint.path.startsWith('/v1/login/'));
});

test('every reference leads somewhere', () => {
  const references = [...JSON.stringify(written).matchAll(/"\$ref":"#([^"]+)"/g)].map(
    ([, pointer]) => pointer ?? '',
  );
  expect(references.length).toBeGreaterThan(0);
  for (const pointer of new Set(references)) {
    const found = pointer
      .split('/')
      .slice(1)
      .reduce<unknown>(
        (at, step) => (typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined),
        written,
      );
    expect(found, pointer).toBeDefined();
  }
});

test('every schema is JSON Schema through and through: no id twice, no unknown type', () => {
  const types = [...JSON.stringify(written).matchAll(/"type":"(\w+)"/g)].map(([, type]) => type);
  const known = ['string', 'integer', 'number', 'boolean', 'object', 'array', 'null', 'http'];
  expect([...new Set(types)].filter((type) => !known.includes(String(type)))).toEqual([]);
  expect(JSON.stringify(written)).not.toContain('"$schema"');
});

test('bodies and answers are closed: an unknown field is against the contract', () => {
  for (const { operationId, responses, requestBody } of operations) {
    const schemas = [requestBody, ...Object.values(responses).slice(0, 1)].flatMap((part) =>
      part ? [part.content['application/json'].schema] : [],
    );
    for (const schema of schemas.map(resolved).flatMap(alternatives))
      expect(schema, operationId).toMatchObject({ type: 'object', additionalProperties: false });
  }
});

/** What a schema says, where it says it by pointing at a named one. */
function resolved(schema: unknown): unknown {
  const reference =
    typeof schema === 'object' && schema !== null && '$ref' in schema ? String(schema.$ref) : '';
  return document.components.schemas[reference.replace('#/components/schemas/', '')] ?? schema;
}

/** A body may be one thing or another; each of them is closed. */
function alternatives(schema: unknown): readonly unknown[] {
  if (typeof schema !== 'object' || schema === null) return [schema];
  if ('anyOf' in schema && Array.isArray(schema.anyOf)) return schema.anyOf;
  // Told apart by one field.
  return 'oneOf' in schema && Array.isArray(schema.oneOf) ? schema.oneOf : [schema];
}

test('the refusals it lists are those with a status', () => {
  const [first] = operations;
  const listed = (first?.responses['default']?.description ?? '').replace('Refused. Codes: ', '').split(', ');
  expect(listed).toEqual(Object.keys(problemStatus));
});
