// People's access by mail, through a real Postfix: invitations, forgotten passwords, links to sign in, senders to confirm.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { linkIn, secretIn } from '../support/links.ts';
import { Marketplace, password } from '../support/marketplace.ts';
import { asRoot, mailDomain, Postfix, type Arrived } from '../support/postfix.ts';

let postfix: Postfix;
let market: Marketplace;
let olga: Client;
beforeAll(async () => {
    if (!asRoot) return;
    postfix = await Postfix.start();
    market = await Marketplace.start({ settings: postfix.settings, logins: ['olga', 'mara', 'anna', 'otto', 'ada'] });
    olga = await market.as('olga');
    await market.push.ok('putBuyer', {
        path: { external_id: 'ben' },
        body: { name: 'Ben Buyer', language: 'de', email: 'ben@buyers.example' },
    });
}, 120_000);
afterAll(async () => {
    if (!asRoot) return;
    await market.remove();
    await postfix.remove();
});

const bounces = `bounces@${mailDomain}`;
const nobody = () => new Client(market.server);

// The mail to `address` that comes of what is done.
async function mailOf(address: string, act: () => Promise<unknown>): Promise<Arrived> {
    const before = (await postfix.arrived(address)).length;
    await act();
    await expect.poll(async () => (await postfix.arrived(address)).length, { timeout: 20_000 }).toBe(before + 1);
    return (await postfix.arrived(address)).at(-1)!;
}

// As every mail of this kind is: to one person, from nobody who could be answered, with one link in both parts and nothing that tells
// whether it was read.
// Notifications about what a seller had sent come back, so that it is told; about the others' they do not.
function expectNotice({ mail, source }: Arrived, subject: string, returnPath = ''): void {
    expect(mail.subject).toBe(subject);
    expect(mail.from?.address).toBe(`no-reply@${mailDomain}`);
    expect(mail.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
    expect(/^Return-Path: <(.*)>$/m.exec(source)?.[1]).toBe(returnPath);
    expect(mail.html).toContain(secretIn(mail.text));
    expect(mail.html).not.toMatch(/<img|<script|src=|url\(/i);
}

describe.runIf(asRoot)('an invitation', () => {
    const invite = (address: string, body: object = { role: 'agent' }) =>
        olga.ok('inviteMember', { path: { seller: market.north.id, address }, body });

    it('brings a new member in, who writes by mail without another confirmation', async () => {
        const mail = await mailOf('nils@north.example', () => invite('Nils@North.example', { role: 'manager', language: 'de' }));
        expectNotice(mail, 'Sie sind zu North Shop eingeladen', bounces);
        expect(mail.mail.text).toContain('Olga North');
        expect(linkIn(mail.mail.text)).toMatch(/^\/invitation\/[\w-]{43}$/);
        const path = { invitation: secretIn(mail.mail.text) };
        expect(await nobody().ok('getInvitation', { path })).toMatchObject({
            login: 'nils@north.example',
            seller_name: 'North Shop',
            role: 'manager',
        });
        const missing = await nobody().refused('acceptInvitation', { path, body: { password } }, 422, 'missing_field');
        expect(missing.pointer).toBe('/name');
        const nils = nobody();
        const session = await nils.ok('acceptInvitation', { path, body: { password, name: 'Nils North' } });
        expect(session).toMatchObject({ name: 'Nils North', role: 'manager', language: 'de', seller: market.north });
        await nobody().refused('getInvitation', { path }, 404, 'invitation_invalid');
        const { members, invitations } = await nils.ok('listMembers', { path: { seller: market.north.id } });
        expect(members.map(({ login }) => login)).toContain('nils@north.example');
        expect(invitations).toEqual([]);
        await olga.refused(
            'inviteMember',
            { path: { seller: market.north.id, address: 'nils@north.example' }, body: { role: 'agent' } },
            409,
            'already_exists',
        );

        const { order, alias } = await market.orderWithAlias();
        await postfix.send({
            from: 'nils@north.example',
            to: alias,
            subject: '[order_problem] One shelf',
            text: `About order ${order.id}: one shelf is out of stock, may it be oak?`,
        });
        const conversation = async () =>
            (await olga.ok('getOrder', { path: { seller: market.north.id, order: order.id } })).conversation?.id ?? '';
        await expect.poll(conversation).not.toBe('');
    });

    it('is seen to be sent, sent again, and taken back', async () => {
        const path = { seller: market.north.id, address: 'nora@north.example' };
        const first = await mailOf('nora@north.example', () => invite('nora@north.example'));
        const shown = async () => (await olga.ok('listMembers', { path })).invitations;
        await expect.poll(async () => (await shown())[0]?.mail).toBe('sent');
        const second = await mailOf('nora@north.example', () => invite('nora@north.example'));
        expect(await shown()).toMatchObject([{ address: 'nora@north.example', role: 'agent', invited_by: 'Olga North' }]);
        expect((await olga.ok('revokeInvitation', { path })).invitations).toEqual([]);
        for (const { mail } of [first, second])
            await nobody().refused('getInvitation', { path: { invitation: secretIn(mail.text) } }, 404, 'invitation_invalid');
    });

    it('that does not arrive is told, with the cause', async () => {
        const path = { seller: market.north.id, address: 'nils@nowhere.example' };
        await invite(path.address);
        const shown = async () => (await olga.ok('listMembers', { path })).invitations.find(({ address }) => address === path.address);
        await expect.poll(shown, { timeout: 30_000 }).toMatchObject({ mail: 'bounced', mail_cause: 'no_mailbox' });
        await olga.ok('revokeInvitation', { path });
    });

    it('of an owner is an owner’s to make', async () => {
        const mara = await market.as('mara');
        const call = { path: { seller: market.north.id, address: 'x@north.example' }, body: { role: 'owner' } };
        await mara.refused('inviteMember', call, 403, 'forbidden');
        await olga.refused('inviteMember', { ...call, body: { role: 'buyer' } }, 422, 'invalid_value');
        await olga.refused('inviteMember', { ...call, path: { ...call.path, address: 'no address' } }, 404, 'not_found');
    });
});

describe.runIf(asRoot)('a forgotten password', () => {
    it('is chosen anew by a link, which signs everybody else out and is told by mail', async () => {
        const elsewhere = await market.signedIn('anna');
        const mail = await mailOf('anna@north.example', () => nobody().ok('askPasswordReset', { body: { login: 'ANNA@north.example' } }));
        expectNotice(mail, 'Choose a new password');
        const path = { secret: secretIn(mail.mail.text) };
        expect(await nobody().ok('getPasswordReset', { path })).toMatchObject({ name: 'Anna North', login: 'anna@north.example' });
        const weak = await nobody().refused('resetPassword', { path, body: { password: 'short' } }, 422, 'password_too_weak');
        expect(weak.pointer).toBe('/password');
        const anna = nobody();
        const told = await mailOf('anna@north.example', () =>
            anna.ok('resetPassword', { path, body: { password: 'a new long password' } }),
        );
        expect(told.mail.subject).toBe('Your password was changed');
        expect(linkIn(told.mail.text)).toBe('/forgot');
        await anna.ok('getSession');
        await elsewhere.refused('getSession', {}, 401, 'not_signed_in');
        await nobody().refused('resetPassword', { path, body: { password: 'a third password' } }, 404, 'mail_link_invalid');
        await nobody().signIn('anna@north.example', 'a new long password');
    });

    it('is asked for with one answer, whoever it is, and only so often', async () => {
        const ask = async (login: string) => {
            const { status, text, headers } = await nobody().call('askPasswordReset', { body: { login } });
            return { status, text, headers: { ...headers, date: '' } };
        };
        expect(await ask('otto@south.example')).toEqual(await ask('nobody@south.example'));
        await Promise.all(['otto', 'otto', 'nobody', 'nobody'].map((who) => ask(`${who}@south.example`)));
        const [known, unknown] = [await ask('otto@south.example'), await ask('nobody@south.example')];
        expect(known.status).toBe(429);
        expect(unknown.status).toBe(429);
        expect(JSON.parse(unknown.text)).toMatchObject({ code: 'throttled', title: (JSON.parse(known.text) as { title: string }).title });
        await expect.poll(async () => (await postfix.arrived('otto@south.example')).length, { timeout: 20_000 }).toBe(3);
        expect(await postfix.arrived('nobody@south.example')).toEqual([]);
    });
});

describe.runIf(asRoot)('a link to sign in', () => {
    it('lets a buyer in whom only the marketplace knows, when its button is pressed and not before', async () => {
        const ask = { body: { address: 'ben@buyers.example', to: '/messages/1?message=2' } };
        const mail = await mailOf('ben@buyers.example', () => nobody().ok('askSignInLink', ask));
        expectNotice(mail, 'Ihr Link zum Anmelden');
        expect(linkIn(mail.mail.text)).toMatch(/^\/sign-in\/link\/[\w-]{43}\?to=%2Fmessages%2F1%3Fmessage%3D2$/);
        const path = { secret: secretIn(mail.mail.text) };
        // As programs do that look through mails: the page (whose files these tests go without), and all that it could ask for.
        for (const method of ['GET', 'HEAD']) {
            await nobody().send(method, linkIn(mail.mail.text));
            expect((await nobody().send(method, `/v1/sign-in-links/${path.secret}`)).status).toBe(200);
        }
        expect((await nobody().ok('getSignInLink', { path })).name).toBe('Ben Buyer');
        const ben = nobody();
        expect(await ben.ok('signInByLink', { path })).toMatchObject({ name: 'Ben Buyer', role: 'buyer', language: 'de' });
        await ben.ok('listBuyerConversations');
        await nobody().refused('signInByLink', { path }, 404, 'mail_link_invalid');
        await nobody().refused('getSignInLink', { path }, 404, 'mail_link_invalid');
    });

    it('cannot be used by another site', async () => {
        const mail = await mailOf('ben@buyers.example', () => nobody().ok('askSignInLink', { body: { address: 'ben@buyers.example' } }));
        const path = { secret: secretIn(mail.mail.text) };
        await nobody().refused('signInByLink', { path, headers: { origin: 'https://evil.example' } }, 403, 'cross_site');
        await nobody().ok('signInByLink', { path });
    });

    it('leads to no other site', async () => {
        for (const to of ['//evil.example', 'https://evil.example/', '/\\evil.example'])
            await nobody().refused('askSignInLink', { body: { address: 'ben@buyers.example', to } }, 422, 'invalid_value');
    });
});

describe.runIf(asRoot)('a sender', () => {
    it('may write when its own mailbox has confirmed it', async () => {
        const put = { path: { seller: market.north.id, address: 'desk@shop.example' }, body: { state: 'approved' } };
        const mail = await mailOf('desk@shop.example', () => olga.ok('putMailSender', put));
        expectNotice(mail, 'May desk@shop.example write for North Shop?', bounces);
        const path = { secret: secretIn(mail.mail.text) };
        const confirmation = { seller_name: 'North Shop', address: 'desk@shop.example' };
        expect(await nobody().ok('getSenderConfirmation', { path })).toMatchObject(confirmation);
        expect(await nobody().ok('confirmSender', { path })).toMatchObject(confirmation);
        const { senders, sends } = await olga.ok('getSellerMail', { path: put.path });
        expect(sends).toBe(true);
        expect(senders).toMatchObject([{ address: 'desk@shop.example', state: 'approved' }]);
        await nobody().refused('confirmSender', { path }, 404, 'mail_link_invalid');
    });
});

describe.runIf(asRoot)('a sender whom the mail does not reach', () => {
    it('is told where it was approved', async () => {
        const path = { seller: market.north.id, address: '@nowhere.example' };
        await olga.ok('putMailSender', { path, body: { state: 'approved' } });
        const shown = async () => (await olga.ok('getSellerMail', { path })).senders.find(({ address }) => address === path.address);
        await expect.poll(shown, { timeout: 30_000 }).toMatchObject({ state: 'waiting', mail: 'bounced', mail_cause: 'no_mailbox' });
    });
});

describe('without mail', () => {
    it('nothing is asked for, and what can be done is said', async () => {
        const without = await Marketplace.start({ logins: ['olga'] });
        const stranger = new Client(without.server);
        expect(await stranger.ok('getSignInWays')).toEqual({ by_mail: false });
        await stranger.refused('askPasswordReset', { body: { login: 'olga@north.example' } }, 422, 'mail_off');
        await stranger.refused('askSignInLink', { body: { address: 'ada@buyers.example' } }, 422, 'mail_off');
        const owner = await without.as('olga');
        const path = { seller: without.north.id, address: 'nils@north.example' };
        await owner.refused('inviteMember', { path, body: { role: 'agent' } }, 422, 'mail_off');
        expect((await owner.ok('listMembers', { path })).sends_mail).toBe(false);
        await without.remove();
    });
});
