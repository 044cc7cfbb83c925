// Files of another make, which nothing is built on: papers set by groff, pictures drawn by ImageMagick and Pango.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { qrPng } from './codes.ts';
import { languages, Random, type Language, type Sample } from './sample.ts';
import { companyOf, textsOf } from './texts.ts';

const fonts = ['Lato', 'Liberation Serif', 'DejaVu Sans Condensed', 'Comic Neue', 'Nimbus Sans Narrow', 'URW Bookman', 'Roboto', 'Nimbus Mono PS', 'EB Garamond', 'Z003']; // prettier-ignore
// Handwriting and the like is for titles: nobody reads small print in it.
const plainFonts = fonts.filter((font) => font !== 'Z003');

// ImageMagick reads entities before Pango does.
const escaped = (text: string) => text.replaceAll('&', '&amp;amp;').replaceAll('<', '&amp;lt;');

class Maker {
    readonly samples: Sample[] = [];
    readonly #folder: string;
    readonly #random: Random;
    constructor(folder: string, seed: number) {
        this.#folder = folder;
        this.#random = new Random(seed);
    }

    run(): Sample[] {
        for (const language of languages) {
            this.#papers(language);
            this.#cards(language);
            for (const kind of ['plain', 'link', 'code', 'plain', 'link'] as const) this.#logo(language, kind);
            for (let at = 0; at < 13; at++) this.#photo(language);
        }
        return this.samples;
    }

    #add(sample: Pick<Sample, 'author' | 'breaks' | 'group' | 'kind' | 'language'>, ending: string): string {
        const id = `second-${this.samples.length}`;
        const path = join(this.#folder, `${id}.${ending}`);
        this.samples.push({
            ...sample,
            id,
            path,
            held: true,
            maker: 'imagemagick',
            name: `${this.#random.pick(['Dokument', 'scan', 'P100'])}${this.#random.whole(1, 999)}.${ending}`,
        });
        return path;
    }

    #pango(lines: { text: string; size: number; bold?: boolean }[], language: Language, more: string[] = []): string[] {
        const font = language === 'ja' ? 'IPAGothic' : this.#random.pick(plainFonts);
        const title = language === 'ja' ? 'IPAGothic' : this.#random.pick(fonts);
        const markup = lines.map(
            ({ text, size, bold }) => `<span font="${bold ? title : font} ${size}"${bold ? ' weight="bold"' : ''}>${escaped(text)}</span>`,
        );
        return ['-background', 'none', ...more, `pango:${markup.join('\n')}`];
    }

    #draw(args: string[], path: string): void {
        const finish = this.#random.pick([
            [],
            [],
            ['-resize', '70%'],
            ['-rotate', '1.5'],
            ['-modulate', '95,70'],
            ['-fill', 'gold', '-colorize', '12'],
        ]);
        execFileSync('/usr/bin/convert', [...args, ...finish, '-quality', String(this.#random.whole(50, 90)), path], { stdio: 'ignore' });
    }

    #papers(language: Language): void {
        const texts = textsOf(language);
        const company = companyOf(language, this.#random);
        const words = texts.invoice.at(-1)!;
        const price = this.#random.whole(10, 90);
        const invoice = [
            [words.title],
            [`${company.name}, ${company.street}`],
            [`${words.phone} ${company.phone}, ${company.email}`],
            [`${words.number}: ${this.#random.whole(1000, 9999)}`, `${words.date}: 12.05.2026`],
            [words.item, words.quantity, words.price],
            [this.#random.pick(texts.goods), '2', `${price},00`],
            [words.net, `${price * 2},00`],
            [words.tax, (price * 0.4).toFixed(2)],
            [words.total, (price * 2.4).toFixed(2)],
            [words.note],
            [`${words.tax_id} IBAN ${company.iban}`],
        ];
        const request = texts.request
            .at(-1)!
            .replace('{phone}', company.phone)
            .replace('{email}', company.email)
            .replace('{iban}', company.iban);
        const manual = texts.manual.at(-1)!;
        const warranty = texts.warranty.at(-1)!;
        const add = (kind: string, breaks: string[], lines: string[][]) =>
            this.#paper({ group: 'document', kind, language, author: 'seller', breaks }, lines);
        add('invoice', [], invoice);
        add(
            'invoice with a request',
            ['content.phone', 'content.email', 'content.diversion', 'content.link', 'purpose.promotion'],
            [...invoice, [request]],
        );
        add(
            'manual',
            [],
            [
                [manual.title],
                [manual.intro],
                ...manual.steps.map((step, at) => [`${at + 1}) ${step}`]),
                ...manual.safety.map((line) => [line]),
                [`${company.name} ${company.phone}`],
            ],
        );
        add(
            'warranty',
            [],
            [[warranty.title], ...warranty.lines.map((line) => [line]), [`${company.name}, ${company.street}, ${company.email}`]],
        );
        const prices = texts.prices.at(-1)!;
        add(
            'prices',
            ['content.attachment'],
            [[prices.title], ...texts.goods.map((good) => [good, `${this.#random.whole(5, 99)},90`]), [prices.note]],
        );
    }

    #paper(sample: Pick<Sample, 'author' | 'breaks' | 'group' | 'kind' | 'language'>, lines: string[][]): void {
        if (sample.language === 'ja' || this.#random.next() < 0.4) {
            const path = this.#add(sample, 'png');
            const drawn = lines.map((cells, at) => ({ text: cells.join('    '), size: at === 0 ? 26 : 13, bold: at === 0 }));
            this.#draw(
                [
                    '-size',
                    '800x',
                    ...this.#pango(drawn, sample.language),
                    '-background',
                    'white',
                    '-flatten',
                    '-bordercolor',
                    'white',
                    '-border',
                    '40',
                ],
                path,
            );
            return;
        }
        const path = this.#add(sample, 'pdf');
        const [title = [], ...rest] = lines;
        const roff = [
            '.sp 2',
            `.ps 20`,
            `.vs 24`,
            title.join(' '),
            '.br',
            '.ps 11',
            '.vs 15',
            '.ta 8c 11c',
            '.nf',
            ...rest.map((cells) => `\\&${cells.join('\t')}`),
        ].join('\n');
        writeFileSync(
            path,
            execFileSync('groff', ['-Tpdf', '-K', 'utf8', '-P-pa4'], { input: roff + '\n', stdio: ['pipe', 'pipe', 'ignore'] }),
        );
    }

    #cards(language: Language): void {
        const texts = textsOf(language);
        const company = companyOf(language, this.#random);
        for (const kind of ['review', 'coupon', 'flyer', 'thanks'] as const) {
            const lines = texts[kind].at(-1)!.map((text, at) => ({ text, size: at === 0 ? 32 : 18, bold: at === 0 }));
            const path = this.#add(
                { group: 'document', kind, language, author: 'seller', breaks: ['content.attachment'] },
                this.#random.pick(['png', 'jpg']),
            );
            const ground = this.#random.pick(['gradient:#fff-#ffd166', 'gradient:#e0fbfc-#98c1d9', 'xc:#fffdf7', 'plasma:#fff-#f4e1d2']);
            const words = [
                '(',
                ...this.#pango(lines, language, ['-fill', '#222']),
                ')',
                '-gravity',
                'West',
                '-geometry',
                '+50-40',
                '-composite',
            ];
            const code = join(this.#folder, 'code.png');
            if (kind === 'thanks') qrPng(`https://www.${company.host}/vip`, code);
            this.#draw(
                [
                    '-size',
                    '1000x560',
                    ground,
                    ...words,
                    ...(kind === 'thanks' ? [code, '-gravity', 'SouthEast', '-geometry', '+20+20', '-composite'] : []),
                ],
                path,
            );
        }
    }

    #logo(language: Language, kind: 'code' | 'link' | 'plain'): void {
        const company = companyOf(language, this.#random);
        const path = this.#add(
            { group: 'logo', kind, language, author: 'seller', breaks: kind === 'plain' ? [] : ['image.logo_link'] },
            'png',
        );
        const lines = [
            { text: company.name, size: 38, bold: true },
            ...(kind === 'link' ? [{ text: `www.${company.host}`, size: 17 }] : []),
        ];
        const code = join(this.#folder, 'logo-code.png');
        if (kind === 'code') qrPng(`http://${company.host}/${this.#random.whole(1, 99)}`, code);
        const shape = this.#random.pick([
            ['-fill', '#c1121f', '-draw', 'circle 490,60 490,95'],
            ['-fill', '#2a9d8f', '-draw', 'rectangle 450,20 525,95'],
            [],
        ]);
        this.#draw(
            [
                '-size',
                '560x300',
                'xc:#fefefe',
                ...shape,
                '(',
                ...this.#pango(lines, 'en'),
                ')',
                '-gravity',
                'Center',
                '-geometry',
                '+20+10',
                '-composite',
                ...(kind === 'code' ? [code, '-gravity', 'SouthEast', '-geometry', '+6+6', '-composite'] : []),
            ],
            path,
        );
    }

    #photo(language: Language): void {
        const random = this.#random;
        const company = companyOf(language, random);
        const path = this.#add({ group: 'photo', kind: 'photo', language, author: 'buyer', breaks: [] }, 'jpg');
        const print = [
            { text: company.name, size: random.whole(20, 34), bold: true },
            ...random.some(textsOf(language).labels, random.whole(1, 4)).map((text) => ({ text, size: random.whole(12, 17) })),
            ...random
                .some(
                    [
                        `Service-Tel. ${company.phone}`,
                        `www.${company.host}`,
                        company.email,
                        company.street,
                        `SN ${random.whole(10 ** 9, 10 ** 10)}`,
                    ],
                    random.whole(0, 3),
                )
                .map((text) => ({ text, size: 12 })),
        ];
        const label = [
            '(',
            ...this.#pango(print, language),
            '-background',
            random.pick(['white', 'khaki', 'none']),
            '-flatten',
            '-distort',
            'SRT',
            String(random.whole(-9, 9)),
            ')',
            '-gravity',
            'Center',
            '-geometry',
            `+${random.whole(0, 90)}+${random.whole(0, 60)}`,
            '-composite',
        ];
        const scratch =
            random.next() < 0.5
                ? [
                      '-stroke',
                      '#222',
                      '-draw',
                      `line ${random.whole(100, 300)},${random.whole(50, 200)} ${random.whole(350, 700)},${random.whole(250, 480)}`,
                  ]
                : [];
        this.#draw(
            [
                '-size',
                '800x560',
                `plasma:hsl(${random.whole(0, 359)},40%,55%)-hsl(${random.whole(0, 359)},35%,40%)`,
                '-fill',
                '#b08d57',
                '-draw',
                `rectangle 120,90 ${random.whole(560, 700)},${random.whole(400, 500)}`,
                ...label,
                ...scratch,
                '-attenuate',
                '0.4',
                '+noise',
                'Gaussian',
                '-blur',
                `0x${random.pick(['0.3', '0.7', '1'])}`,
            ],
            path,
        );
    }
}

export function makeBySecond(folder: string, seed: number): Sample[] {
    mkdirSync(folder, { recursive: true });
    return new Maker(folder, seed).run();
}
