// A dialog: the browser's own, which keeps the focus inside, closes on Escape and gives the focus back.
import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../words/WordsContext';
import { named_hidden } from './hidden_characters';
import { Shown } from './Shown';
import './modal.css';

interface Props {
    title: string;
    on_close: () => void;
    children: ReactNode;
    side?: boolean; // Slides along the edge instead of standing in the middle.
    wide?: boolean; // For what is to be read at length.
}

export function Modal({ title, on_close, children, side = false, wide = false }: Props) {
    const { t } = useWords();
    const dialog = useRef<HTMLDialogElement>(null);
    const is_shown = useRef(false);
    useEffect(() => {
        const here = dialog.current;
        is_shown.current = true;
        if (here && !here.open) here.showModal();
        return () => {
            is_shown.current = false;
            here?.close();
        };
    }, []);
    // The browser says "close" a moment later: of a dialog that is gone by then it would close the next one.
    const tell = () => {
        if (is_shown.current) on_close();
    };
    return (
        <dialog
            ref={dialog}
            className={['modal', side && 'side', wide && 'wide'].filter(Boolean).join(' ')}
            aria-label={named_hidden(title)}
            onClose={tell}
            onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
        >
            <div className="modal-body">
                <div className="row modal-head">
                    <h2 className="grow">
                        <Shown text={title} />
                    </h2>
                    <button type="button" className="btn plain" onClick={() => dialog.current?.close()}>
                        {t('close')}
                    </button>
                </div>
                {children}
            </div>
        </dialog>
    );
}
