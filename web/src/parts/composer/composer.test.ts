import { describe, expect, it, vi } from 'vitest';
import type { Finding, Verdict } from '../../api/types';
import { Checker, type CheckState, type Draftlike } from './checker';
import { count_code_points, to_units, unit_range } from './code_points';
import { cut_subject } from './subject';
import { group_findings } from './groups';
import { cut_segments, find_marks, shift_range } from './marks';
import { changes_of, replace_text, replacement_range } from './replace';
import { attempt_of } from './unsent';

const finding = (begin: number, end: number, outcome: Finding['outcome'] = 'block'): Finding => ({
    rule: 'content.phone',
    outcome,
    part: 'body',
    begin,
    end,
    title: '',
    why: '',
    fix: '',
});
const verdict = (findings: Finding[] = []): Verdict => ({ outcome: 'pass', pack: 'amazon-2025', findings });

describe('code points', () => {
    it('count what lies outside of the basic plane once', () => {
        expect(to_units('a😀b', 2)).toBe(3);
        expect(count_code_points('a😀b')).toBe(3);
        expect(count_code_points('e\u0301')).toBe(2);
        expect(to_units('ab', 9)).toBe(2);
        expect(cut_subject('😀'.repeat(201))).toBe('😀'.repeat(200));
    });
    it('turn spans into UTF-16 offsets', () => {
        const text = '😀😀 call (555) 010-4477 😀';
        const range = unit_range(text, { begin: 8, end: 22 });
        expect(range && text.slice(range.begin, range.end)).toBe('(555) 010-4477');
        expect(unit_range(text, {})).toBeNull();
        expect(unit_range(text, { begin: 4, end: 2 })).toBeNull();
    });
});

describe('marks', () => {
    it('move with an edit before them, stay with one after them, go with one inside them', () => {
        const range = { begin: 5, end: 9 };
        expect(shift_range(range, 'call 1234 now', 'please call 1234 now')).toEqual({ begin: 12, end: 16 });
        expect(shift_range(range, 'call 1234 now', 'call 1234 now!')).toEqual(range);
        expect(shift_range(range, 'call 1234 now', 'call 12x34 now')).toBeNull();
    });
    it('cut a text into marked and plain pieces, the graver finding on top', () => {
        const marks = find_marks([finding(0, 4, 'warn'), finding(2, 3)], 'body', 'abcdef', 'abcdef');
        expect(cut_segments('abcdef', marks)).toEqual([
            { text: 'ab', tone: 'warn' },
            { text: 'c', tone: 'bad' },
            { text: 'd', tone: 'warn' },
            { text: 'ef' },
        ]);
    });
    it('leave other parts alone', () => {
        expect(find_marks([{ ...finding(0, 2), part: 'subject' }], 'body', 'abc', 'abc')).toEqual([]);
    });
    it('are told once where they say the same', () => {
        const groups = group_findings([finding(5, 6, 'warn'), finding(0, 1), finding(3, 4)]);
        expect(groups.map((group) => [group.first.outcome, group.all.length])).toEqual([
            ['block', 2],
            ['warn', 1],
        ]);
    });
});

describe('replacements', () => {
    it('land on the checked words even when text came before them', () => {
        const replacement = { part: 'body' as const, begin: 2, end: 3, text: '' };
        const range = replacement_range(replacement, '😀 x y', 'Hi 😀 x y');
        expect(range && replace_text('Hi 😀 x y', range, '')).toBe('Hi 😀  y');
    });
    it('are refused where the words have changed', () => {
        expect(replacement_range({ part: 'body', begin: 0, end: 3, text: '' }, 'abc', 'aXbc')).toBeNull();
    });
});

describe('the checker', () => {
    function start() {
        vi.useFakeTimers();
        const answers: { input: Draftlike; signal: AbortSignal; resolve: (verdict: Verdict) => void; reject: (error: Error) => void }[] =
            [];
        const shown: CheckState<Draftlike>[] = [];
        const run = (input: Draftlike, signal: AbortSignal) =>
            new Promise<Verdict>((resolve, reject) => answers.push({ input, signal, resolve, reject }));
        const checker = new Checker(run, (state) => shown.push(state));
        return { answers, shown, checker };
    }
    it('waits for a pause and asks once', async () => {
        const { answers, checker } = start();
        checker.take({ text: 'a' });
        await vi.advanceTimersByTimeAsync(200);
        checker.take({ text: 'ab' });
        await vi.advanceTimersByTimeAsync(299);
        expect(answers).toHaveLength(0);
        await vi.advanceTimersByTimeAsync(1);
        expect(answers.map((answer) => answer.input.text)).toEqual(['ab']);
    });
    it('drops an answer that a newer text has overtaken, also one that comes late', async () => {
        const { answers, shown, checker } = start();
        checker.take({ text: 'old' });
        await vi.advanceTimersByTimeAsync(300);
        checker.take({ text: 'new' });
        expect(answers[0]!.signal.aborted).toBe(true);
        await vi.advanceTimersByTimeAsync(300);
        answers[1]!.resolve(verdict());
        await vi.advanceTimersByTimeAsync(0);
        answers[0]!.resolve(verdict([finding(0, 1)]));
        await vi.advanceTimersByTimeAsync(0);
        expect(shown.at(-1)).toMatchObject({ phase: 'done', checked: { input: { text: 'new' }, verdict: { findings: [] } } });
    });
    it('keeps the last findings while it checks, and says when it cannot', async () => {
        const { answers, shown, checker } = start();
        checker.settle({ text: 'a' }, verdict([finding(0, 1)]));
        checker.take({ text: 'ab' });
        expect(shown.at(-1)).toMatchObject({ phase: 'checking', checked: { input: { text: 'a' } } });
        await vi.advanceTimersByTimeAsync(300);
        answers[0]!.reject(new Error('offline'));
        await vi.advanceTimersByTimeAsync(0);
        expect(shown.at(-1)?.phase).toBe('failed');
    });
    it('does not ask about nothing, nor about what it knows', async () => {
        const { answers, shown, checker } = start();
        checker.take({ text: '  ' });
        expect(shown.at(-1)).toEqual({ phase: 'idle' });
        checker.settle({ text: 'a' }, verdict());
        checker.take({ text: 'a', subject: '' });
        await vi.advanceTimersByTimeAsync(1000);
        expect(answers).toHaveLength(0);
    });
});

describe('unsent text', () => {
    it('goes under the same key while its content is the same', () => {
        const first = attempt_of({ text: 'a' }, { text: 'a', seen_seq: 1 });
        const unsent = { text: 'a', attempt: first };
        // It may have arrived: what has come since must not make another message of it.
        expect(attempt_of(unsent, { text: 'a', seen_seq: 2, confirm: true, draft_id: 'd' })).toEqual(first);
        expect(attempt_of(unsent, { text: 'b', seen_seq: 2 })).toMatchObject({ utterance: { text: 'b', seen_seq: 2 } });
        expect(attempt_of(unsent, { text: 'b', seen_seq: 2 }).key).not.toBe(first.key);
    });
});

describe('all changes at once', () => {
    const change = (begin: number, end: number, text = '', part: Finding['part'] = 'body'): Finding => ({
        ...finding(begin, end),
        replacement: { part, begin, end, text },
    });
    const chosen = (findings: Finding[]) => changes_of(findings, 'body').map(({ begin, end }) => [begin, end]);
    it('are made from the end', () => expect(chosen([change(0, 2), change(5, 6), change(3, 4)])).toEqual([[5, 6], [3, 4], [0, 2]])); // prettier-ignore
    it('are only the first of those that touch', () => {
        expect(chosen([change(0, 4), change(2, 6), change(3, 3), change(4, 5)])).toEqual([[4, 5], [0, 4]]); // prettier-ignore
        expect(chosen([change(7, 7, 'a'), change(7, 7, 'a')])).toEqual([[7, 7]]);
    });
    it('are those of the part, where there are any', () => {
        expect(chosen([finding(0, 2), change(1, 2, '', 'subject')])).toEqual([]);
    });
});
