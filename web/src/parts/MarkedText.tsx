// Somebody's text with the words underlined that the rules are about; to read, not to change.
import type { Finding, Part } from '../api/types';
import { cut_segments, find_marks } from './composer/marks';
import './marked-text.css';
import { Shown } from './Shown';

export function MarkedText({ text, findings, part }: { text: string; findings: Finding[]; part: Part }) {
    return cut_segments(text, find_marks(findings, part, text, text)).map((segment, at) =>
        segment.tone ? (
            <mark key={at} className={`marked-words ${segment.tone}`}>
                <Shown text={segment.text} />
            </mark>
        ) : (
            <Shown key={at} text={segment.text} />
        ),
    );
}
