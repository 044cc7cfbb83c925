import { describe, expect, it } from 'vitest';
import english from '../../../../catalogues/en/web.json';
import german from '../../../../catalogues/de/web.json';
import type { Attachment, Finding, UploadLimits } from '../../api/types';
import { Words } from '../../words/words';
import { carried_words, last_words } from './carried_words';
import { box_of, file_findings, files_key, files_of_key, findings_of, is_about_file } from './file_findings';
import { columns_for, fit } from './fit';
import { ending_of, kind_of, split_name } from './kinds';
import { limits_words } from './limits_words';
import { is_picture, large_picture, picture_of, small_picture } from './shown_file';

describe('kinds', () => {
    it.each([
        ['image/png', 'picture'],
        ['application/pdf', 'pdf'],
        ['text/plain', 'text'],
        ['text/csv', 'sheet'],
        ['application/rtf', 'document'],
        ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'document'],
        ['application/vnd.oasis.opendocument.text', 'document'],
        ['application/vnd.oasis.opendocument.spreadsheet', 'sheet'],
        ['application/vnd.ms-powerpoint', 'slides'],
        ['application/zip', 'archive'],
        ['application/octet-stream', 'other'],
    ])('%s is %s', (type, kind) => expect(kind_of(type)).toBe(kind));
    it.each([
        ['mug.jpg', 'JPG'],
        ['archive.tar.gz', 'GZ'],
        ['README', ''],
        ['strange.longending', ''],
    ])('%s ends in "%s"', (name, ending) => expect(ending_of(name)).toBe(ending));
    it('keep the end of a name in sight', () => {
        expect(split_name('mug.jpg')).toEqual({ head: 'mug.jpg', tail: '' });
        const { head, tail } = split_name(`${'long '.repeat(40)}invoice 2026.pdf`);
        expect(tail).toBe('2026.pdf');
        expect(head.length + tail.length).toBe(216);
        expect(split_name('😀'.repeat(30)).tail).toBe('😀'.repeat(7));
    });
});

describe('how large a picture stands in a message', () => {
    it.each([
        [
            { width: 1600, height: 1200 },
            { width: 320, height: 240, cut: false, small: false },
        ],
        [
            { width: 1200, height: 1600 },
            { width: 210, height: 280, cut: false, small: false },
        ],
        [
            { width: 4000, height: 200 },
            { width: 320, height: 64, cut: true, small: false },
        ],
        [
            { width: 200, height: 4000 },
            { width: 64, height: 280, cut: true, small: false },
        ],
        [
            { width: 20, height: 20 },
            { width: 64, height: 64, cut: false, small: true },
        ],
        [
            { width: 200, height: 100 },
            { width: 200, height: 100, cut: false, small: false },
        ],
    ])('%o', (picture, fitted) => expect(fit(picture)).toEqual(fitted));
    it('several stand in two or three columns', () => expect([2, 3, 4, 5, 10].map(columns_for)).toEqual([2, 3, 2, 3, 3]));
});

const file: Attachment = {
    seller_id: 7,
    id: 'a',
    name: 'mug.jpg',
    media_type: 'image/jpeg',
    size_bytes: 9,
    state: 'ready',
    parts: [
        { part: 'rebuilt', media_type: 'image/jpeg', size_bytes: 9, width: 800, height: 600 },
        { part: 'thumbnail', media_type: 'image/jpeg', size_bytes: 3, width: 320, height: 240 },
    ],
};
const invoice: Attachment = {
    ...file,
    id: 'b',
    media_type: 'application/pdf',
    parts: [
        { part: 'rebuilt', media_type: 'application/pdf', size_bytes: 9 },
        { part: 'preview', media_type: 'image/jpeg', size_bytes: 3, width: 850, height: 1200 },
    ],
};

describe('what is drawn of a file', () => {
    it('a picture itself, a document by its first page', () => {
        expect(is_picture(file)).toBe(true);
        expect(large_picture(file)?.address).toBe('/v1/attachments/7/a/rebuilt');
        expect(small_picture(file)?.address).toBe('/v1/attachments/7/a/thumbnail');
        expect(is_picture(invoice)).toBe(false);
        expect(large_picture(invoice)?.address).toBe('/v1/attachments/7/b/preview');
        expect(small_picture(invoice)?.address).toBe('/v1/attachments/7/b/preview');
    });
    it('nothing where there is no part, or no size', () => {
        expect(large_picture({ ...file, state: 'checking', parts: [] })).toBeUndefined();
        expect(picture_of({ ...file, parts: [{ part: 'rebuilt', media_type: 'image/jpeg', size_bytes: 9 }] }, 'rebuilt')).toBeUndefined();
    });
});

describe('what the rules say of files', () => {
    const finding = (part: string, more: Partial<Finding> = {}): Finding => ({
        rule: 'content.phone',
        outcome: 'block',
        part,
        title: 't',
        why: 'w',
        fix: 'f',
        ...more,
    });
    it('goes with the file, wherever it stands later', () => {
        const key = files_key([file, { ...invoice, state: 'checking' }]);
        expect(key).toBe('a ready, b checking');
        const found = file_findings([finding('body'), finding('attachments/1'), finding('attachments/9')], files_of_key(key));
        expect(found.map((each) => each.file)).toEqual(['b']);
        expect(findings_of(found, invoice)).toHaveLength(1);
        expect(findings_of(found, file)).toEqual([]);
        expect(is_about_file(finding('attachments/0'))).toBe(true);
        expect(is_about_file(finding('body'))).toBe(false);
    });
    it('is marked within the picture', () => {
        const picture = { width: 100, height: 50 };
        expect(box_of(finding('attachments/0', { box: [10, 5, 20, 10] }), picture)).toEqual({ x: 10, y: 5, width: 20, height: 10 });
        expect(box_of(finding('attachments/0', { box: [-5, -5, 20, 10] }), picture)).toEqual({ x: 0, y: 0, width: 15, height: 5 });
        expect(box_of(finding('attachments/0', { box: [90, 40, 20, 20] }), picture)).toEqual({ x: 90, y: 40, width: 10, height: 10 });
        expect(box_of(finding('attachments/0', { box: [200, 0, 5, 5] }), picture)).toBeUndefined();
        expect(box_of(finding('attachments/0'), picture)).toBeUndefined();
    });
});

describe('a message without words', () => {
    const t = ((key: string, values?: object) => `${key} ${JSON.stringify(values)}`) as Parameters<typeof carried_words>[0];
    it.each([
        [[file], 'files.one_picture {"name":"mug.jpg"}'],
        [[{ ...invoice, name: 'invoice.pdf' }], 'files.one {"name":"invoice.pdf"}'],
        [[file, file], 'files.pictures {"count":2}'],
        [[file, invoice], 'files.count {"count":2}'],
        [[], ''],
    ])('says what it carries', (files, said) => expect(carried_words(t, files)).toBe(said));
    it('is told in a list as files', () => {
        expect(last_words(t, '')).toContain('files.label');
        expect(last_words(t, 'Hello')).toBe('Hello');
    });
});

describe('what may be sent, in words', () => {
    const words = { en: new Words('en', 'en-GB', english), de: new Words('de', 'de-DE', german) };
    const mb = (count: number) => count * 1_000_000;
    const limits = (sizes: UploadLimits['sizes'], media_types = ['image/png']): UploadLimits => ({
        media_types,
        sizes,
        size_bytes_max: Math.max(...sizes.map((size) => size.size_bytes_max)),
        files_max: 10,
    });
    it('is one size where all kinds have it', () => {
        const same = limits([
            { kind: 'picture', size_bytes_max: mb(10) },
            { kind: 'pdf', size_bytes_max: mb(10) },
            { kind: 'other', size_bytes_max: mb(10) },
        ]);
        expect(limits_words(words.en, same)).toBe('You can send pictures and PDF: at most 10 files, each up to 10 MB');
        expect(limits_words(words.en, { ...same, media_types: [] })).toBe('At most 10 files, each up to 10 MB');
    });
    it('has the kinds of a size together', () => {
        const apart = limits([
            { kind: 'picture', size_bytes_max: mb(10) },
            { kind: 'pdf', size_bytes_max: mb(25) },
            { kind: 'text', size_bytes_max: mb(10) },
        ]);
        expect(limits_words(words.en, apart)).toBe('You can send pictures and text files up to 10 MB; PDF up to 25 MB; at most 10 files');
        expect(limits_words(words.de, apart)).toBe('Möglich sind Bilder und Textdateien bis 10 MB; PDF bis 25 MB; höchstens 10 Dateien');
    });
});
