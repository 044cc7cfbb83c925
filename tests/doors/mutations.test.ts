// Whatever can be wrong with a request, made from the contract: refused, named by its place, and never a 500.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { operations, takes, type Operation } from '../support/contract.ts';
import { Examples } from '../support/examples.ts';
import { mailSettings } from '../support/mailed.ts';
import { Marketplace } from '../support/marketplace.ts';
import { carefulPack } from '../support/packs.ts';
import { mutate, mutateParameter, unreadable, type Mutation } from '../support/mutations.ts';
import type { Problem } from '../support/types.ts';

let market: Marketplace;
let examples: Examples;
beforeAll(async () => {
    const settings = { ...carefulPack(), ...(await mailSettings()) };
    market = await Marketplace.start({ settings });
    examples = await Examples.create(market, settings);
});
afterAll(() => market.remove());

const json = { 'content-type': 'application/json' };

interface Target {
    client: Client;
    path: string;
    body: unknown;
}
async function targetOf(one: Operation): Promise<Target> {
    const call = await examples.call(one);
    const path = one.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(call.path![name])));
    const required = one.parameters.filter((parameter) => parameter.in === 'query' && parameter.required);
    const query = required.map(({ name, example }) => `${name}=${encodeURIComponent(String(example))}`).join('&');
    return { client: await examples.caller(one), path: query === '' ? path : `${path}?${query}`, body: call.body };
}

// Says what is wrong with the refusal of a wrong body, if anything.
async function judge(one: Operation, { client, path }: Target, { what, body, pointer, codes }: Mutation): Promise<string[]> {
    const answer = await client.send(one.method, path, body, json);
    const problem = answer.body as Problem;
    const said = `${what}: ${answer.status} ${answer.text}`;
    if (answer.status !== 400 && answer.status !== 422) return [said];
    if (!codes.includes(problem.code)) return [`${said} (expected ${codes.join(' or ')})`];
    if (problem.code !== 'malformed_json' && pointer !== '' && problem.pointer !== pointer) return [`${said} (expected at ${pointer})`];
    if (problem.code === 'wrong_type' && !/expected is \S/.test(problem.detail ?? '')) return [`${said} (does not say what was expected)`];
    if (problem.code === 'invalid_value' && !/Expected: \S/.test(problem.detail ?? '')) return [`${said} (does not say what was expected)`];
    if (problem.code === 'text_too_long' && !/At most \d+/.test(problem.detail ?? '')) return [`${said} (does not say the limit)`];
    return (problem.detail ?? '') === '' ? [`${said} (says nothing)`] : [];
}

const withBody = operations.filter((one) => one.bodySchema);

describe.each(withBody.map((one) => [one.id, one] as const))('the body of %s', (_, one) => {
    it('that is wrong in one place is refused there', async () => {
        const target = await targetOf(one);
        const wrong: string[] = [];
        let count = 0;
        for (const mutation of [...mutate(one.bodySchema!, target.body), ...unreadable(target.body)]) {
            count += 1;
            wrong.push(...(await judge(one, target, mutation)));
        }
        expect(wrong).toEqual([]);
        expect(count).toBeGreaterThan(25);
    });
    it('counts a null as absent', async () => {
        const target = await targetOf(one);
        const required = (one.bodySchema!['required'] as string[] | undefined) ?? [];
        const names = Object.keys(one.bodySchema!['properties'] as object).filter((name) => !required.includes(name));
        for (const name of names) {
            const answer = async (value: null | undefined) => {
                const { client, path, body: given } = ['acceptInvitation', 'addAsset'].includes(one.id) ? await targetOf(one) : target; // Once only.
                const body = JSON.stringify({ ...(given as object), [name]: value });
                return client.send(one.method, path, body, json);
            };
            const [absent, empty] = [await answer(undefined), await answer(null)];
            expect(empty.status, empty.text).toBe(absent.status);
            const pointer = (body: unknown) => (body as Problem | undefined)?.pointer;
            expect(pointer(empty.body), empty.text).toBe(pointer(absent.body));
            expect(empty.status, empty.text).toBeLessThan(500);
        }
    });
});

describe.each(
    operations.filter((one) => one.parameters.some((parameter) => parameter.in === 'query')).map((one) => [one.id, one] as const),
)('the query of %s', (_, one) => {
    it('that is wrong in one place is refused there', async () => {
        const target = await targetOf(one);
        const [path, needed = ''] = target.path.split('?') as [string, string?];
        const wrong: string[] = [];
        const send = async (what: string, name: string, query: string) => {
            const others = needed.split('&').filter((part) => part !== '' && !part.startsWith(`${name}=`));
            const answer = await target.client.send(one.method, `${path}?${[...others, query].join('&')}`, undefined, {});
            const problem = answer.body as Problem;
            const said = `${name}, ${what}: ${answer.status} ${answer.text}`;
            if (answer.status !== 400 && answer.status !== 422) wrong.push(said);
            else if (answer.status === 422 && problem.parameter !== name) wrong.push(`${said} (expected at ${name})`);
            else if ((problem.detail ?? '') === '') wrong.push(`${said} (says nothing)`);
        };
        for (const { name, in: where, schema, example, required } of one.parameters) {
            if (where !== 'query') continue;
            for (const { what, query } of mutateParameter(name, schema)) await send(what, name, query);
            const value = encodeURIComponent((example as string | undefined) ?? (schema['enum'] as string[] | undefined)?.[0] ?? '1');
            await send('twice', name, `${name}=${value}&${name}=${value}`);
            if (required) await send('none', name, '');
        }
        await send('unknown', 'no_such_parameter', 'no_such_parameter=1');
        expect(wrong).toEqual([]);
    });
});

describe.each(operations.filter((one) => one.path.includes('{')).map((one) => [one.id, one] as const))('the path of %s', (_, one) => {
    const nonsense = [
        '-1', '0', '01', '+1', '1.0', '1e3', '9223372036854775808', 'x', '%20', '%27', '%22', '..%2f', '%F0%9F%98%80', '%E2%80%AE',
        '00000000-0000-0000-0000-00000000000', '{0190a4c2-7b1e-7d40-9c55-3f1f8f6b2a10}', 'a'.repeat(3_000),
    ]; // prettier-ignore
    it('that names nothing is answered like one that could', async () => {
        const call = await examples.call(one);
        const { client, path: given } = await targetOf(one);
        const query = given.includes('?') ? `?${given.split('?')[1]!}` : '';
        const answer = (name: string, value: string) => {
            const path = one.path.replaceAll(/\{(\w+)\}/g, (_, part: string) =>
                part === name ? value : encodeURIComponent(String(call.path![part])),
            );
            const headers = one.bodySchema ? { ...call.headers, ...json } : call.headers;
            return client.send(one.method, path + query, one.bodySchema ? JSON.stringify(call.body) : call.rawBody, headers);
        };
        for (const { name, in: where, schema } of one.parameters.filter((parameter) => parameter.in === 'path')) {
            if (where !== 'path') continue;
            const expected = { integer: '999999', string: '0190a000-0000-7000-8000-000000000000' }[schema['type'] as string]!;
            // The caller's own name for what it makes: whatever may be a name makes something.
            const makes = ['putOrder order', 'putBuyer external_id', 'putImport import', 'putProductPhoto sku'].includes(
                `${one.id} ${name}`,
            );
            const missing = makes ? undefined : await answer(name, expected);
            if (missing) expect(missing.status, `${name} ${missing.text}`).toBe(404);
            for (const value of nonsense) {
                if (makes && takes(schema, decodeURIComponent(value))) continue;
                const { status, text } = await answer(name, value);
                expect(status, `${name} ${value}: ${text}`).toBeLessThan(500);
                if (missing) expect(text, `${name} ${value}`).toBe(missing.text);
                else expect(status, `${name} ${value}: ${text}`).toBe(404);
            }
            for (const value of ['%zz', '%', '%4', '%FF', '%C3%28', '%00']) expect((await answer(name, value)).status, value).toBe(400);
        }
    });
});
