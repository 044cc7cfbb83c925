import { Shown } from '../Shown';
import { cut_hits } from './marked';

// A text with what was found in it marked.
export function Marked({ text, marks }: { text: string; marks: { begin: number; end: number }[] }) {
    return cut_hits(text, marks).map((segment, at) =>
        segment.hit ? (
            <mark key={at}>
                <Shown text={segment.text} />
            </mark>
        ) : (
            <Shown key={at} text={segment.text} />
        ),
    );
}
