// What a composer's form has for files: they can be dropped on it and pasted into it.
import type { ClipboardEvent, ReactNode, RefObject } from 'react';
import { useWords } from '../../words/WordsContext';
import './add-files.css';
import { named_apart } from './choosing';
import { limits_words } from './limits_words';
import { useDropping } from './useDropping';
import type { FilesModel } from './useFiles';

interface Props {
    files: FilesModel;
    place: RefObject<HTMLElement | null>; // The form that this stands in.
    disabled: boolean;
}

// Stands inside the form, over all of it while files are dragged.
export function DropHint({ files, place, disabled }: Props): ReactNode {
    const words = useWords();
    const taken = files.limits !== undefined && !disabled;
    const dragging = useDropping(place, taken, files.add);
    if (dragging === 'none' || !files.limits) return null;
    return (
        <div className={`drop-hint ${dragging}`}>
            <b>{words.t('files.drop')}</b>
            <span className="small">{limits_words(words, files.limits)}</span>
        </div>
    );
}

// For the form's onPaste: words are pasted as words, also where a program gives a picture of them along.
export function usePasting(files: FilesModel): (event: ClipboardEvent) => void {
    const { t } = useWords();
    return (event) => {
        const pasted = [...event.clipboardData.files];
        if (pasted.length === 0 || event.clipboardData.types.includes('text/plain') || !files.limits) return;
        event.preventDefault();
        const taken = [...files.placed.map(({ name }) => name), ...files.sending.map(({ file }) => file.name)];
        files.add(named_apart(pasted, taken, (number) => t('files.pasted', { number })));
    };
}
