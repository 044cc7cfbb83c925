// Reads the contract for the page that shows it: operations by tag, schemas, samples, problems.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const methods = ['options', 'get', 'head', 'post', 'put', 'patch', 'delete'];

export function read_contract(file) {
    const document = parse(readFileSync(file, 'utf8'));
    const at = (reference) =>
        reference
            .slice(2)
            .split('/')
            .reduce((node, key) => node[key.replaceAll('~1', '/').replaceAll('~0', '~')], document);
    const resolve = (node) => (node?.$ref ? resolve(at(node.$ref)) : node);
    const operations = Object.entries(document.paths).flatMap(([path, item]) =>
        methods
            .filter((method) => item[method])
            .map((method) => {
                const one = item[method];
                const parameters = [...(item.parameters ?? []), ...(one.parameters ?? [])].map(resolve);
                return { ...one, id: one.operationId, method: method.toUpperCase(), path, tag: one.tags[0], parameters };
            }),
    );
    return { document, operations, resolve };
}

// The last part of a reference: a schema's name.
export const name_of = (schema) => schema?.$ref?.split('/').at(-1);

const texts = {
    name: 'Ada Buyer', buyer_name: 'Ada Buyer', author_name: 'Ada Buyer', other_side: 'Ada Buyer', seller_name: 'North Shop',
    login: 'olga@north.example', title: 'Oak shelf, 80 cm', first_title: 'Oak shelf, 80 cm', item_title: 'Oak shelf, 80 cm', sku: 'SHELF-OAK-80',
    text: 'When will my shelf arrive?', snippet: 'When will my shelf arrive?', excerpt: 'When will my shelf arrive?', subject: 'Your order',
    language: 'en', currency: 'EUR', ship_country: 'DE', version: '1.0.0', pack: 'amazon-2025', external_id: 'ada', next_cursor: 'MTc2NDA2…',
    rule: 'contact.phone', id: '302-4410187-5512961',
}; // prettier-ignore

// A value such as the schema describes; `name` is the member that holds it.
export function sample_of(schema, resolve, name = '', depth = 0) {
    const own = resolve(schema);
    if (own.example !== undefined) return own.example;
    if (own.const !== undefined) return own.const;
    if (own.enum) return own.enum[0];
    const choice = own.oneOf ?? own.anyOf;
    if (choice) return sample_of(choice[0], resolve, name, depth);
    const type = Array.isArray(own.type) ? own.type[0] : own.type;
    if (type === 'object') {
        // Far down only what must be there.
        const members = Object.entries(own.properties ?? {}).filter(([key]) => depth < 3 || own.required?.includes(key));
        return Object.fromEntries(members.map(([key, one]) => [key, sample_of(one, resolve, key, depth + 1)]));
    }
    if (type === 'array') return [sample_of(own.items, resolve, name, depth + 1)];
    if (type === 'integer' || type === 'number') return Math.max(own.minimum ?? 0, 1);
    if (type === 'boolean') return true;
    if (own.format === 'uuid') return '0190a4c2-7b1e-7d40-9c55-3f1f8f6b2a10';
    if (own.format === 'date-time') return '2026-11-25T09:30:00Z';
    return texts[name] ?? 'text';
}

// The refusals, from the lists of the program and the words of the catalogue.
export function read_problems(header_files, catalogue_file) {
    const status_of_kind = {
        Malformed: 400, Unauthenticated: 401, Forbidden: 403, NotFound: 404, Conflict: 409, TooLarge: 413, Refused: 422, Throttled: 429,
        Unavailable: 503, Internal: 500,
    }; // prettier-ignore
    const status_of_code = {
        method_not_allowed: 405, request_timeout: 408, protocol_version_unsupported: 412, unsupported_media_type: 415, range_not_satisfiable: 416,
        upload_busy: 423, headers_too_large: 431,
    }; // prettier-ignore
    const words = JSON.parse(readFileSync(catalogue_file, 'utf8'));
    const rows = header_files.flatMap((file) => {
        const found = [...readFileSync(file, 'utf8').matchAll(/Problem \w+\{"(\w+)", ErrorKind::(\w+)\}/g)];
        if (found.length === 0) throw new Error(`${file} lists no problem`);
        return found;
    });
    return rows
        .map(([, code, kind]) => ({ code, status: status_of_code[code] ?? status_of_kind[kind], title: words[`problem.${code}.title`] }))
        .sort((one, other) => one.status - other.status);
}
