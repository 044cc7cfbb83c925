// Where findings stand in a text, in UTF-16 units, also while the text is already being changed.
import type { Finding, Outcome, Part } from '../../api/types';
import { unit_range, type Range } from './code_points';

export type Tone = 'bad' | 'warn';
export interface Mark extends Range {
    tone: Tone;
}
export interface Segment {
    text: string;
    tone?: Tone;
}

// Whether the message does not go out because of it.
export const stops = ({ outcome }: Finding): boolean => outcome === 'block' || outcome === 'hold';

export function tone_of(outcome: Outcome): Tone {
    return outcome === 'block' ? 'bad' : 'warn';
}

// How an edit moves a place: what both texts share at the beginning and at the end stays.
export function shift_range(range: Range, before: string, after: string): Range | null {
    if (before === after) return range;
    const shortest = Math.min(before.length, after.length);
    let head = 0;
    while (head < shortest && before[head] === after[head]) ++head;
    let tail = 0;
    while (tail < shortest - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) ++tail;
    if (range.end <= head) return range;
    const moved = after.length - before.length;
    if (range.begin >= before.length - tail) return { begin: range.begin + moved, end: range.end + moved };
    return null; // The edit touched it: only a new check knows.
}

// The place of a finding in `now`, which was checked as `checked`.
export function finding_range(finding: Finding, checked: string, now: string): Range | null {
    const range = unit_range(checked, finding);
    return range && shift_range(range, checked, now);
}

export function find_marks(findings: Finding[], part: Part, checked: string, now: string): Mark[] {
    return findings.flatMap((finding) => {
        const range = finding.part === part ? finding_range(finding, checked, now) : null;
        return range && range.end > range.begin ? [{ ...range, tone: tone_of(finding.outcome) }] : [];
    });
}

// Cuts a text where marks begin and end; where they overlap the graver one wins.
export function cut_segments(text: string, marks: Mark[]): Segment[] {
    const cuts = new Set([0, text.length]);
    for (const mark of marks) cuts.add(Math.min(mark.begin, text.length)).add(Math.min(mark.end, text.length));
    const places = [...cuts].sort((left, right) => left - right);
    const segments: Segment[] = [];
    for (let at = 0; at + 1 < places.length; ++at) {
        const begin = places[at] ?? 0;
        const end = places[at + 1] ?? 0;
        const over = marks.filter((mark) => mark.begin <= begin && mark.end >= end);
        const tone = over.some((mark) => mark.tone === 'bad') ? 'bad' : over.length > 0 ? 'warn' : undefined;
        segments.push({ text: text.slice(begin, end), ...(tone && { tone }) });
    }
    return segments;
}
