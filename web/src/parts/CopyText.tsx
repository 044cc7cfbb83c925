// A text that people take elsewhere, with the button that puts it into the clipboard.
import { useState } from 'react';
import { useWords } from '../words/WordsContext';
import { announce } from './announce';
import { copy_text } from './copy_text';

export function CopyText({ text }: { text: string }) {
    const { t } = useWords();
    const [copied, set_copied] = useState(false);
    const copy = async () => {
        const done = await copy_text(text);
        set_copied(done);
        announce(t(done ? 'copy.done' : 'copy.failed'));
    };
    return (
        <span className="copy-text">
            <code>{text}</code>
            <button type="button" className="btn" onClick={() => void copy()}>
                {t(copied ? 'copy.done' : 'copy.action')}
            </button>
        </span>
    );
}
