// The contract's spans count code points, the browser's strings UTF-16 units: what turns one into the other.

// The UTF-16 offset at which the code point number `code_point` begins; past the end: the end.
export function to_units(text: string, code_point: number): number {
    let unit = 0;
    for (let left = code_point; left > 0 && unit < text.length; --left) unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
    return unit;
}

export function count_code_points(text: string): number {
    let count = 0;
    for (let unit = 0; unit < text.length; ++count) unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
    return count;
}

export interface Range {
    begin: number;
    end: number;
}

// A span in code points as one in UTF-16 units.
export function unit_range(text: string, span: { begin?: number; end?: number }): Range | null {
    if (span.begin === undefined || span.end === undefined || span.end < span.begin) return null;
    const begin = to_units(text, span.begin);
    return { begin, end: begin + to_units(text.slice(begin), span.end - span.begin) };
}
