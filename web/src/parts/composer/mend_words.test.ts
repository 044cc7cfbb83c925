import { describe, expect, it } from 'vitest';
import { mend_words, shorten } from './mend_words';

const of = (...changes: [string, string][]) => mend_words(changes.map(([taken, put]) => ({ taken, put })));

describe('a button says', () => {
    it('which words it removes', () => expect(of([' 😀', ''])).toEqual({ key: 'findings.remove_words', values: { words: '😀' } }));
    it('one and the same words once', () => expect(of([' 😀', ''], ['😀', ''])).toMatchObject({ values: { words: '😀' } }));
    it('how many it removes', () => expect(of(['a', ''], ['b', ''])).toEqual({ key: 'findings.remove_count', values: { count: 2 } }));
    it('that empty lines go', () => expect(of(['\n\n', ''])).toEqual({ key: 'findings.remove_lines' }));
    it('that blanks go', () => expect(of(['  ', ''])).toEqual({ key: 'findings.remove' }));
    it('what it puts in the place', () =>
        expect(of(['recieve', 'receive'])).toEqual({ key: 'findings.replace_words', values: { words: 'receive' } }));
    it('what it adds', () => expect(of(['', '\n\n114-1'])).toEqual({ key: 'findings.add_words', values: { words: '114-1' } }));
    it('how many it replaces', () => expect(of(['a', 'b'], ['c', 'd'])).toEqual({ key: 'findings.replace_count', values: { count: 2 } }));
});

it('long words are cut at a letter', () => {
    expect(shorten('https://www.shop.example/a/b/c')).toBe('https://www.shop.exampl…');
    expect(shorten('😀'.repeat(30))).toBe(`${'😀'.repeat(23)}…`);
    expect(shorten(' a\n b ')).toBe('a b');
});
