// The examples of the contract, which /api shows: each says what it needs, and works as it stands.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations, takesBody } from '../support/contract.ts';
import { Examples } from '../support/examples.ts';
import { mailSettings } from '../support/mailed.ts';
import { Marketplace } from '../support/marketplace.ts';
import { carefulPack } from '../support/packs.ts';

let market: Marketplace;
let examples: Examples;
beforeAll(async () => {
    const settings = { ...carefulPack(), ...(await mailSettings()) };
    market = await Marketplace.start({ settings });
    examples = await Examples.create(market, settings);
});
afterAll(() => market.remove());

describe.each(operations.map((one) => [one.id, one] as const))('%s', (_, one) => {
    it('has an example of its body and of every parameter that it needs', () => {
        if (one.bodySchema) expect(takesBody(one, one.bodyExample)).toBe(true);
        const needed = one.parameters.filter((parameter) => parameter.required || parameter.in === 'path');
        expect(needed.filter((parameter) => parameter.example === undefined).map((parameter) => parameter.name)).toEqual([]);
    });
    it('does what the example asks for', async () => {
        const answer = await examples.attempt(one);
        expect(answer.status, answer.text).toBeLessThan(300);
    });
});
