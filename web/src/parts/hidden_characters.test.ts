import { describe, expect, it } from 'vitest';
import { cut_hidden, named_hidden } from './hidden_characters';

describe('hidden characters', () => {
    it('are told where they are', () => {
        expect(named_hidden('invoice\u202efdp.exe')).toBe('invoice[RLO]fdp.exe');
        expect(named_hidden('a\u200bb\u200b\u200b\u200b\u2060')).toBe('a[ZWSP]b[ZWSP ×3][WJ]');
        expect(named_hidden('\u0007\u{e0041}x')).toBe('[U+0007][U+E0041]x');
        expect(cut_hidden('\u202e')).toEqual([{ text: 'RLO', hidden: 'U+202E' }]);
    });
    it('cost an ordinary text nothing', () => {
        for (const text of ['', 'Plain\nlines\tand tabs', 'Grüße 漢字', '한국어']) expect(cut_hidden(text)).toEqual([{ text }]);
    });
    it('stay where a script or an emoji needs them', () => {
        for (const text of [
            '👩🏽‍🚀 👨‍👩‍👧',
            '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
            'می\u200cخواهم',
            'क्\u200dष',
            'שלום\u200f!',
        ])
            expect(named_hidden(text)).toBe(text);
        expect(named_hidden('zero\u200dwidth\u200c!')).toBe('zero[ZWJ]width[ZWNJ]!');
    });
});
