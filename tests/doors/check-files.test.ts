// `stoa check` with files: looked into by the worker, as the server does, and judged by the rules on attachments and images.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from '../support/browser.ts';
import { program } from '../support/paths.ts';
import { runStoa, temporaryDirectory } from '../support/server.ts';

const directory = temporaryDirectory();
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const path = (name: string) => join(directory, name);
const message = path('message.txt');

const invoice = `<h1>Invoice</h1><p>Invoice number: RE-20441<br>Invoice date: 12.05.2026</p>
    <table><tr><td>Ceramic mug, blue<td>2<td>£9.90<td>£19.80<tr><td>VAT 20 %<td><td><td>£3.96<tr><td>Total<td><td><td>£23.76</table>
    <p>Kelp &amp; Co, 14 Mill Lane, Leeds LS1 4DY, phone +44 113 496 0148, info@kelp.example</p>`;
const flyer = `<div style="font-size:40px;padding:30px"><p>20 % off your next order</p><p>Use the code HELLO20 in our shop</p></div>`;

// Chromium makes the files that people send: printed papers, and pictures of them.
beforeAll(async () => {
    writeFileSync(message, 'Here is the file.\n');
    const browser = await launch();
    try {
        const page = await browser.newPage({ viewport: { width: 800, height: 300 } });
        await page.setContent(invoice);
        await page.pdf({ path: path('scan0012.pdf'), format: 'A4' });
        await page.setContent(
            `${invoice}<p style="margin-top:100px">For a better price please call us directly at +44 113 496 0148 next time.</p>`,
        );
        await page.pdf({ path: path('asks.pdf'), format: 'A4' });
        await page.setContent(flyer);
        await page.screenshot({ path: path('IMG_2031.png') });
        await page.setContent('<h1 style="font-size:60px">Kelp</h1><p style="font-size:30px">www.kelp-shop.com</p>');
        await page.screenshot({ path: path('logo.png') });
    } finally {
        await browser.close();
    }
});

interface Finding {
    rule: string;
    outcome: string;
    part: string;
    text?: string;
    page?: number;
    box?: [number, number, number, number];
    why: string;
    fix: string;
}
function judge(attachment: object, more: object = {}): { outcome?: string; error?: string; findings: Finding[] } {
    const draft = {
        id: 'f',
        author: 'seller',
        kind: 'reply',
        sent_at: '2026-11-24T12:00:00Z',
        body: 'Here is the file.',
        attachments: [attachment],
    };
    const ran = runStoa(['check', '--batch'], { input: JSON.stringify({ ...draft, ...more }) + '\n' });
    return JSON.parse(ran.out) as { outcome: string; findings: Finding[] };
}
const ofFiles = (findings: Finding[]) =>
    findings.filter((finding) => finding.part.startsWith('attachments/') && finding.rule !== 'image.unrelated');

describe('check --batch', () => {
    it('lets an invoice pass whose name says nothing, with the contacts that it must show', () => {
        expect(ofFiles(judge({ name: 'scan0012.pdf', path: path('scan0012.pdf') }).findings)).toEqual([]);
    });
    it('finds what an invoice asks for, with page, box and words', () => {
        const [finding] = ofFiles(judge({ name: 'asks.pdf', path: path('asks.pdf') }).findings).filter(
            ({ rule }) => rule === 'content.phone',
        );
        expect(finding).toMatchObject({ outcome: 'block', part: 'attachments/0', text: '+44 113 496 0148', page: 1 });
        expect(finding!.box![1]).toBeGreaterThan(150);
    });
    it('reads a flyer in a picture', () => {
        const content = readFileSync(path('IMG_2031.png')).toString('base64');
        const found = ofFiles(judge({ name: 'IMG_2031.png', media_type: 'image/png', content_base64: content }).findings);
        expect(found.map(({ rule }) => rule)).toContain('content.attachment');
        expect(found.find(({ rule }) => rule === 'content.attachment')!.why).toMatch(/advertises/);
    });
    it('finds the address on a logo at its place', () => {
        const found = ofFiles(judge({ name: 'logo.png', path: path('logo.png') }).findings);
        const [x, y, width, height] = found.find(({ rule }) => rule === 'image.logo_link')!.box!;
        expect(found.find(({ rule }) => rule === 'image.logo_link')!.text).toBe('www.kelp-shop.com');
        expect(x + width).toBeLessThanOrEqual(800);
        expect(y + height).toBeLessThanOrEqual(300);
    });
    it('tells what is wrong with a file by what is in it', () => {
        const script = Buffer.from('<script>alert(1)</script>').toString('base64');
        const found = judge({ name: 'photo.png', media_type: 'image/png', content_base64: script }, { author: 'buyer' });
        expect(found.outcome).toBe('block');
        expect(found.findings.map(({ why }) => why).join(' ')).toMatch(/not what its name or type says/);
    });
    it('says why a file cannot be looked into, and goes on', () => {
        expect(judge({ name: 'a.pdf', path: path('missing.pdf') }).error).toMatch(/missing\.pdf: cannot be read/);
        expect(judge({ name: 'a.pdf', path: directory }).error).toMatch(/: cannot be read/);
        writeFileSync(path('huge.pdf'), '');
        truncateSync(path('huge.pdf'), 101 << 20);
        expect(judge({ name: 'huge.pdf', path: path('huge.pdf') }).error).toMatch(/larger than 100 MB/);
    });
});

describe('check --attach', () => {
    it('names file, page and box as a compiler does', () => {
        const ran = runStoa(['check', '--attach', path('asks.pdf'), '--attach', path('logo.png'), message]);
        expect(ran.status, ran.err).toBe(1);
        expect(ran.out).toMatch(/^asks\.pdf:page 1 at \d+,\d+ \d+x\d+: block: content\.phone: \S/m);
        expect(ran.out).toMatch(/^logo\.png:at \d+,\d+ \d+x\d+: block: image\.logo_link: \S/m);
    });
    it('ends with one line where the file is missing', () => {
        const ran = runStoa(['check', '--attach', path('missing.pdf'), message]);
        expect(ran.status).toBe(1);
        expect(ran.err).toMatch(/^stoa check: .*missing\.pdf: cannot be read\n$/);
    });
    it('says so where the program that looks into files is missing', () => {
        mkdirSync(path('alone'));
        copyFileSync(program, path('alone/stoa'));
        expect(existsSync(join(dirname(path('alone/stoa')), 'stoa-inspect'))).toBe(false);
        expect(() => execFileSync(path('alone/stoa'), ['check', '--attach', path('logo.png'), message], { stdio: 'pipe' })).toThrow(
            /files cannot be looked into: .*stoa-inspect/,
        );
    });
});
