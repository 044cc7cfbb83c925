import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { days_between, money, relative, size, span_left, TimeWords } from './formats';
import { languages } from './language';
import { Words, type Catalogue } from './words';

const source_folder = join(import.meta.dirname, '..');
const read_catalogue = (language: string) =>
    JSON.parse(readFileSync(join(source_folder, '../../catalogues', language, 'web.json'), 'utf8')) as Catalogue;
const catalogues = new Map(languages.map((language) => [language, read_catalogue(language)]));
const keys = Object.keys(read_catalogue('en'));

const source = readdirSync(source_folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.') && !name.endsWith('schema.ts'))
    .map((name) => readFileSync(join(source_folder, name), 'utf8'))
    .join('\n');
const literal = new Set([...source.matchAll(/'([a-z_]+(?:\.[a-z_]+)*)'/g)].map((match) => match[1] ?? ''));
// `reason.${reason}` stands for every key of that shape.
const shapes = [...source.matchAll(/`([a-z_]+(?:\.[a-z_]*)*\$\{[^`]*)`/g)].map(
    (match) => new RegExp(`^${(match[1] ?? '').replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[a-z_.]+')}$`),
);
const called = [...source.matchAll(/\bt\('([^']+)'/g)].map((match) => match[1] ?? '');

describe.each([...catalogues])('the catalogue %s', (language, catalogue) => {
    it('has every key that is used, and the same as every other language', () => {
        expect(called.filter((key) => !(key in catalogue))).toEqual([]);
        expect(Object.keys(catalogue)).toEqual(keys);
    });
    it('has texts that parse, with the arguments of the English ones', () => {
        for (const [key, text] of Object.entries(catalogue)) {
            expect(text.trim(), key).not.toBe('');
            const parsed = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
            expect(arguments_of(parsed), key).toEqual(
                arguments_of(new IntlMessageFormat(read_catalogue('en')[key as keyof Catalogue], 'en')),
            );
        }
    });
});

function arguments_of(message: IntlMessageFormat): string[] {
    const names = [...JSON.stringify(message.getAst()).matchAll(/"type":[1-6],"value":"(\w+)"/g)].map((match) => match[1] ?? '');
    return [...new Set(names)].sort();
}

it('no catalogue has a key that nobody uses', () => {
    expect(keys.filter((key) => !literal.has(key) && !shapes.some((shape) => shape.test(key)))).toEqual([]);
});

describe('words', () => {
    const english = new Words('en', 'en-US', catalogues.get('en') ?? read_catalogue('en'));
    const german = new Words('de', 'de-DE', catalogues.get('de') ?? read_catalogue('de'));
    it('count in each language', () => {
        expect(english.t('thread.new', { count: 1 })).toBe('1 new message');
        expect(german.t('thread.new', { count: 2 })).toBe('2 neue Nachrichten');
    });
    it('write money by its minor units', () => {
        expect(english.money(38900, 'USD')).toBe('$389.00');
        expect(money('en-US', 389, 'JPY')).toBe('¥389');
        expect(money('en-US', 389, 'nonsense')).toBe('389 nonsense');
    });
});

it('sizes are written in the unit that suits them', () => {
    expect(
        ['en', 'de'].map((locale) => [0, 1, 538, 12_345, 999_999, 1_200_000].map((bytes) => size(locale, bytes).replace('\u00a0', ' '))),
    ).toEqual([
        ['0 bytes', '1 byte', '538 bytes', '12 kB', '1 MB', '1.2 MB'],
        ['0 Byte', '1 Byte', '538 Byte', '12 kB', '1 MB', '1,2 MB'],
    ]);
});

describe('times', () => {
    const now = new Date(2026, 10, 24, 12, 0).getTime();
    const hour = 3_600_000;
    it('count calendar days, not spans of 24 hours', () => {
        expect(days_between(new Date(2026, 10, 23, 23, 59).getTime(), now)).toBe(1);
        expect(relative('en', now - 13 * hour, now)).toBe('yesterday');
        expect(relative('en', now - 2 * hour, now)).toBe('2 hours ago');
        expect(relative('de', now - 14 * 24 * hour, now)).toBe('vor 14 Tagen');
    });
    it('say what is left in at most two units', () => {
        expect(span_left('en', 3.2 * hour)).toBe('3 hr 12 min');
        expect(span_left('en', 16.4 * 24 * hour)).toBe('16 days');
        expect(span_left('en', -90 * 60_000)).toBe('1 hr 30 min');
        expect(span_left('en', 59_000)).toBe('0 min');
    });
    it('name days as headings', () => {
        const words = new TimeWords('de');
        expect(words.day(new Date(now).toISOString(), now)).toBe('Heute');
        expect(words.day(new Date(2026, 10, 9, 9).toISOString(), now)).toBe('Montag, 9. November');
    });
});
