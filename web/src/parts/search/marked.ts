// Cuts a text into what was found and what stands between.
import { unit_range } from '../composer/code_points';

export interface Segment {
    text: string;
    hit: boolean;
}

export function cut_hits(text: string, marks: { begin: number; end: number }[]): Segment[] {
    const segments: Segment[] = [];
    let at = 0;
    for (const mark of [...marks].sort((left, right) => left.begin - right.begin)) {
        const range = unit_range(text, mark);
        if (!range || range.begin < at || range.end === range.begin) continue;
        if (range.begin > at) segments.push({ text: text.slice(at, range.begin), hit: false });
        segments.push({ text: text.slice(range.begin, range.end), hit: true });
        at = range.end;
    }
    if (at < text.length) segments.push({ text: text.slice(at), hit: false });
    return segments;
}
