// Small things used everywhere: an avatar of initials, a moment with its exact time on hover.
import { useState } from 'react';
import { useNow, useWords } from '../words/WordsContext';
import './bits.css';

let segmenter: Intl.Segmenter | undefined; // Dear to make, and most names do without.

export function initials(name: string): string {
    const words = name.split(/[\s&·,]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
    const last = words.length > 1 ? first_letter(words.at(-1)) : '';
    return (first_letter(words[0]) + last).toLocaleUpperCase();
}

function first_letter(word = ''): string {
    if (/^[a-z]([\x20-\x7e]|$)/i.test(word)) return word.charAt(0); // Nothing can be joined to it.
    const [first] = (segmenter ??= new Intl.Segmenter()).segment(word);
    return first?.segment ?? '';
}

export function Avatar({ name, large = false }: { name: string; large?: boolean }) {
    return <span className={large ? 'avatar large' : 'avatar'} data-initials={initials(name)} aria-hidden="true" />;
}

type Manner = 'short' | 'date' | 'relative' | 'clock';

export function When({ at, as, className }: { at: string; as: Manner; className?: string }) {
    const words = useWords();
    const now = useNow();
    const [near, set_near] = useState(false); // The exact time is made for those that somebody points at.
    const text = as === 'clock' ? words.clock(at) : words[as](at, now);
    return (
        <time className={className} dateTime={at} title={near ? words.exact(at) : undefined} onPointerEnter={() => set_near(true)}>
            {text}
        </time>
    );
}
