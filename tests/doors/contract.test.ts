// The contract itself: complete, closed, and the same set of routes as the program's.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { document, isNode, operations } from '../support/contract.ts';
import { runStoa } from '../support/server.ts';

type Visit = (pointer: string, schema: Record<string, unknown>) => void;

// Calls `visit` with every schema of the document.
function visitSchemas(node: unknown, pointer: string, visit: Visit): void {
    if (Array.isArray(node)) node.forEach((item, index) => visitSchemas(item, `${pointer}/${index}`, visit));
    if (!isNode(node)) return;
    for (const [key, value] of Object.entries(node)) {
        const place = `${pointer}/${key}`;
        if (key === 'schema' && isNode(value)) visitSchema(value, place, visit);
        else if (place === '/components/schemas')
            for (const [name, one] of Object.entries(value as object)) visitSchema(one, `${place}/${name}`, visit);
        else visitSchemas(value, place, visit);
    }
}

function visitSchema(schema: unknown, pointer: string, visit: Visit): void {
    if (!isNode(schema)) throw new Error(`${pointer} is no schema`);
    visit(pointer, schema);
    if (isNode(schema['properties'])) {
        for (const [name, one] of Object.entries(schema['properties'])) visitSchema(one, `${pointer}/properties/${name}`, visit);
    }
    if ('items' in schema) visitSchema(schema['items'], `${pointer}/items`, visit);
}

function schemasWhere(wrong: (schema: Record<string, unknown>) => boolean): string[] {
    const found: string[] = [];
    visitSchemas(document, '', (pointer, schema) => {
        if (wrong(schema)) found.push(pointer);
    });
    return found;
}

describe('the contract', () => {
    it('says of every value what it is', () => {
        expect(schemasWhere((schema) => !('$ref' in schema) && !('type' in schema))).toEqual([]);
    });
    it('closes every object', () => {
        const open = (schema: Record<string, unknown>) =>
            schema['type'] === 'object' && (schema['additionalProperties'] !== false || !('properties' in schema));
        expect(schemasWhere(open)).toEqual([]);
    });
    it('says what every list holds', () => {
        expect(schemasWhere((schema) => schema['type'] === 'array' && !('items' in schema))).toEqual([]);
    });
    it('requires only what it describes', () => {
        const known = (schema: Record<string, unknown>) => Object.keys((schema['properties'] as object | undefined) ?? {});
        expect(
            schemasWhere((schema) => ((schema['required'] as string[] | undefined) ?? []).some((name) => !known(schema).includes(name))),
        ).toEqual([]);
    });
    it('has references that lead somewhere', () => {
        const text = JSON.stringify(document);
        for (const [, pointer] of text.matchAll(/"\$ref":"#([^"]+)"/g)) {
            const found = pointer!
                .split('/')
                .slice(1)
                .reduce<unknown>((node, key) => (isNode(node) ? node[key] : undefined), document);
            expect(found, pointer).toBeDefined();
        }
    });
    it('names every operation once and tags it', () => {
        expect(new Set(operations.map((one) => one.id)).size).toBe(operations.length);
        expect(operations.filter((one) => one.tag === '')).toEqual([]);
    });
    it('describes every parameter of a path', () => {
        for (const one of operations) {
            const named = [...one.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
            expect(
                one.parameters
                    .filter((parameter) => parameter.in === 'path')
                    .map((parameter) => parameter.name)
                    .sort(),
                one.id,
            ).toEqual(named.sort());
        }
    });
    it('lets every POST that creates be repeated safely', () => {
        const creating = ['contactBuyer', 'sendSellerMessage', 'sendBuyerMessage', 'openInquiry', 'openLinkInquiry'];
        const safe = operations.filter(
            (one) => one.method === 'POST' && one.parameters.some((parameter) => parameter.name === 'Idempotency-Key'),
        );
        expect(safe.map((one) => one.id).sort()).toEqual(creating.sort());
    });
});

describe('the program', () => {
    it('has the routes of the contract and no others', () => {
        const said = runStoa(['serve', '--routes']);
        expect(said.status, said.err).toBe(0);
        const routes = [...said.out.matchAll(/^\s*(GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS)\s+(\/\S*)/gm)].map(
            (match) => `${match[1]!} ${match[2]!}`,
        );
        expect(routes.sort()).toEqual(operations.map((one) => `${one.method} ${one.path}`).sort());
    });
});

describe('the door tests', () => {
    it('call every operation', () => {
        const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.test.ts') && name !== 'rights.test.ts');
        const text = [...files, '../support/uploads.ts'].map((name) => readFileSync(join(import.meta.dirname, name), 'utf8')).join('\n');
        const called = new Set([...text.matchAll(/\.(?:call|ok|refused)\(\s*'(\w+)'/g)].map((match) => match[1]!));
        if (text.includes('/events`')) called.add('streamSellerEvents');
        if (text.includes("'/v1/events'")) called.add('streamBuyerEvents');
        expect(operations.map((one) => one.id).filter((id) => !called.has(id))).toEqual([]);
    });
});
