import { describe, expect, it } from 'vitest';
import { format_of, read_file, sheets_max, with_files, type ReadFile, type Sheet } from './sheets';

const sheet = (text: string, more: Partial<Sheet> = {}): Sheet => ({ id: 1, subject: '', text, ...more });

describe('format', () => {
    it.each([
        ['<p>Hello', 'html'],
        ['  \n<!doctype html>', 'html'],
        ['Hello <b>you</b>', 'text'],
        ['< 3 pieces', 'text'],
    ] as const)('of %j is %s', (text, format) => expect(format_of(sheet(text))).toBe(format));
    it('is what was chosen', () => expect(format_of(sheet('<p>', { format: 'text' }))).toBe('text'));
});

describe('a file', () => {
    it('is read as UTF-8 with plain line ends', async () => {
        expect(await read_file(new File(['Grüße\r\n1\r2'], 'a.txt'))).toEqual({ name: 'a.txt', subject: '', text: 'Grüße\n1\n2' });
        expect(await read_file(new File(['Hello'], 'a.HTM'))).toMatchObject({ format: 'html' });
    });
    it.each([
        ['type', new File(['x'], 'a.pdf', { type: 'application/pdf' })],
        ['size', new File(['x'.repeat(50_001)], 'a.txt')],
        ['encoding', new File([new Uint8Array([0xff, 0xfe])], 'a.txt')],
        ['empty', new File([' \n'], 'a.txt')],
    ])('is refused for its %s', async (why, file) => expect(await read_file(file)).toEqual({ name: file.name, why }));
});

describe('files', () => {
    const file = (name: string): ReadFile => ({ name, subject: '', text: name });
    it('take the place of an empty sheet and stand behind a written one', () => {
        expect(with_files([sheet(' ')], [file('a'), file('b')], 2).map(({ id, name }) => [id, name])).toEqual([
            [2, 'a'],
            [3, 'b'],
        ]);
        expect(with_files([sheet('Hi')], [file('a')], 2).map(({ text }) => text)).toEqual(['Hi', 'a']);
    });
    it('are no more than can be shown', () => {
        const many = Array.from({ length: 30 }, (_, at) => file(String(at)));
        expect(with_files([sheet('')], many, 2)).toHaveLength(sheets_max);
    });
});
