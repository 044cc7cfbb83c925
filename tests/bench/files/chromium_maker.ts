// Files made by chromium: PDFs, and pictures of papers, goods and logos that were scaled, cropped, tinted and compressed.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launch } from '../../support/browser.ts';
import * as pages from './pages.ts';
import { languages, Random, type Language, type Sample } from './sample.ts';
import { logo, note, photo, type LogoKind } from './scenes.ts';
import { textsOf, variant } from './texts.ts';

const papers = ['invoice', 'manual', 'warranty'] as const;
const advertisings: pages.Advertising[] = ['coupon', 'flyer', 'prices', 'review', 'thanks'];
const logoKinds: LogoKind[] = ['plain', 'link', 'plain', 'code', 'plain', 'address', 'plain', 'handle', 'plain', 'phone'];

interface Wanted {
    html: string;
    sample: Omit<Sample, 'id' | 'maker' | 'name' | 'path'>;
}

function listWanted(random: Random, held: boolean, rounds: number): Wanted[] {
    const wanted: Wanted[] = [];
    const add = (group: Sample['group'], kind: string, language: Language, author: Sample['author'], breaks: string[], html: string) =>
        wanted.push({ html, sample: { group, kind, language, author, breaks, held } });
    for (let round = 0; round < rounds; round++) {
        for (const language of languages) {
            for (const kind of papers) add('document', kind, language, 'seller', [], pages[kind](language, held, random).html);
            const request = variant(textsOf(language).request, held, random);
            const around = ['content.phone', 'content.email', 'content.diversion', 'content.link', 'purpose.promotion'];
            add('document', 'invoice with a request', language, 'seller', around, pages.invoice(language, held, random, request).html);
            for (const kind of advertisings)
                add('document', kind, language, 'seller', ['content.attachment'], pages.advertising(kind, language, held, random).html);
            for (const kind of random.some(logoKinds, 4))
                add('logo', kind, language, 'seller', kind === 'plain' ? [] : ['image.logo_link'], logo(kind, language, random));
            for (let at = 0; at < 8; at++) add('photo', 'photo', language, 'buyer', [], photo(language, random));
            add('photo', 'note', language, 'buyer', ['content.phone', 'content.diversion'], note(language, random));
        }
    }
    return wanted;
}

const tints = ['none', 'none', 'none', 'sepia(0.5)', 'hue-rotate(15deg)', 'grayscale(1)', 'brightness(0.85)', 'contrast(0.8)'];
const scales = [1, 1.25, 1.5, 2];

// How a picture is taken: its size, and whether its edges may be cut off.
interface Shot {
    width: number;
    height: number;
    mayBeCut: boolean;
}

class Maker {
    readonly #random: Random;
    readonly #pages: Page[];
    private constructor(random: Random, pages: Page[]) {
        this.#random = random;
        this.#pages = pages;
    }

    static async create(browser: Browser, random: Random): Promise<Maker> {
        return new Maker(random, await Promise.all(scales.map((deviceScaleFactor) => browser.newPage({ deviceScaleFactor }))));
    }

    // The path of the file that is made.
    async make({ html, sample }: Wanted, path: string): Promise<string> {
        const random = this.#random;
        const page = random.pick(this.#pages);
        await page.setViewportSize({ width: 800, height: 1000 });
        await page.setContent(html);
        if (sample.group === 'document') {
            if (random.next() < 0.5) return this.#print(page, path);
            const height = await page.evaluate(() => document.documentElement.scrollHeight);
            return this.#photograph(page, path, { width: 800, height: Math.min(1100, height), mayBeCut: false });
        }
        // A code that is cut off is none.
        if (sample.group === 'logo' && sample.kind === 'code')
            return this.#photograph(page, path, { width: random.whole(460, 600), height: random.whole(360, 440), mayBeCut: false });
        if (sample.group === 'logo')
            return this.#photograph(page, path, { width: random.whole(300, 600), height: random.whole(200, 320), mayBeCut: true });
        return this.#photograph(page, path, {
            width: random.whole(640, 1000),
            height: random.whole(480, 750),
            mayBeCut: sample.kind !== 'note',
        });
    }

    async #print(page: Page, path: string): Promise<string> {
        const file = `${path}.pdf`;
        await page.pdf({ path: file, format: this.#random.pick(['A4', 'A5', 'Letter']), printBackground: true });
        return file;
    }

    async #photograph(page: Page, path: string, { width, height, mayBeCut }: Shot): Promise<string> {
        const random = this.#random;
        await page.setViewportSize({ width, height });
        await page.addStyleTag({ content: `html { filter: ${random.pick(tints)}; background: #fff }` });
        const asJpeg = random.next() < 0.6;
        const file = `${path}.${asJpeg ? 'jpg' : 'png'}`;
        const cut = mayBeCut ? random.pick([0, 0, 0.03, 0.06]) : 0;
        await page.screenshot({
            path: file,
            type: asJpeg ? 'jpeg' : 'png',
            ...(asJpeg ? { quality: random.whole(45, 92) } : {}),
            clip: { x: width * cut, y: height * cut, width: width * (1 - 2 * cut), height: height * (1 - 2 * cut) },
        });
        return file;
    }
}

export async function makeByChromium(folder: string, options: { seed: number; held: boolean; rounds: number }): Promise<Sample[]> {
    mkdirSync(folder, { recursive: true });
    const random = new Random(options.seed);
    const browser = await launch();
    const samples: Sample[] = [];
    try {
        const maker = await Maker.create(browser, random);
        for (const wanted of listWanted(random, options.held, options.rounds)) {
            const id = `${options.held ? 'held' : 'open'}-${samples.length}`;
            const path = await maker.make(wanted, join(folder, id));
            const name = `${random.pick(['IMG_', 'scan', 'file', 'DSC0'])}${random.whole(100, 9999)}${path.slice(path.lastIndexOf('.'))}`;
            samples.push({ ...wanted.sample, id, maker: 'chromium', path, name });
        }
    } finally {
        await browser.close();
    }
    return samples;
}
