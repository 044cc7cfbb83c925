// The contract, api/openapi.yaml: its operations, and whether an answer of the server is what it promises.
import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { contractFile } from './paths.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Node = Record<string, unknown>;

export interface Parameter {
    name: string;
    in: 'path' | 'query' | 'header';
    required: boolean;
    schema: Node;
    example: unknown;
}
export interface Operation {
    id: string;
    method: string; // GET, POST, PUT, DELETE, PATCH, HEAD, OPTIONS.
    path: string; // With its {parameters}.
    tag: string;
    isOpen: boolean; // To anybody.
    parameters: Parameter[];
    bodySchema?: Node | undefined;
    bodyExample: unknown;
    bytesExample: string | undefined; // Of a body that is no JSON.
    pointer: string; // Where it stands in the document.
}

export const document = parse(readFileSync(contractFile, 'utf8')) as Node;

const ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true });
addFormats.default(ajv);
ajv.addSchema({ ...document, $id: 'https://stoa.invalid/openapi' });

const escape = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');

export function isNode(value: unknown): value is Node {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function at(pointer: string): Node {
    let node: unknown = document;
    for (const key of pointer.split('/').slice(1)) {
        node = (node as Node)[key.replaceAll('~1', '/').replaceAll('~0', '~')];
    }
    if (!isNode(node)) throw new Error(`the contract has nothing at ${pointer}`);
    return node;
}

// Follows references: the pointer at which the node itself stands.
function resolve(pointer: string): string {
    const reference = at(pointer)['$ref'];
    return typeof reference === 'string' ? resolve(reference.slice(1)) : pointer;
}

// The schema itself, where it is a reference.
export function dereference(schema: Node): Node {
    const reference = schema['$ref'];
    return typeof reference === 'string' ? dereference(at(reference.slice(1))) : schema;
}

function readParameter(pointer: string): Parameter {
    const node = at(resolve(pointer));
    return {
        name: node['name'] as string,
        in: node['in'] as Parameter['in'],
        required: node['required'] === true,
        schema: dereference(node['schema'] as Node),
        example: node['example'],
    };
}

function parametersAt(pointer: string): Parameter[] {
    const list = at(pointer)['parameters'];
    return Array.isArray(list) ? list.map((_, index) => readParameter(`${pointer}/parameters/${index}`)) : [];
}

function readOperation(path: string, method: string): Operation {
    const pathPointer = `/paths/${escape(path)}`;
    const pointer = `${pathPointer}/${method}`;
    const node = at(pointer);
    const bodies = isNode(node['requestBody']) ? at(`${pointer}/requestBody/content`) : {};
    const content = bodies['application/json'] as Node | undefined;
    const bytes = bodies['application/offset+octet-stream'] as Node | undefined;
    const body = content?.['schema'] as Node | undefined;
    return {
        id: node['operationId'] as string,
        method: method.toUpperCase(),
        path,
        tag: (node['tags'] as string[])[0] ?? '',
        isOpen: Array.isArray(node['security']) && node['security'].length === 0,
        parameters: [...parametersAt(pathPointer), ...parametersAt(pointer)],
        bodySchema: body && dereference(body),
        bodyExample: content?.['example'],
        bytesExample: bytes?.['example'] as string | undefined,
        pointer,
    };
}

const methods = ['get', 'post', 'put', 'delete', 'patch', 'head', 'options'];
export const operations: Operation[] = Object.entries(at('/paths')).flatMap(([path, item]) =>
    methods.filter((method) => method in (item as Node)).map((method) => readOperation(path, method)),
);

export function operation(id: string): Operation {
    const found = operations.find((one) => one.id === id);
    if (!found) throw new Error(`the contract has no operation ${id}`);
    return found;
}

// The operation that a method and path mean, if any.
export function findOperation(method: string, path: string): Operation | undefined {
    const segments = path.split('/');
    return operations.find((one) => {
        const pattern = one.path.split('/');
        const fits = pattern.length === segments.length && pattern.every((part, i) => part.startsWith('{') || part === segments[i]);
        return fits && one.method === method;
    });
}

const validators = new Map<string, ValidateFunction>();
function validatorAt(pointer: string): ValidateFunction {
    let validator = validators.get(pointer);
    if (!validator) {
        const fragment = pointer.split('/').map(encodeURIComponent).join('/');
        validator = ajv.compile({ $ref: `https://stoa.invalid/openapi#${fragment}` });
        validators.set(pointer, validator);
    }
    return validator;
}

// Throws where `value` is not what the named schema of the contract says.
export function checkSchema(name: string, value: unknown): void {
    check(validatorAt(`/components/schemas/${name}`), value, name);
}

function check(validator: ValidateFunction, value: unknown, what: string): void {
    if (validator(value)) return;
    const errors = (validator.errors ?? []).map(
        (error) => `${error.instancePath || '/'} ${error.message ?? ''} ${JSON.stringify(error.params)}`,
    );
    throw new Error(`${what} breaks the contract:\n  ${errors.join('\n  ')}\n  in ${JSON.stringify(value).slice(0, 1000)}`);
}

export interface Answer {
    status: number;
    mediaType: string; // Without parameters; empty where there is none.
    text: string;
}

// Whether the schema of an operation's body takes the value.
export function takesBody(one: Operation, value: unknown): boolean {
    return validatorAt(`${one.pointer}/requestBody/content/application~1json/schema`)(value);
}

// Whether a text is what a schema of one text allows.
export function takes(schema: Node, text: string): boolean {
    return ajv.validate(schema, text);
}

// Throws where the answer is none that the operation promises: status, media type, body. Gives the parsed body.
export function checkAnswer(one: Operation, answer: Answer): unknown {
    const what = `${one.method} ${one.path} answered ${answer.status} (${one.id}), which`;
    const responses = at(`${one.pointer}/responses`);
    // A head promises what is not sent.
    if (one.method === 'HEAD') {
        if (answer.text !== '') throw new Error(`${what} breaks the contract: a body where none belongs`);
        if (!(String(answer.status) in responses) && answer.status < 400) throw new Error(`${what} breaks the contract: no such status`);
        return undefined;
    }
    const key = String(answer.status) in responses ? String(answer.status) : 'default';
    if (key === 'default' && (answer.status < 400 || !('default' in responses)))
        throw new Error(`${what} breaks the contract: no such status`);
    const response = resolve(`${one.pointer}/responses/${key}`);
    const content = at(response)['content'];
    if (!isNode(content)) {
        if (answer.text !== '') throw new Error(`${what} breaks the contract: a body where none belongs`);
        return undefined;
    }
    const mediaType = answer.mediaType in content ? answer.mediaType : '*/*';
    if (!(mediaType in content)) {
        throw new Error(
            `${what} breaks the contract: media type '${answer.mediaType}' instead of ${Object.keys(content).join(', ')}: ${answer.text.slice(0, 500)}`,
        );
    }
    const value: unknown = mediaType.endsWith('json') ? JSON.parse(answer.text) : answer.text;
    check(validatorAt(`${response}/content/${escape(mediaType)}/schema`), value, what);
    if (key === 'default') checkProblem(value as Node, answer.status, what);
    return value;
}

function checkProblem(problem: Node, status: number, what: string): void {
    if (problem['status'] !== status) throw new Error(`${what} breaks the contract: the problem's status is ${String(problem['status'])}`);
    if (problem['type'] !== `/problems/${String(problem['code'])}`)
        throw new Error(`${what} breaks the contract: type ${String(problem['type'])}`);
}
