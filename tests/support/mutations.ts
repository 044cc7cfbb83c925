// Everything that can be wrong with a body or a parameter, made from what the contract says of it.
import { dereference, isNode } from './contract.ts';

type Node = Record<string, unknown>;

// A wrong body: where it is wrong, and which refusals are right.
export interface Mutation {
    what: string;
    body: string | Buffer;
    pointer: string;
    codes: string[]; // Of the problem.
}

const escape = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');

// Stands for raw JSON that JSON.stringify would not write; replaced in the text.
const raw = (json: string) => `\u0001${json}\u0001`;
const write = (value: unknown) =>
    JSON.stringify(value).replaceAll(/"\\u0001(.*?)\\u0001"/g, (_, json: string) => JSON.parse(`"${json}"`) as string);

// The body with the value at the path put in; undefined: taken out.
function put(body: unknown, path: (string | number)[], value: unknown): unknown {
    const [key, ...rest] = path;
    if (key === undefined) return value;
    if (Array.isArray(body)) return body.map((item, index) => (index === key ? put(item, rest, value) : (item as unknown)));
    const node = isNode(body) ? body : {};
    return { ...node, [key]: put(node[key], rest, value) };
}

type Wrong = [what: string, value: unknown, ...codes: string[]];

function wrongTypes(type: unknown): Wrong[] {
    const values: [string, unknown][] = [
        ['string', 'x'],
        ['integer', 5],
        ['boolean', true],
        ['array', []],
        ['object', {}],
    ];
    return values.filter(([name]) => name !== type).map(([name, value]) => [`a value of the type ${name}`, value, 'wrong_type']);
}

function wrongTexts(schema: Node): Wrong[] {
    const wrong: Wrong[] = [
        ['a NUL', raw('"a\\u0000b"'), 'invalid_encoding'],
        ['half a surrogate pair', raw('"a\\ud800b"'), 'invalid_encoding', 'malformed_json'],
        ['the other half', raw('"\\udc00"'), 'invalid_encoding', 'malformed_json'],
    ];
    const closed = 'enum' in schema || 'format' in schema || 'pattern' in schema;
    if (closed) {
        wrong.push(
            ['no such word', 'no such word!', 'invalid_value', ...('pattern' in schema ? ['text_too_long'] : [])],
            ['a very long word', 'x'.repeat(20_000), 'invalid_value', 'text_too_long'],
        );
        wrong.push(['nothing', '', 'invalid_value', 'text_empty']);
    } else {
        const max = schema['maxLength'] as number | undefined;
        if (max !== undefined) {
            // As many bytes as fit a body.
            const letter = max > 60_000 ? 'x' : '𝒳';
            wrong.push(['one character too many', letter.repeat(max + 1), 'text_too_long']);
            const many = Math.min(max * 10, 200_000);
            if (many > max) wrong.push(['far too many characters', 'x'.repeat(many), 'text_too_long']);
        }
        if (((schema['minLength'] as number | undefined) ?? 0) > 0) wrong.push(['nothing', '', 'text_empty', 'password_too_weak']);
    }
    if (schema['format'] === 'date-time') {
        for (const time of ['2026-02-30T00:00:00Z', '2026-11-24', '2026-11-24T25:00:00Z', '99999-01-01T00:00:00Z', '1764000000'])
            wrong.push([`the time ${time}`, time, 'invalid_value']);
    }
    if (Array.isArray(schema['enum'])) wrong.push(['another spelling', (schema['enum'][0] as string).toUpperCase(), 'invalid_value']);
    return wrong;
}

function wrongNumbers(schema: Node): Wrong[] {
    const wrong: Wrong[] = [
        ['a fraction', 1.5, 'wrong_type'],
        ['more than 64 bits', raw('18446744073709551616'), 'wrong_type', 'invalid_value'],
        ['more than a double', raw('1e400'), 'wrong_type', 'invalid_value', 'malformed_json'],
        ['a huge double', raw('1e308'), 'wrong_type', 'invalid_value'],
    ];
    const [minimum, maximum] = [schema['minimum'], schema['maximum']];
    if (typeof minimum === 'number')
        wrong.push(['one too few', minimum - 1, 'invalid_value'], ['far too few', raw('-9223372036854775808'), 'invalid_value']);
    if (typeof maximum === 'number')
        wrong.push(['one too many', maximum + 1, 'invalid_value'], ['far too many', raw('9223372036854775807'), 'invalid_value']);
    return wrong;
}

function wrongLists(schema: Node, given: unknown): Wrong[] {
    const wrong: Wrong[] = [];
    const first: unknown = Array.isArray(given) ? given[0] : 'x';
    if (typeof schema['maxItems'] === 'number')
        wrong.push(['one entry too many', Array.from({ length: schema['maxItems'] + 1 }, () => first), 'invalid_value', 'too_many_files']);
    if (typeof schema['minItems'] === 'number' && schema['minItems'] > 0) wrong.push(['no entry', [], 'invalid_value']);
    return wrong;
}

function wrongValues(schema: Node, given: unknown): Wrong[] {
    const wrong = wrongTypes(schema['type']);
    if (schema['type'] === 'string') wrong.push(...wrongTexts(schema));
    if (schema['type'] === 'integer') wrong.push(...wrongNumbers(schema));
    if (schema['type'] === 'array') wrong.push(...wrongLists(schema, given));
    return wrong;
}

// Of an object: members too many, twice, or missing.
function* mutateObject(schema: Node, example: unknown, at: (string | number)[], given: Node): Generator<Mutation> {
    const pointer = at.map((key) => `/${escape(String(key))}`).join('');
    const body = (value: unknown) => write(put(example, at, value));
    for (const name of ['no_such_field', '__proto__', 'a/b~c', '', '😀'])
        yield {
            what: `the unknown field "${name}"`,
            body: body(
                JSON.parse(JSON.stringify(given).replace(/\}$/, `${Object.keys(given).length > 0 ? ',' : ''}${JSON.stringify(name)}:1}`)),
            ),
            pointer: `${pointer}/${escape(name)}`,
            codes: ['unknown_field'],
        };
    for (const name of (schema['required'] as string[] | undefined) ?? []) {
        const rest = Object.fromEntries(Object.entries(given).filter(([key]) => key !== name));
        yield { what: `no ${name}`, body: body(rest), pointer: `${pointer}/${name}`, codes: ['missing_field'] };
        yield { what: `null for ${name}`, body: body({ ...given, [name]: null }), pointer: `${pointer}/${name}`, codes: ['missing_field'] };
    }
    const [name] = Object.keys(given);
    if (name === undefined) return;
    const twice = JSON.stringify(given).replace(/^\{/, `{${JSON.stringify(name)}:${JSON.stringify(given[name])},`);
    yield { what: `${name} twice`, body: body(raw(twice)), pointer: `${pointer}/${name}`, codes: ['invalid_value'] };
}

// All wrong bodies that are one step from the example.
export function* mutate(schema: Node, example: unknown, at: (string | number)[] = [], given = example): Generator<Mutation> {
    const own = dereference(schema);
    const pointer = at.map((key) => `/${escape(String(key))}`).join('');
    for (const [what, value, ...codes] of wrongValues(own, given))
        yield { what: `${pointer}: ${what}`, body: write(put(example, at, value)), pointer, codes };
    if (own['type'] === 'object' && (given !== undefined || at.length === 0)) {
        const node = isNode(given) ? given : {};
        for (const one of mutateObject(own, example, at, node)) yield { ...one, what: `${pointer}: ${one.what}` };
        for (const [name, property] of Object.entries((own['properties'] as Record<string, Node> | undefined) ?? {}))
            yield* mutate(property, example, [...at, name], node[name]);
    }
    if (own['type'] === 'array' && Array.isArray(given) && given.length > 0)
        yield* mutate(own['items'] as Node, example, [...at, 0], given[0]);
}

// What is no JSON at all, or not in UTF-8.
export function unreadable(example: unknown): Mutation[] {
    const text = JSON.stringify(example);
    const cut = (what: string, body: string | Buffer, ...codes: string[]) => ({ what, body, pointer: '', codes });
    return [
        cut('nothing', '', 'malformed_json'),
        cut('no JSON', 'text=hello', 'malformed_json'),
        cut('a cut off object', text.slice(0, -1), 'malformed_json'),
        cut('more after the end', `${text} more`, 'malformed_json'),
        cut('two objects', `${text}${text}`, 'malformed_json'),
        cut('a comma too many', text.replace(/\}$/, ',}'), 'malformed_json'),
        cut('a comment', `/* hello */ ${text}`, 'malformed_json'),
        cut('NaN', text.replace(/:.*/, ': NaN}'), 'malformed_json'),
        cut('deep nesting', '['.repeat(50_000), 'malformed_json'),
        cut('deep nesting that ends', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`, 'malformed_json'),
        cut('a NUL after the end', `${text}\u0000`, 'invalid_encoding', 'malformed_json'),
        cut('Latin-1', Buffer.from(text.replace(/"([^"]*)"/, '"$1\xff"'), 'latin1'), 'invalid_encoding'),
        cut('an overlong form', Buffer.from(text.replace(/"([^"]*)"/, '"$1\xc0\xaf"'), 'latin1'), 'invalid_encoding'),
        cut('UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le'), 'invalid_encoding', 'malformed_json'),
    ];
}

export interface WrongParameter {
    what: string;
    query: string; // As it stands in the address.
}
// Wrong values of one parameter of a query.
export function mutateParameter(name: string, given: Node): WrongParameter[] {
    const schema = dereference(given);
    const wrong: WrongParameter[] = [
        { what: 'not UTF-8', query: `${name}=%FF` },
        { what: 'a NUL', query: `${name}=a%00b` },
        { what: 'a broken percent', query: `${name}=%zz` },
        { what: 'half a percent', query: `${name}=%4` },
    ];
    if (schema['type'] === 'integer') {
        for (const value of ['x', '', '1.5', '1e2', '+1', '%201', '0x10', '99999999999999999999', '-9223372036854775808'])
            wrong.push({ what: `the number "${value}"`, query: `${name}=${value}` });
        for (const [limit, step] of [
            ['minimum', -1],
            ['maximum', 1],
        ] as const)
            if (typeof schema[limit] === 'number') wrong.push({ what: `beyond its ${limit}`, query: `${name}=${schema[limit] + step}` });
    }
    const max = schema['maxLength'];
    if (typeof max === 'number') wrong.push({ what: 'too long', query: `${name}=${'x'.repeat(max + 1)}` });
    if ('enum' in schema) wrong.push({ what: 'no such word', query: `${name}=no_such_word` }, { what: 'nothing', query: `${name}=` });
    return wrong;
}
