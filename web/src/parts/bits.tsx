// Small things used everywhere: an avatar of initials, a moment with its exact time on hover.
import { useNow, useWords } from '../words/WordsContext';
import './bits.css';

const segmenter = new Intl.Segmenter();

export function initials(name: string): string {
    const words = name.split(/[\s&·,]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
    const last = words.length > 1 ? first_letter(words.at(-1)) : '';
    return (first_letter(words[0]) + last).toLocaleUpperCase();
}

function first_letter(word = ''): string {
    const [first] = segmenter.segment(word);
    return first?.segment ?? '';
}

export function Avatar({ name, large = false }: { name: string; large?: boolean }) {
    return <span className={large ? 'avatar large' : 'avatar'} data-initials={initials(name)} aria-hidden="true" />;
}

type Manner = 'short' | 'date' | 'relative' | 'clock';

export function When({ at, as, className }: { at: string; as: Manner; className?: string }) {
    const words = useWords();
    const now = useNow();
    const text = as === 'clock' ? words.clock(at) : words[as](at, now);
    return (
        <time className={className} dateTime={at} title={words.exact(at)}>
            {text}
        </time>
    );
}
