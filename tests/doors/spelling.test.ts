// Spelling and grammar through the doors: the word, what could be meant, and what happens where the dictionaries are missing or broken.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { Marketplace } from '../support/marketplace.ts';
import { carefulPack } from '../support/packs.ts';
import { runStoa, temporaryDirectory } from '../support/server.ts';

const directory = temporaryDirectory();
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const installed = '/usr/share/hunspell';
const misspelled = 'We have recieved the parcel that you sent back to us.';

function emptyFolder(name: string): string {
    const folder = join(directory, name);
    mkdirSync(folder, { recursive: true });
    return folder;
}
function messageFile(text: string): string {
    const path = join(directory, 'message.txt');
    writeFileSync(path, text);
    return path;
}
const draft = (body: string) => `${JSON.stringify({ id: 'r', author: 'seller', kind: 'reply', sent_at: '2026-11-24T12:00:00Z', body })}\n`;
const batch = (body: string, ...options: string[]) => {
    const ran = runStoa(['check', '--batch', ...options], { input: draft(body) });
    return JSON.parse(ran.out) as { outcome: string; findings: { rule: string; text?: string; fix: string }[]; unavailable?: string[] };
};

describe('stoa check', () => {
    it('names the word and what could be meant', () => {
        const ran = runStoa(['check', messageFile(`Hello,\n${misspelled}\n`)]);
        expect(ran.status, ran.err).toBe(0);
        expect(ran.out).toMatch(/message\.txt:2:9: warn: format\.spelling: .*Did you mean “received”/);
    });
    it('suggests nothing in a batch', () => {
        const answer = batch(misspelled);
        expect(answer).toMatchObject({ outcome: 'warn', findings: [{ rule: 'format.spelling', text: 'recieved' }] });
        expect(answer.findings[0]!.fix).not.toContain('received');
        expect(answer).not.toHaveProperty('unavailable');
    });
    it('leaves out the rules that it is told to', () => {
        expect(batch(`${misspelled} It is the the best.`, '--without', 'format.spelling', '--without', 'format.grammar')).toMatchObject({
            id: 'r',
            outcome: 'pass',
            findings: [],
        });
        const wrong = runStoa(['check', '--without', 'format.speling', messageFile('a')]);
        expect([wrong.status, wrong.err]).toEqual([1, 'stoa check: --without cannot be "format.speling": there is no such rule\n']);
    });
    it('says so where the dictionaries are missing, and lets pass', () => {
        const folder = emptyFolder('none');
        const ran = runStoa(['check', '--dictionaries', folder, messageFile(misspelled)]);
        expect(ran.status).toBe(0);
        expect(ran.out).toMatch(
            new RegExp(`message\\.txt: unavailable: format\\.spelling: the dictionary ${folder}/en_US\\.aff cannot be read`),
        );
        expect(batch(misspelled, '--dictionaries', folder)).toMatchObject({
            outcome: 'pass',
            findings: [],
            unavailable: ['format.spelling'],
        });
    });
    it('says so where one is broken', () => {
        const folder = emptyFolder('broken');
        writeFileSync(join(folder, 'en_US.aff'), 'SET NO-SUCH-ENCODING\nSFX A Y 1000000\nSFX');
        copyFileSync(join(installed, 'en_US.dic'), join(folder, 'en_US.dic'));
        const ran = runStoa(['check', '--dictionaries', folder, messageFile(misspelled)]);
        expect(ran.out).toMatch(/unavailable: format\.spelling: the dictionary en_US is broken/);
    });
    it('holds what a rule could not check where the pack says so', () => {
        const pack = join(directory, 'strict.toml');
        writeFileSync(pack, 'extends = "amazon-2025"\nname = "strict"\n[rule."format.spelling"]\non_unavailable = "hold"\n');
        const ran = runStoa(['check', '--pack', pack, '--dictionaries', emptyFolder('none'), messageFile(misspelled)]);
        expect(ran.status).toBe(1);
        expect(ran.out).toMatch(/hold: format\.spelling: .*moderator/);
    });
});

describe('a server', () => {
    let market: Marketplace | undefined;
    afterEach(async () => {
        await market?.remove();
        market = undefined;
    });

    it('suggests to who writes, and delivers with a warning', async () => {
        market = await Marketplace.start({ logins: ['olga', 'ada'] });
        const olga = await market.as('olga');
        const { conversation_id: conversation } = await market.inquiry('Did you get my parcel?');
        const path = { seller: market.north.id };
        const verdict = await olga.ok('checkSellerDraft', { path, body: { conversation_id: conversation, text: misspelled } });
        expect(verdict).toMatchObject({
            outcome: 'warn',
            findings: [
                { rule: 'format.spelling', begin: 8, end: 16, text: 'recieved', replacement: { begin: 8, end: 16, text: 'received' } },
            ],
        });
        expect(verdict).not.toHaveProperty('unavailable');
        const sent = await olga.ok('sendSellerMessage', { path: { ...path, conversation }, body: { text: misspelled } });
        expect(sent.message.text).toBe(misspelled);
        expect(await olga.ok('getHealth', {})).not.toHaveProperty('unavailable');
    });

    it('goes on without dictionaries, and /healthz says what is missing', async () => {
        market = await Marketplace.start({
            settings: { STOA_POLICY_DICTIONARY_DIRECTORY: emptyFolder('none') },
            logins: ['olga', 'ada'],
        });
        const olga = await market.as('olga');
        const { conversation_id: conversation } = await market.inquiry('Did you get my parcel?');
        const path = { seller: market.north.id, conversation };
        const sent = await olga.ok('sendSellerMessage', { path, body: { text: misspelled } });
        expect(sent.verdict).toMatchObject({ outcome: 'pass', unavailable: ['format.spelling'] });
        const health = await olga.ok('getHealth', {});
        expect(health.status).toBe('ready');
        expect(health.unavailable!.map((one) => one.rule)).toContain('format.spelling');
        expect(health.unavailable!.map((one) => one.reason).join('\n')).toMatch(/en_US\.aff cannot be read; install it/);
    });

    it('holds for a moderator, who sees why, where the pack says so', async () => {
        const settings = carefulPack('on_unavailable = "hold"\n');
        market = await Marketplace.start({
            settings: { ...settings, STOA_POLICY_DICTIONARY_DIRECTORY: emptyFolder('none') },
            logins: ['olga', 'ada', 'moni'],
        });
        const [olga, moni] = [await market.as('olga'), await market.as('moni')];
        const { conversation_id: conversation } = await market.inquiry('Did you get my parcel?');
        const path = { seller: market.north.id, conversation };
        const problem = await olga.refused('sendSellerMessage', { path, body: { text: misspelled } }, 422, 'message_held');
        expect(problem.verdict).toMatchObject({
            outcome: 'hold',
            findings: [{ rule: 'format.spelling', part: 'message', title: 'Could not be checked' }],
            unavailable: ['format.spelling'],
        });
        const { items } = await moni.ok('listHeld', {});
        expect(items[0]!.draft.verdict.findings).toMatchObject([{ rule: 'format.spelling', title: 'Could not be checked' }]);
        const released = await moni.ok('releaseHeld', { path: { seller: path.seller, draft: problem.draft_id! } });
        expect(released.message.text).toBe(misspelled);
    });
});
