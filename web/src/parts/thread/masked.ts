// Cuts a delivered text into words and hidden places.
import type { Mask } from '../../api/types';
import { unit_range } from '../composer/code_points';

export interface Piece {
    text: string;
    rule?: string; // Set where the text is a placeholder for hidden words.
}

export function cut_masks(text: string, masks: Mask[] = []): Piece[] {
    const pieces: Piece[] = [];
    let at = 0;
    for (const mask of [...masks].sort((left, right) => left.begin - right.begin)) {
        const range = unit_range(text, mask);
        if (!range || range.begin < at) continue;
        if (range.begin > at) pieces.push({ text: text.slice(at, range.begin) });
        pieces.push({ text: text.slice(range.begin, range.end), rule: mask.rule });
        at = range.end;
    }
    if (at < text.length) pieces.push({ text: text.slice(at) });
    return pieces;
}
