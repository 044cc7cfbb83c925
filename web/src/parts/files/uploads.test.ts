import { describe, expect, it } from 'vitest';
import type { UploadLimits } from '../../api/types';
import { after_failure } from './after_failure';
import { media_type_of, named_apart, refusal_of } from './choosing';
import { in_order } from './in_order';

const limits: UploadLimits = {
    media_types: ['image/jpeg', 'application/pdf', 'text/csv'],
    size_bytes_max: 1_000,
    sizes: [
        { kind: 'picture', size_bytes_max: 500 },
        { kind: 'pdf', size_bytes_max: 1_000 },
    ],
    files_max: 3,
};
const chosen = (name: string, type: string, size = 10) => ({ name, type, size });

describe('before a byte is sent', () => {
    it.each([
        ['a picture', chosen('mug.jpg', 'image/jpeg'), 0, undefined],
        ['by its ending, where the browser knows no type', chosen('MUG.JPEG', ''), 0, undefined],
        ['what Windows calls a CSV', chosen('list.csv', 'application/vnd.ms-excel'), 0, undefined],
        ['another kind', chosen('run.exe', 'application/x-msdownload'), 0, 'type'],
        ['no kind at all', chosen('mug', ''), 0, 'type'],
        ['the ending counts, not what the browser says', chosen('mug.gif', 'image/jpeg'), 0, 'type'],
        ['as large as may be', chosen('a.pdf', 'application/pdf', 1_000), 0, undefined],
        ['larger', chosen('a.pdf', 'application/pdf', 1_001), 0, 'size'],
        ['a picture as large as one may be', chosen('a.jpg', 'image/jpeg', 500), 0, undefined],
        ['a larger picture', chosen('a.jpg', '', 501), 0, 'size'],
        ['a kind without a limit of its own', chosen('a.csv', 'text/csv', 1_000), 0, undefined],
        ['empty', chosen('a.pdf', 'application/pdf', 0), 0, 'empty'],
        ['the last', chosen('a.pdf', 'application/pdf'), 2, undefined],
        ['one too many', chosen('a.pdf', 'application/pdf'), 3, 'many'],
    ] as const)('%s', (_what, file, count, refusal) => expect(refusal_of(file, limits, count)).toBe(refusal));

    it('takes every kind where the rules name none', () => {
        expect(refusal_of(chosen('a.zip', 'application/zip'), { ...limits, media_types: [] }, 0)).toBeUndefined();
    });
    it('tells the type as the server reads it', () => {
        expect(media_type_of(chosen('scan.PDF', 'application/octet-stream'))).toBe('application/pdf');
        expect(media_type_of(chosen('scan', ''))).toBe('application/octet-stream');
    });
    it('tells pasted pictures apart', () => {
        const paste = () => new File(['x'], 'image.png', { type: 'image/png' });
        const named = named_apart([paste(), paste(), new File(['x'], 'mug.jpg')], ['picture-1.png'], (number) => `picture-${number}`);
        expect(named.map(({ name }) => name)).toEqual(['picture-2.png', 'picture-3.png', 'mug.jpg']);
        expect(named[0]?.type).toBe('image/png');
    });
});

describe('after a request of an upload failed', () => {
    const answer = (status: number, body = '') => ({ originalResponse: { getStatus: () => status, getBody: () => body } });
    const problem = (status: number, code: string) => answer(status, JSON.stringify({ title: 'T', status, code, type: '/' }));
    it.each([
        ['busy, without words', answer(423), true, undefined],
        ['the network', {}, true, undefined],
        ['no answer', answer(0), true, undefined],
        ['a proxy', answer(502, '<html>'), true, undefined],
        ['out of step', problem(409, 'upload_misplaced'), true, undefined],
        ['two at once', problem(423, 'upload_busy'), true, undefined],
        ['a full disk', problem(507, 'storage_full'), true, 'storage_full'],
        ['too many', problem(409, 'too_many_uploads'), false, 'too_many_uploads'],
        ['another kind', problem(422, 'file_type_refused'), false, 'file_type_refused'],
        ['too large for a proxy', answer(413, ''), false, undefined],
    ])('%s', (_what, error, goes_on, code) => {
        const read = after_failure.read(error);
        expect([read.goes_on, read.problem?.code]).toEqual([goes_on, code]);
    });
    it('a server that still waits over the lost connection is asked again soon', () => {
        const errors = [answer(423), problem(423, 'upload_busy'), problem(409, 'upload_misplaced'), {}];
        expect(errors.map((error) => after_failure.read(error).busy)).toEqual([true, true, false, false]);
    });
    it('it waits longer each time, and never long', () => {
        expect([0, 1, 2, 3, 4, 20].map(after_failure.wait_ms)).toEqual([1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
    });
});

it('files stand as they were chosen, whichever comes first', () => {
    expect(in_order(['old', 'c', 'a', 'b'], new Map([['a', 1], ['b', 2], ['c', 3]]))).toEqual(['old', 'a', 'b', 'c']); // prettier-ignore
});
