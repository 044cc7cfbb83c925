// `stoa check`: one message like a compiler does, and many by the batch interface of the rule catalogue.
import { writeFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runStoa, temporaryDirectory } from '../support/server.ts';

const directory = temporaryDirectory();
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function file(name: string, text: string): string {
    const path = join(directory, name);
    writeFileSync(path, text);
    return path;
}

interface BatchAnswer {
    id?: unknown;
    outcome?: string;
    error?: string;
    findings?: { rule: string; outcome: string; part: string; begin?: number; end?: number; text?: string; why: string; fix: string }[];
    modified?: { subject?: string; body?: string };
}
function batch(lines: string[], options: string[] = []): { status: number; answers: BatchAnswer[] } {
    const ran = runStoa(['check', '--batch', ...options], { input: lines.map((line) => `${line}\n`).join('') });
    const answers = ran.out
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as BatchAnswer);
    return { status: ran.status, answers };
}
const reply = (body: string, more: object = {}) =>
    JSON.stringify({ id: 'r', author: 'seller', kind: 'reply', sent_at: '2026-11-24T12:00:00Z', body, format: 'text', ...more });

describe('check FILE', () => {
    it('names file, line and column and ends with 1 where something blocks', () => {
        const path = file('message.txt', 'Hello,\nplease call (555) 010-4477 today.\n');
        const ran = runStoa(['check', path], { directory });
        expect(ran.status, ran.err).toBe(1);
        expect(ran.out).toMatch(/message\.txt:2:13: block: content\.phone: \S/);
    });
    it('counts columns in code points', () => {
        const ran = runStoa(['check', file('wide.txt', 'Grüße 😀 (555) 010-4477\n')], { directory });
        expect(ran.out).toMatch(/wide\.txt:1:9: block: content\.phone/);
    });
    it('ends with 0 and says nothing where all is well, and where something is only changed', () => {
        const clean = runStoa(['check', file('clean.txt', 'Your parcel arrives on Tuesday.\n')]);
        expect([clean.status, clean.out]).toEqual([0, '']);
        const changed = runStoa(['check', file('smile.txt', 'Thanks 😀\n')]);
        expect(changed.status).toBe(0);
        expect(changed.out).toMatch(/modify: format\.emoji/);
    });
    it('reads the standard input', () => {
        const ran = runStoa(['check', '-'], { input: 'Write to help@shop.example\n' });
        expect(ran.status).toBe(1);
        expect(ran.out).toMatch(/:1:10: block: content\.email/);
    });
    it('checks as whom and what one says', () => {
        const path = file('buyer.txt', 'Call me at (555) 010-4477\n');
        const ran = runStoa(['check', '--author', 'buyer', path]);
        expect(ran.status).toBe(0);
        expect(ran.out).toMatch(/modify: content\.phone/);
        const order = file('order.json', JSON.stringify({ id: '114-3941689-8772232', placed_at: '2020-01-01T00:00:00Z' }));
        const opened = runStoa([
            'check',
            '--kind',
            'proactive',
            '--reason',
            'order_information',
            '--order',
            order,
            file('late.txt', 'Order 114-3941689-8772232: which size?\n'),
        ]);
        expect(opened.status).toBe(1);
        expect(opened.out).toMatch(/block: timing\.window/);
    });
    it('says in one line what is wrong with the command', () => {
        for (const args of [
            [join(directory, 'missing.txt')],
            ['--author', 'robot', file('a.txt', 'a')],
            ['--pack', 'nobody', file('a.txt', 'a')],
        ]) {
            const ran = runStoa(['check', ...args]);
            expect(ran.status).not.toBe(0);
            expect(ran.err.trim().split('\n')).toHaveLength(1);
        }
    });
});

describe('check --batch', () => {
    it('answers each line in its order', () => {
        const { status, answers } = batch([reply('Please call (555) 010-4477.', { id: 'a' }), reply('It arrives tomorrow.', { id: 'b' })]);
        expect(status).toBe(0);
        expect(answers.map((answer) => [answer.id, answer.outcome])).toEqual([
            ['a', 'block'],
            ['b', 'pass'],
        ]);
        const [finding] = answers[0]!.findings!;
        expect(finding).toMatchObject({
            rule: 'content.phone',
            outcome: 'block',
            part: 'body',
            begin: 12,
            end: 26,
            text: '(555) 010-4477',
        });
        expect(finding!.why).not.toBe('');
        expect(finding!.fix).not.toBe('');
        expect(answers[1]!.findings).toEqual([]);
    });
    it('shows what would be delivered where it changes something', () => {
        const { answers } = batch([reply('Thanks 😀\n\n\n\nBye', { subject: 'Done 😀' })]);
        expect(answers[0]!.outcome).toBe('modify');
        expect(answers[0]!.modified!.body).not.toMatch(/😀|\n{3}/u);
        expect(answers[0]!.modified!.subject).toBe('Done');
    });
    it('answers an invalid line in its place, goes on and ends with 2', () => {
        const lines = [
            '{',
            '[]',
            '"x"',
            reply('Fine.', { author: 'robot', id: 'x' }),
            reply('Fine.', { colour: 'red', id: 'y' }),
            JSON.stringify({ id: 'z' }),
            reply('Fine.', { id: 'last' }),
        ];
        const { status, answers } = batch(lines);
        expect(status).toBe(2);
        expect(answers).toHaveLength(lines.length);
        for (const answer of answers.slice(0, 3)) expect(answer.error).toBeTruthy();
        expect(answers[3]).toMatchObject({ id: 'x', error: expect.stringMatching(/author/) as string });
        expect(answers[5]).toMatchObject({ id: 'z', error: expect.any(String) as string });
        expect(answers.at(-1)).toMatchObject({ id: 'last', outcome: 'pass' });
    });
    it('knows both packs', () => {
        const order = { id: '114-3941689-8772232', placed_at: '2026-11-20T00:00:00Z' };
        const line = JSON.stringify({
            id: 'o',
            author: 'seller',
            kind: 'proactive',
            reason: 'order_information',
            order,
            sent_at: '2026-11-24T00:00:00Z',
            subject: 'Size',
            body: 'Which size?',
            format: 'text',
        });
        expect(batch([line], ['--pack', 'amazon-2025']).answers[0]!.findings!.map((one) => one.rule)).toContain('content.order_id');
        expect(batch([line], ['--pack', 'amazon-2021']).answers[0]!.findings!.map((one) => one.rule)).not.toContain('content.order_id');
    });
    it('reads many lines without much memory or time', () => {
        const lines = Array.from({ length: 5_000 }, (_, i) =>
            reply(`Your order 114-3941689-8772232 (part ${i}) arrives tomorrow.`, { id: String(i) }),
        );
        const began = performance.now();
        const { status, answers } = batch(lines);
        expect(status).toBe(0);
        expect(answers).toHaveLength(5_000);
        expect(answers.every((answer) => answer.outcome === 'pass')).toBe(true);
        expect(performance.now() - began).toBeLessThan(20_000);
    });
});
