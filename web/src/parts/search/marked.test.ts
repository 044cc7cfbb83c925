import { expect, it } from 'vitest';
import { cut_hits } from './marked';

const shown = (text: string, ...marks: [number, number][]) =>
    cut_hits(
        text,
        marks.map(([begin, end]) => ({ begin, end })),
    )
        .map(({ text: part, hit }) => (hit ? `[${part}]` : part))
        .join('');

it('marks what was found, in code points, each place once', () => {
    expect(shown('Oak shelf', [4, 9], [0, 3])).toBe('[Oak] [shelf]');
    expect(shown('🪑 chair', [2, 7])).toBe('🪑 [chair]');
    expect(shown('abc', [0, 2], [1, 3])).toBe('[ab]c');
    expect(shown('abc', [1, 1], [2, 90])).toBe('ab[c]');
    expect(shown('abc')).toBe('abc');
});
