// Who comes in: signing in and out, throttling, cookies, other sites, revoked sessions, invitations, tokens.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { Marketplace, password } from '../support/marketplace.ts';

let market: Marketplace;
beforeAll(async () => {
    market = await Marketplace.start();
});
afterAll(() => market.remove());

const login = 'olga@north.example';

describe('signing in', () => {
    it('tells who is signed in', async () => {
        const client = new Client(market.server);
        const session = await client.signIn(login, password);
        expect(session).toMatchObject({ name: 'Olga North', role: 'owner', language: 'en', seller: market.north });
        expect(await client.ok('getSession')).toEqual(session);
    });
    it('knows a login in any case', async () => {
        await expect(new Client(market.server).signIn('OLGA@North.Example', password)).resolves.toMatchObject({ name: 'Olga North' });
    });
    it('tells a buyer its own id and no seller', async () => {
        const session = await (await market.as('ada')).ok('getSession');
        expect(session.role).toBe('buyer');
        expect(session.buyer_id).toBeDefined();
        expect(session.seller).toBeUndefined();
    });
    it('sets a cookie that scripts and other sites cannot use', async () => {
        const client = await market.signedIn('olga');
        const flags = client.lastSetCookie!.toLowerCase().split('; ').slice(1);
        expect(flags).toContain('httponly');
        expect(flags).toContain('path=/');
        expect(flags.some((flag) => flag === 'samesite=lax' || flag === 'samesite=strict')).toBe(true);
        expect(flags.some((flag) => flag.startsWith('max-age=') || flag.startsWith('expires='))).toBe(true);
        expect(flags.some((flag) => flag.startsWith('domain='))).toBe(false);
    });
    it('gives a new session each time and ends the earlier one of this browser', async () => {
        const client = await market.signedIn('olga');
        const earlier = client.cookie!;
        await client.signIn(login, password);
        expect(client.cookie).not.toBe(earlier);
        await new Client(market.server, { cookie: earlier }).refused('getSession', {}, 401, 'not_signed_in');
        await client.ok('getSession');
    });
    it('answers a wrong password and an unknown account alike', async () => {
        const answerOf = async (who: string) => {
            const began = performance.now();
            const problem = await new Client(market.server).refused(
                'signIn',
                { body: { login: who, password: 'wrong password' } },
                401,
                'wrong_credentials',
            );
            return { problem, took: performance.now() - began };
        };
        const known = [await answerOf('mara@north.example'), await answerOf('mara@north.example'), await answerOf('mara@north.example')];
        const unknown = [await answerOf('nobody1@x.example'), await answerOf('nobody2@x.example'), await answerOf('nobody3@x.example')];
        expect(unknown[0]!.problem).toEqual(known[0]!.problem);
        const fastest = (times: { took: number }[]) => Math.min(...times.map((time) => time.took));
        expect(fastest(unknown)).toBeGreaterThan(fastest(known) / 2);
        expect(fastest(unknown)).toBeLessThan(fastest(known) * 2);
    });
    it('answers in the language that the reader asks for', async () => {
        const ask = (language: string) => new Client(market.server, { 'accept-language': language }).refused('getSession', {}, 401);
        const [english, german, unknown] = [await ask('en-GB,en;q=0.9'), await ask('de-AT,de;q=0.9,en;q=0.5'), await ask('tlh')];
        expect(german.title).not.toBe(english.title);
        expect(unknown.title).toBe(english.title);
        expect(german.code).toBe(english.code);
    });
});

describe('signing out', () => {
    it('ends the session on the server too', async () => {
        const client = await market.signedIn('olga');
        const cookie = client.cookie!;
        await client.ok('signOut');
        expect(client.cookie).toBeUndefined();
        await new Client(market.server, { cookie }).refused('getSession', {}, 401, 'not_signed_in');
    });
    it('leaves other browsers signed in', async () => {
        const [one, other] = [await market.signedIn('olga'), await market.signedIn('olga')];
        await one.ok('signOut');
        await other.ok('getSession');
    });
});

describe('a session', () => {
    it('is ended by an engineer', async () => {
        const client = await market.signedIn('anna');
        market.admin.revokeSessions('anna@north.example');
        await client.refused('getSession', {}, 401, 'not_signed_in');
    });
    it('is ended by a new password, and only that lets in again', async () => {
        const client = await market.signedIn('anna');
        market.admin.resetPassword('anna@north.example', 'another long password');
        await client.refused('getSession', {}, 401, 'not_signed_in');
        await client.refused('signIn', { body: { login: 'anna@north.example', password } }, 401, 'wrong_credentials');
        await client.signIn('anna@north.example', 'another long password');
    });
    it('is nothing that can be made up', async () => {
        for (const cookie of ['stoa_session=', 'stoa_session=x', `stoa_session=${'A'.repeat(43)}`, 'stoa_session=%00', 'other=1']) {
            await new Client(market.server, { cookie }).refused('getSession', {}, 401, 'not_signed_in');
        }
    });
});

describe('another site', () => {
    const elsewhere = ['https://evil.example', 'null', 'http://127.0.0.1:1', 'http://localhost.evil.example'];
    it.each(elsewhere)('at %s cannot use a session to change something', async (origin) => {
        const client = await market.signedIn('olga');
        const order = await market.order();
        const call = {
            path: { seller: market.north.id, order: order.id },
            body: { reason: 'order_problem', subject: 'Your order', text: `About ${order.id}: which size?` },
            headers: { origin },
        };
        await client.refused('contactBuyer', call, 403, 'cross_site');
        await client.refused('signOut', { headers: { origin } }, 403, 'cross_site');
        expect((await client.ok('getOrder', { path: { seller: market.north.id, order: order.id } })).conversation).toBeUndefined();
    });
    it('cannot sign somebody in', async () => {
        const body = { login, password };
        await new Client(market.server).refused('signIn', { body, headers: { origin: 'https://evil.example' } }, 403, 'cross_site');
        await new Client(market.server).refused('signIn', { body, headers: { 'sec-fetch-site': 'cross-site' } }, 403, 'cross_site');
    });
    it('is told from the same one by what the browser says', async () => {
        const client = await market.signedIn('olga');
        await client.refused('signOut', { headers: { 'sec-fetch-site': 'cross-site' } }, 403, 'cross_site');
        await client.ok('signOut', { headers: { 'sec-fetch-site': 'same-origin' } });
    });
    it('does not matter to programs with a token', async () => {
        await market.push.ok('putBuyer', {
            path: { external_id: 'cross' },
            body: { name: 'Cross' },
            headers: { origin: 'https://erp.example' },
        });
    });
});

describe('an invitation', () => {
    it('lets a person choose a password, once', async () => {
        market.admin.createUser({ login: 'ina@buyers.example', name: 'Ina Invited', role: 'buyer', buyer: 'ina', password: null });
        const invitation = market.admin.invite('ina@buyers.example');
        const client = new Client(market.server);
        const seen = await client.ok('getInvitation', { path: { invitation } });
        expect(seen).toMatchObject({ name: 'Ina Invited', login: 'ina@buyers.example' });
        expect(Date.parse(seen.expires_at)).toBeGreaterThan(Date.now());
        const weak = await client.refused(
            'acceptInvitation',
            { path: { invitation }, body: { password: 'short' } },
            422,
            'password_too_weak',
        );
        expect(weak.pointer).toBe('/password');
        const session = await client.ok('acceptInvitation', { path: { invitation }, body: { password: 'a password of her own' } });
        expect(session).toMatchObject({ name: 'Ina Invited', role: 'buyer' });
        expect((await client.ok('getSession')).user_id).toBe(session.user_id);
        await client.refused('getInvitation', { path: { invitation } }, 404, 'invitation_invalid');
        await client.refused(
            'acceptInvitation',
            { path: { invitation }, body: { password: 'a password of her own' } },
            404,
            'invitation_invalid',
        );
        await new Client(market.server).signIn('ina@buyers.example', 'a password of her own');
    });
    it('that nobody made is answered like a used one', async () => {
        await new Client(market.server).refused('getInvitation', { path: { invitation: 'A'.repeat(43) } }, 404, 'invitation_invalid');
    });
    it('that was made twice is used up as a whole, and the browser is signed in anew', async () => {
        market.admin.createUser({ login: 'ivo@buyers.example', name: 'Ivo', role: 'buyer', buyer: 'ivo', password: null });
        await new Client(market.server).refused(
            'signIn',
            { body: { login: 'ivo@buyers.example', password: 'anything at all' } },
            401,
            'wrong_credentials',
        );
        const [earlier, later] = [market.admin.invite('ivo@buyers.example'), market.admin.invite('ivo@buyers.example')];
        const browser = await market.signedIn('olga');
        const cookie = browser.cookie!;
        await browser.ok('acceptInvitation', { path: { invitation: later }, body: { password: 'a password of his own' } });
        expect(await browser.ok('getSession')).toMatchObject({ name: 'Ivo' });
        await new Client(market.server, { cookie }).refused('getSession', {}, 401, 'not_signed_in');
        await new Client(market.server).refused('getInvitation', { path: { invitation: earlier } }, 404, 'invitation_invalid');
    });
    it('ends with a password that an engineer sets', async () => {
        const invitation = market.admin.invite('ivo@buyers.example');
        market.admin.resetPassword('ivo@buyers.example', 'another long password');
        await new Client(market.server).refused('getInvitation', { path: { invitation } }, 404, 'invitation_invalid');
    });
});

describe('a token', () => {
    it('does what its scopes say, and nothing after it was revoked', async () => {
        const client = Client.withToken(market.server, market.admin.createToken('reader', ['messages:read']));
        await client.ok('listConversations', { path: { seller: market.north.id } });
        await client.refused('putBuyer', { path: { external_id: 'x' }, body: { name: 'X' } }, 403, 'forbidden');
        market.admin.revokeToken('reader');
        await client.refused('listConversations', { path: { seller: market.north.id } }, 401, 'not_signed_in');
    });
    it('says who it is', async () => {
        expect(await market.push.ok('getSession')).toMatchObject({ role: 'token' });
    });
    it('is nothing that can be made up', async () => {
        for (const token of ['', 'x', 'A'.repeat(43)])
            await Client.withToken(market.server, token).refused('getSession', {}, 401, 'not_signed_in');
    });
});

describe('the service', () => {
    it('says that it is ready', async () => {
        expect(await new Client(market.server).ok('getHealth')).toMatchObject({ status: 'ready' });
    });
    it('gives its figures to the local machine', async () => {
        expect(await new Client(market.server).ok('getMetrics')).toMatch(/^# (HELP|TYPE) /m);
    });
    it('does not give them through a proxy', async () => {
        const answer = await new Client(market.server).call('getMetrics', { headers: { 'x-forwarded-for': '203.0.113.5' } });
        expect([403, 404]).toContain(answer.status);
    });
});
