// Members of a seller get another role and are removed: what ends with that, and what stays.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { EventStream } from '../support/events.ts';
import { handIn, mailSettings } from '../support/mailed.ts';
import { Marketplace, password } from '../support/marketplace.ts';

let market: Marketplace;
let settings: Record<string, string>;
let olga: Client;
beforeAll(async () => {
    settings = await mailSettings();
    market = await Marketplace.start({ settings, logins: ['olga', 'mara', 'ada'] });
    olga = await market.as('olga');
});
afterAll(() => market.remove());

let made = 0;
interface Made {
    login: string;
    path: { seller: number; member: string };
    client: Client;
}
async function member(role = 'agent'): Promise<Made> {
    const login = `member-${++made}@north.example`;
    market.admin.createUser({ login, name: `Member ${made}`, role, seller: 'North Shop' });
    const client = await Client.signedIn(market.server, login, password);
    const { user_id } = await client.ok('getSession');
    return { login, path: { seller: market.north.id, member: user_id }, client };
}
const logins = async () => (await olga.ok('listMembers', { path: { seller: market.north.id } })).members.map(({ login }) => login);

describe('a member who is removed', () => {
    it('is out at once: its sessions, its open pages, its login and its links', async () => {
        const { login, path, client } = await member();
        const stream = await EventStream.open(client, `/v1/sellers/${market.north.id}/events`);
        const another = await EventStream.open(olga, `/v1/sellers/${market.north.id}/events`);
        const invitation = market.admin.invite(login);
        const { members } = await olga.ok('removeMember', { path });
        expect(members.map((one) => one.login)).not.toContain(login);
        await stream.untilClosed(2000);
        await client.refused('getSession', {}, 401, 'not_signed_in');
        await new Client(market.server).refused('signIn', { body: { login, password } }, 401, 'wrong_credentials');
        await client.refused('getInvitation', { path: { invitation } }, 404, 'invitation_invalid');
        expect(another.closed).toBe(false);
        another.close();
        await olga.refused('removeMember', { path }, 404, 'not_found');
    });

    it('is still named as the author of what it sent, and leaves what it has not sent to who removes it', async () => {
        const { path, client } = await member();
        const { conversation_id: conversation, order } = await market.inquiry();
        const at = { seller: market.north.id, conversation };
        await client.ok('sendSellerMessage', { path: at, body: { text: 'It leaves us tomorrow.' } });
        const begun = await client.ok('saveReplyDraft', { path: at, body: { version: 0, text: 'And it arrives' } });
        const first = { seller: market.north.id, order: (await market.order()).id };
        await client.ok('saveOrderDraft', { path: first, body: { version: 0, text: `About order ${order.id}` } });
        const blocked = await client.refused('sendSellerMessage', { path: at, body: { text: 'Write to me: x@north.example' } }, 422);
        await olga.ok('removeMember', { path });
        const messages = (await olga.ok('listMessages', { path: at })).items;
        expect(messages.at(-1)).toMatchObject({ author_name: 'Member' });
        expect((await olga.ok('getReplyDraft', { path: at })).draft).toMatchObject({ id: begun.id, mine: true, text: 'And it arrives' });
        expect((await olga.ok('getOrderDraft', { path: first })).draft).toMatchObject({ text: `About order ${order.id}` });
        const { drafts } = await olga.ok('getConversation', { path: at });
        expect(drafts).toMatchObject([{ id: blocked.draft_id, mine: true, state: 'blocked' }]);
        await olga.ok('sendSellerMessage', { path: at, body: { text: 'And it arrives on Friday.', draft_id: begun.id } });
    });

    it('writes by mail no more, though its domain is approved, until it is a member again', async () => {
        const { login, path } = await member();
        const { order } = await market.inquiry();
        const { buyer_alias } = await olga.ok('getOrder', { path: { seller: market.north.id, order: order.id } });
        const write = (from: string, text: string) =>
            handIn(settings, {
                from,
                to: buyer_alias!,
                raw: `From: ${from}\r\nTo: ${buyer_alias!}\r\nSubject: Shelf\r\nMessage-ID: <${text.length}.${from}>\r\n\r\n${text}\r\n`,
            });
        await olga.ok('putMailSender', { path: { seller: market.north.id, address: '@north.example' }, body: { state: 'approved' } });
        market.server.succeed(['admin', 'seller', 'confirm-sender', 'North Shop', '@north.example']);
        await write(login, 'It leaves us tomorrow.');
        await olga.ok('removeMember', { path });
        await expect(write(login, 'It leaves us on Friday.')).rejects.toMatchObject({ responseCode: 550 });
        await write('desk@north.example', 'It leaves us on Monday.');
        const { senders } = await olga.ok('getSellerMail', { path: { seller: market.north.id } });
        market.admin.createUser({ login, name: 'Back', role: 'agent', seller: 'North Shop' });
        await write(login, 'It leaves us on Tuesday.');
        expect(senders.find(({ address }) => address === login)).toMatchObject({ state: 'blocked', refused: 1 });
    });

    it('may be removed by the command line, which has its roles too', async () => {
        const { login, client } = await member();
        market.server.succeed(['admin', 'user', 'role', login, 'manager']);
        expect(await client.ok('getSession')).toMatchObject({ role: 'manager' });
        market.server.succeed(['admin', 'user', 'remove', login]);
        await client.refused('getSession', {}, 401, 'not_signed_in');
        expect(await logins()).not.toContain(login);
        expect(market.server.succeed(['admin', 'user', 'list'])).not.toContain(login);
        expect(market.server.command(['admin', 'user', 'remove', 'olga@north.example'])).toMatchObject({ status: 1 });
        expect(market.server.command(['admin', 'user', 'remove', 'ada@buyers.example'])).toMatchObject({ status: 1 });
        expect(market.server.command(['admin', 'user', 'role', 'mara@north.example', 'buyer'])).toMatchObject({ status: 1 });
    });
});

describe('another role', () => {
    it('counts from the next request on', async () => {
        const { path, client } = await member();
        const { seller } = path;
        await client.refused('listMembers', { path }, 403, 'forbidden');
        await olga.ok('changeMember', { path, body: { role: 'manager' } });
        expect(await client.ok('getSession')).toMatchObject({ role: 'manager' });
        await client.ok('listMembers', { path: { seller } });
        await olga.ok('changeMember', { path, body: { role: 'agent' } });
        await client.refused('listMembers', { path }, 403, 'forbidden');
        await olga.refused('changeMember', { path, body: { role: 'buyer' } }, 422, 'invalid_value');
    });

    it('of an owner is an owner’s to give and to take, and one owner stays', async () => {
        const mara = await market.as('mara');
        const own = { seller: market.north.id, member: (await olga.ok('getSession')).user_id };
        const second = await member();
        for (const [operation, path, body] of [
            ['changeMember', own, { role: 'agent' }],
            ['removeMember', own, undefined],
            ['changeMember', second.path, { role: 'owner' }],
        ] as const)
            await mara.refused(operation, { path, ...(body && { body }) }, 403, 'forbidden');
        await olga.refused('changeMember', { path: own, body: { role: 'manager' } }, 409, 'last_owner');
        await olga.refused('removeMember', { path: own }, 409, 'last_owner');
        await olga.ok('changeMember', { path: second.path, body: { role: 'owner' } });
        await olga.ok('changeMember', { path: own, body: { role: 'manager' } });
        await olga.refused('changeMember', { path: own, body: { role: 'owner' } }, 403, 'forbidden');
        await second.client.ok('changeMember', { path: own, body: { role: 'owner' } });
        await second.client.ok('removeMember', { path: second.path }); // Whoever leaves is told how things stand, once.
        await second.client.refused('getSession', {}, 401, 'not_signed_in');
    });
});
