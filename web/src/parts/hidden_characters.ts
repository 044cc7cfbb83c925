// Characters that are not seen but change what is: bidi controls, zero-width characters, controls. Where they belong to a script or an emoji they stay.

export interface TextPiece {
    text: string; // Of hidden characters: what stands in their place.
    hidden?: string; // Their names.
}

const suspicious =
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;
const all_suspicious = new RegExp(suspicious.source, 'gu');

const short_names: Record<number, string> = {
    0x00: 'NUL',
    0x1b: 'ESC',
    0xad: 'SHY',
    0x61c: 'ALM',
    0x200b: 'ZWSP',
    0x200c: 'ZWNJ',
    0x200d: 'ZWJ',
    0x200e: 'LRM',
    0x200f: 'RLM',
    0x202a: 'LRE',
    0x202b: 'RLE',
    0x202c: 'PDF',
    0x202d: 'LRO',
    0x202e: 'RLO',
    0x2060: 'WJ',
    0x2066: 'LRI',
    0x2067: 'RLI',
    0x2068: 'FSI',
    0x2069: 'PDI',
    0xfeff: 'BOM',
};
const code_of = (character: string) => character.codePointAt(0) ?? 0;
const number_of = (code: number) => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;

const right_to_left = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;
// Anchored at both ends and asked of one character: chromium 156 misses a character of two units before a lone `$`.
const joining =
    /^[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{fe0f}\p{Mark}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}]$/u;

function character_before(text: string, at: number): string {
    const unit = text.charCodeAt(at - 1);
    return text.slice(Math.max(0, unit >= 0xdc00 && unit <= 0xdfff ? at - 2 : at - 1), at);
}

const is_tag = (code: number) => code >= 0xe0020 && code <= 0xe007f;

// Whether the tags before `at` begin with the black flag that they make a region's.
function follows_flag(text: string, at: number): boolean {
    let begin = at;
    while (is_tag(code_of(character_before(text, begin)))) begin -= 2;
    return character_before(text, begin) === '\u{1f3f4}';
}

// Whether a character that is not seen does its ordinary work where it stands.
function belongs(text: string, at: number, code: number): boolean {
    if (code === 0x200e || code === 0x200f || code === 0x61c) return right_to_left.test(text); // Marks of direction.
    if (code === 0x200c || code === 0x200d) return joining.test(character_before(text, at));
    return is_tag(code) && follows_flag(text, at);
}

export function cut_hidden(text: string): TextPiece[] {
    if (!suspicious.test(text)) return [{ text }];
    const pieces: TextPiece[] = [];
    let seen = 0; // Up to here all is in the pieces.
    let run: { code: number; count: number; end: number } | undefined;
    const end_run = () => {
        if (!run) return;
        const name = short_names[run.code] ?? number_of(run.code);
        const times = run.count > 1 ? ` ×${run.count}` : '';
        pieces.push({ text: name + times, hidden: number_of(run.code) + times });
        run = undefined;
    };
    for (const match of text.matchAll(all_suspicious)) {
        const code = code_of(match[0]);
        if (belongs(text, match.index, code)) continue;
        if (run?.end === match.index && run.code === code) ++run.count;
        else {
            end_run();
            if (match.index > seen) pieces.push({ text: text.slice(seen, match.index) });
            run = { code, count: 1, end: 0 };
        }
        seen = run.end = match.index + match[0].length;
    }
    end_run();
    if (seen < text.length) pieces.push({ text: text.slice(seen) });
    return pieces;
}

// For where there is only text: titles of windows, labels, placeholders.
export const named_hidden = (text: string): string =>
    cut_hidden(text)
        .map((piece) => (piece.hidden === undefined ? piece.text : `[${piece.text}]`))
        .join('');
