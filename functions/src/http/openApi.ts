import { endpoints } from '@huiyue/shared/contract/endpoints';
import { isWrite, type Endpoint } from '@huiyue/shared/contract/endpoint';
import { problem } from '@huiyue/shared/contract/common';
import { summaries } from '@huiyue/shared/contract/summaries';
import * as z from 'zod';
import { problemStatus } from './problems';

type Json = Record<string, unknown>;

const said: Readonly<Record<string, string>> = summaries;

/** OpenAPI 3.1 from the contract, at build time; the deployed functions carry none of it. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(name, endpoint) };
  }
  return withNamedSchemas({
    openapi: '3.1.0',
    info: {
      title: '惠约 Huiyue',
      version: '1',
      description:
        'Booking of childcare places under published caps. Money is whole fen, dates are civil dates at +08:00. ' +
        'Every refusal has one shape: a stable code, the facts, and the published clause that decided.',
    },
    paths,
    components: {
      schemas: { Problem: inline(problem, 'output') },
      securitySchemes: { session: { type: 'http', scheme: 'bearer' } },
    },
  });
}

/** zod leaves named schemas beside each use; references of a document are read from its root, so they move there. */
function withNamedSchemas(document: Json): Json {
  const named: Json = {};
  const { components, ...rest }: Json = JSON.parse(JSON.stringify(document), (key, value) => {
    if (key === '$ref') return String(value).replace('#/$defs/', '#/components/schemas/');
    if (key !== '$defs') return value;
    Object.assign(named, value);
    return undefined;
  });
  return { ...rest, components: { ...Object(components), schemas: named } };
}

function operationOf(name: string, endpoint: Endpoint): Json {
  const parameters = [
    ...parametersOf(endpoint.params, 'path'),
    ...parametersOf(endpoint.query, 'query'),
    ...(isWrite(endpoint) ? [idempotencyKey] : []),
  ];
  return {
    operationId: name,
    summary: said[name],
    tags: [endpoint.path.split('/')[2] ?? 'other'],
    ...(endpoint.isLocalOnly ? { description: 'Served by the local edition alone.' } : {}),
    ...(endpoint.for === 'everyone' ? {} : { security: [{ session: [] }] }),
    'x-roles': endpoint.for,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(endpoint.body
      ? { requestBody: { required: true, content: jsonContent(inline(endpoint.body, 'input')) } }
      : {}),
    responses: {
      [endpoint.status]: { description: 'Done', content: jsonContent(inline(endpoint.answer, 'output')) },
      default: {
        description: `Refused. Codes: ${Object.keys(problemStatus).join(', ')}`,
        content: jsonContent({ $ref: '#/components/schemas/Problem' }),
      },
    },
  };
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description:
    'Made by the caller once per intended change. A repeat under the same key gives the same answer.',
  schema: { type: 'string', pattern: '^[\\w-]{8,64}$' },
};

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): readonly Json[] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries<z.ZodType>(schema.shape).map(([name, part]) => ({
    name,
    in: place,
    required: place === 'path' || !part.safeParse(undefined).success,
    schema: inline(part, 'input'),
  }));
}

function jsonContent(schema: Json): Json {
  return { 'application/json': { schema } };
}

/** Schemas stand where they are used; what zod cannot say in JSON Schema is left open rather than wrong. */
function inline(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ jsonSchema }) => {
      delete jsonSchema.id;
    },
  });
  return rest;
}
