// Guessing passwords: throttled by account and by address. A server of its own, for it locks the tests' address out.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { Marketplace, password } from '../support/marketplace.ts';

let market: Marketplace;
beforeAll(async () => {
    market = await Marketplace.start({ logins: ['olga', 'otto'] });
});
afterAll(() => market.remove());

const attempt = (login: string, guess: string) => new Client(market.server).call('signIn', { body: { login, password: guess } });

it('stops guessing at one account after ten failures, also with the right password, and no other account', async () => {
    for (let i = 0; i < 10; i++) expect((await attempt('olga@north.example', `guess ${i}`)).status).toBe(401);
    const problem = await new Client(market.server).refused(
        'signIn',
        { body: { login: 'olga@north.example', password } },
        429,
        'throttled',
    );
    expect(problem.retry_after).toBeGreaterThan(0);
    const answer = await attempt('olga@north.example', password);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect((await attempt('otto@south.example', password)).status).toBe(200);
});

it('lets no more than ten of fifty guesses at once come through', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => attempt('mara@north.example', `guess ${i}`)));
    const statuses = answers.map((answer) => answer.status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(40);
});

it('counts an unknown account the same way', async () => {
    for (let i = 0; i < 10; i++) expect((await attempt('nobody@x.example', `guess ${i}`)).status).toBe(401);
    expect((await attempt('nobody@x.example', 'guess')).status).toBe(429);
});

it('stops an address after fifty failures, whatever the account', async () => {
    let refused = 0;
    for (let i = 0; i < 60 && refused === 0; i++) {
        const { status } = await attempt(`nobody${i}@x.example`, 'guess');
        if (status === 429) refused = i;
        else expect(status).toBe(401);
    }
    expect(refused).toBeGreaterThan(0);
    expect((await attempt('otto@south.example', password)).status).toBe(429);
}, 90_000);
