import { expect, it } from 'vitest';
import { cut_masks } from './masked';

it('cuts a delivered text at its masks, which count code points', () => {
    expect(
        cut_masks('😀 call ###, or ###.', [
            { rule: 'content.email', begin: 15, end: 18 },
            { rule: 'content.phone', begin: 7, end: 10 },
        ]),
    ).toEqual([
        { text: '😀 call ' },
        { text: '###', rule: 'content.phone' },
        { text: ', or ' },
        { text: '###', rule: 'content.email' },
        { text: '.' },
    ]);
});

it('ignores a mask inside another and shows a text without masks whole', () => {
    expect(
        cut_masks('abc', [
            { rule: 'x', begin: 0, end: 2 },
            { rule: 'y', begin: 1, end: 2 },
        ]),
    ).toEqual([{ text: 'ab', rule: 'x' }, { text: 'c' }]);
    expect(cut_masks('abc')).toEqual([{ text: 'abc' }]);
});
