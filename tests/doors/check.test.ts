// `stoa check`: one message like a compiler does, and many by the batch interface of the rule catalogue.
import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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

describe('check --fix', () => {
    const broken = 'Hello Ada 😀,\n\n\n\nplease call (555) 010-4477 or write to help@shop.example.\nSee www.shop.example for more.\n';
    it('writes the mended text, says what was changed where it stood, and ends with 0 where it would be delivered', () => {
        const path = file('broken.txt', broken);
        const ran = runStoa(['check', '--fix', path]);
        expect(ran.status, ran.err).toBe(0);
        expect(ran.out).toBe('Hello Ada,\n\nplease call or write to.\nSee for more.\n');
        expect(ran.err).toMatch(/broken\.txt:1:10: fixed: format\.emoji: " 😀" taken out/u);
        expect(ran.err).toMatch(/broken\.txt:1:13: fixed: format\.line_breaks: "(\\n){4}" replaced by "\\n\\n"/);
        expect(ran.err).toMatch(/broken\.txt:5:12: fixed: content\.phone: " \(555\) 010-4477" taken out/);
        expect(ran.err).toMatch(/broken\.txt:5:39: fixed: content\.email/);
        expect(ran.err).toMatch(/broken\.txt:6:4: fixed: content\.link/);
        expect(readFileSync(path, 'utf8')).toBe(broken);
    });
    it('changes nothing when it runs on what it has mended', () => {
        const once = runStoa(['check', '--fix', '-'], { input: broken });
        const twice = runStoa(['check', '--fix', '-'], { input: once.out });
        expect([twice.status, twice.out, twice.err]).toEqual([0, once.out, '']);
    });
    it('tells what only a person can mend, at its place in the mended text, and ends with 1', () => {
        const ran = runStoa(['check', '--fix', '-'], {
            input: '😀😀\nSend me the money by PayPal instead: call 0171 5550142.\nYou idiot.\n',
        });
        expect(ran.out).toBe('\nSend me the money by PayPal instead: call.\nYou idiot.\n');
        expect(ran.err).toMatch(/-:2:\d+: block: content\.diversion: \S/);
        expect(ran.err).not.toMatch(/block: content\.phone/);
        const late = runStoa(
            [
                'check',
                '--fix',
                '--kind',
                'proactive',
                '--reason',
                'invoice',
                '--order',
                file('old.json', JSON.stringify({ id: '114-3941689-8772232', placed_at: '2020-01-01T00:00:00Z' })),
                '-',
            ],
            { input: 'Your invoice.\n' },
        );
        expect(late.status).toBe(1);
        expect(late.out).toContain('114-3941689-8772232');
        expect(late.err).toMatch(/-:1:1: block: timing\.window/);
    });
    it('puts the text back into the file with its rights, and leaves a clean one untouched', () => {
        const path = file('place.txt', broken);
        chmodSync(path, 0o640);
        const ran = runStoa(['check', '--fix', '--in-place', path]);
        expect([ran.status, ran.out]).toEqual([0, '']);
        expect(readFileSync(path, 'utf8')).toBe('Hello Ada,\n\nplease call or write to.\nSee for more.\n');
        expect(statSync(path).mode & 0o777).toBe(0o640);
        const before = statSync(path).ino;
        expect(runStoa(['check', '--fix', '--in-place', path]).err).toBe('');
        expect(statSync(path).ino).toBe(before);
    });
    it('takes style out of HTML and keeps what is read', () => {
        const html =
            '<p style="text-align:center;color:red">Hello <a href="http://shop.example/x">our shop</a></p>\n' +
            '<a href="https://www.amazon.de/shops/x"><img src="http://m.media-amazon.com/logo.png" alt="Logo" width="100%"></a>\n' +
            '<div style="margin-left:40%;line-height:3">Bye<img src="https://t.shop.example/open.gif" width="1" height="1"></div>';
        const ran = runStoa(['check', '--fix', file('letter.html', html)]);
        expect(ran.out).toBe(
            '<p style="">Hello <a>our shop</a></p>\n' +
                '<a><img src="https://m.media-amazon.com/logo.png" alt="Logo" width="80%"></a>\n' +
                '<div style="">Bye</div>',
        );
        expect([ran.status, ran.err.match(/: (?!fixed)(block|modify): /)]).toEqual([0, null]);
    });
    it('mends the subject, and hides what a buyer’s message must not show', () => {
        const urgent = runStoa(
            ['check', '--fix', '--kind', 'proactive', '--reason', 'invoice', '--subject', '[Important] Your invoice', '-'],
            {
                input: 'Your invoice: please tell us your VAT number.\n',
            },
        );
        expect(urgent.err).toMatch(/-:subject:1: fixed: purpose\.false_urgency: "\[Important\] " taken out/);
        expect(urgent.err).toMatch(/-:subject: note: it is now "Your invoice"/);
        const buyer = runStoa(['check', '--fix', '--author', 'buyer', '-'], { input: 'Call me at 0171 5550142.\n' });
        expect(buyer.out).toBe('Call me at […].\n');
    });
    it('refuses what makes no sense', () => {
        expect(runStoa(['check', '--fix', '--in-place', '-'], { input: 'x' })).toMatchObject({ status: 1, out: '' });
        expect(runStoa(['check', '--in-place', file('b.txt', 'b')]).err).toMatch(/--fix/);
        expect(runStoa(['check', '--fix', '--batch'], { input: '' }).err).toMatch(/--batch|--fix/);
        expect(runStoa(['check', '--fix', join(directory, 'missing.txt')]).err).toMatch(/missing\.txt: cannot be read/);
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
