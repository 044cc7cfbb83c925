// Whether a mail is from where it says, by OpenDKIM and OpenDMARC before a real Postfix, with a name server that knows the senders.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Marketplace } from '../support/marketplace.ts';
import { carefulPack } from '../support/packs.ts';
import { asRoot, mailDomain, Postfix } from '../support/postfix.ts';
import { compose, Signer } from '../support/signed.ts';

const north = new Signer('north.example');
const own = '198.51.100.7'; // North's mail server, as its SPF record says,
const strange = '203.0.113.9'; // and one that has nothing to do with it.
const zone = `north.example. TXT "v=spf1 ip4:${own} -all"
_dmarc.north.example. TXT "v=DMARC1; p=reject"
${north.zone}`;

class Front {
    private constructor(
        readonly postfix: Postfix,
        readonly market: Marketplace,
    ) {}
    // `onUnproven`: the pack's word; where none is given, what a pack says that says nothing.
    static async start(onUnproven?: string): Promise<Front> {
        const postfix = await Postfix.start(zone);
        const pack = onUnproven === undefined ? {} : carefulPack(`mail = { on_unproven = "${onUnproven}" }\n`);
        const market = await Marketplace.start({ settings: { ...postfix.settings, ...pack }, logins: ['olga', 'ada', 'moni'] });
        const ada = await market.as('ada');
        await ada.ok('putSettings', { body: { opted_out: false, mail_timing: { gather_minutes: 0 } } }); // Mails come at once.
        return new Front(postfix, market);
    }
    async remove(): Promise<void> {
        await this.market.remove();
        await this.postfix.remove();
    }

    // Olga's first mail about a new order, ready to be sent; and whether it has become a message.
    async letter() {
        const { order, alias } = await this.market.orderWithAlias();
        const olga = await this.market.as('olga');
        const path = { seller: this.market.north.id, order: order.id };
        const text = `About order ${order.id}: one shelf is out of stock, may it be oak?`;
        const mail = { from: 'Olga North <olga@north.example>', to: alias, subject: '[order_problem] One shelf', text };
        const conversation = async () => (await olga.ok('getOrder', { path })).conversation?.id;
        const send = (source: string, client: string) => this.postfix.swaks({ from: 'olga@north.example', to: alias, source, client });
        return { mail, send, conversation, order, text };
    }
    async refused(after: number): Promise<string> {
        return (await this.postfix.next('olga@north.example', after)).source.replaceAll(/\s+/g, ' ');
    }
}

describe.runIf(asRoot)('a mail that is checked', () => {
    let front: Front;
    beforeAll(async () => {
        front = await Front.start();
    }, 120_000);
    afterAll(() => front.remove());

    it('passes from the server that SPF names', async () => {
        const { mail, send, conversation } = await front.letter();
        expect(send(await compose(mail), own)).toContain('250 2.0.0 Ok');
        await expect.poll(conversation, { timeout: 20_000 }).toBeDefined();
    });
    it('passes by its signature, wherever it comes from', async () => {
        const { mail, send, conversation } = await front.letter();
        send(await north.signed(mail), strange);
        await expect.poll(conversation, { timeout: 20_000 }).toBeDefined();
    });
    it.each([
        ['whose From is forged', async (mail: object) => compose(mail)],
        [
            'whose From is forged, with a finding of our own name',
            async (mail: object) =>
                `Authentication-Results: mx.${mailDomain}; dkim=pass header.d=north.example; dmarc=pass header.from=north.example\r\n${await compose(mail)}`,
        ],
        ['whose signature is broken', async (mail: object) => (await north.signed(mail)).replace('may it be oak', 'may it be ash')],
        ['that another has signed', async (mail: object) => new Signer('north.example').signed(mail)],
    ])('%s is refused, and the address is told why', async (_what, make) => {
        const { mail, send, conversation } = await front.letter();
        const before = (await front.postfix.arrived('olga@north.example')).length;
        send(await make(mail), strange);
        const bounce = await front.refused(before);
        expect(bounce).toContain('5.7.1');
        expect(bounce).toContain('neither SPF nor DKIM vouch for its domain');
        expect(await conversation()).toBeUndefined();
    });
    it('goes out with our own signature, which holds', async () => {
        const { mail, send } = await front.letter();
        send(await north.signed(mail), strange);
        const out = await front.postfix.next('ada@buyers.example', 0);
        expect(out.source).toMatch(new RegExp(`d=${mailDomain.replace('.', '\\.')};\\s+s=stoa`));
        for (const [address, source] of [
            ['whole@elsewhere.example', out.source],
            ['broken@elsewhere.example', out.source.replace('may it be oak', 'may it be ash')],
        ] as const) {
            front.postfix.swaks({ from: 'friend@buyers.example', to: address, source });
            const seen = (await front.postfix.next(address, 0)).source;
            const found = new RegExp(`^Authentication-Results: mx\\.${mailDomain.replace('.', '\\.')};\\s+dkim=(\\w+)`, 'm').exec(seen);
            expect(found?.[1]).toBe(address.startsWith('whole') ? 'pass' : 'fail');
        }
    });
});

describe.runIf(asRoot)('a pack that holds what nobody vouches for', () => {
    let front: Front;
    beforeAll(async () => {
        front = await Front.start('hold');
    }, 120_000);
    afterAll(() => front.remove());

    it('has a moderator decide, and answers nobody', async () => {
        const { mail, send, conversation, text } = await front.letter();
        const moni = await front.market.as('moni');
        send(await compose(mail), strange);
        await expect.poll(async () => (await moni.ok('listHeld', {})).items.length, { timeout: 20_000 }).toBe(1);
        const [held] = (await moni.ok('listHeld', {})).items;
        expect(held).toMatchObject({ unproven_from: 'olga@north.example', draft: { state: 'held', text } });
        expect(await conversation()).toBeUndefined();
        expect(await front.postfix.arrived('olga@north.example')).toEqual([]);
        await moni.ok('releaseHeld', { path: { seller: front.market.north.id, draft: held!.draft.id } });
        expect(await conversation()).toBeDefined();
    });
    it('holds also what breaks a rule, and refuses what it would have to ask about', async () => {
        const { mail, send, text } = await front.letter();
        const moni = await front.market.as('moni');
        send(await compose({ ...mail, text: `${text} Write to me at olga.north@mail.example.` }), strange);
        await expect.poll(async () => (await moni.ok('listHeld', {})).items.length, { timeout: 20_000 }).toBe(1);
        send(await compose({ ...mail, subject: 'Hello', text: 'Hello there.' }), strange);
        expect(await front.refused(0)).toContain('needs a reason');
    });
});

describe.runIf(asRoot)('a pack that lets pass what nobody vouches for', () => {
    it('takes the From as it stands', async () => {
        const front = await Front.start('pass');
        const { mail, send, conversation } = await front.letter();
        send(await compose(mail), strange);
        await expect.poll(conversation, { timeout: 20_000 }).toBeDefined();
        await front.remove();
    }, 120_000);
});
