// One file after the other, as large as there is room: by keys, by buttons, by fingers. Escape closes it and gives the focus back.
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useWords } from '../../words/WordsContext';
import { Shown } from '../Shown';
import { DownloadLink } from './DownloadLink';
import { is_picture, type ShownFile } from './shown_file';
import { ViewerStage } from './ViewerStage';
import './viewer.css';
import { limited, zoom_max, zoomed_in, zoomed_out } from './zoom';

export interface ViewerProps {
    files: ShownFile[]; // That can be seen, at least one.
    at: string; // The id of the one that is shown.
    on_move: (file: string) => void;
    on_close: () => void;
}

export function Viewer({ files, at, on_move, on_close }: ViewerProps) {
    const { t, number } = useWords();
    const dialog = useRef<HTMLDialogElement>(null);
    const [zoom, set_zoom] = useState(1);
    const place = files.findIndex(({ file }) => file.id === at);
    const shown = files[place];
    useDialog(dialog);
    const go = (to: number) => {
        const next = files[to];
        if (!next || to === place) return;
        set_zoom(1);
        on_move(next.file.id);
    };
    const on_key = (event: KeyboardEvent) => {
        const act = key_action(event.key, zoom);
        if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        if (act === 'first' || act === 'last') go(act === 'first' ? 0 : files.length - 1);
        else if (act === 'before' || act === 'next') go(act === 'next' ? place + 1 : place - 1);
        else set_zoom(act === 'in' ? zoomed_in : act === 'out' ? zoomed_out : () => 1);
    };
    if (!shown) return null;
    const { file, from } = shown;
    const said = t('files.position', { at: number(place + 1), count: files.length, shown: number(files.length) });
    return (
        <dialog ref={dialog} className="viewer" aria-label={t('files.viewer')} onClose={on_close} onKeyDown={on_key}>
            <div className="viewer-bar">
                <div className="viewer-what" aria-live="polite" aria-atomic="true">
                    <h2 className="clip" dir="auto">
                        <Shown text={file.name} />
                    </h2>
                    <p className="clip small" dir="auto">
                        <Shown text={from} /> · <span className="num">{said}</span>
                        {!is_picture(file) && <> · {t('files.first_page')}</>}
                    </p>
                </div>
                <div className="viewer-zoom">
                    <button
                        type="button"
                        className="btn"
                        aria-label={t('files.smaller')}
                        disabled={zoom === 1}
                        onClick={() => set_zoom(zoomed_out)}
                    >
                        <span aria-hidden="true">−</span>
                    </button>
                    <button
                        type="button"
                        className="btn"
                        aria-label={t('files.larger')}
                        disabled={zoom === zoom_max}
                        onClick={() => set_zoom(zoomed_in)}
                    >
                        <span aria-hidden="true">+</span>
                    </button>
                </div>
                <DownloadLink file={file} />
                <button type="button" className="btn" autoFocus aria-label={t('close')} onClick={() => dialog.current?.close()}>
                    <span aria-hidden="true">✕</span>
                </button>
            </div>
            <ViewerStage
                key={file.id}
                shown={shown}
                zoom={zoom}
                on_zoom={(wanted) => set_zoom(limited(wanted))}
                on_swipe={(by) => go(place + by)}
            />
            {files.length > 1 && (
                <>
                    <button
                        type="button"
                        className="btn viewer-go before"
                        aria-label={t('files.before')}
                        disabled={place === 0}
                        onClick={() => go(place - 1)}
                    >
                        <span aria-hidden="true">‹</span>
                    </button>
                    <button
                        type="button"
                        className="btn viewer-go next"
                        aria-label={t('files.next')}
                        disabled={place === files.length - 1}
                        onClick={() => go(place + 1)}
                    >
                        <span aria-hidden="true">›</span>
                    </button>
                </>
            )}
        </dialog>
    );
}

type Act = 'first' | 'last' | 'before' | 'next' | 'in' | 'out' | 'whole';

// What is larger than the window is moved by the arrows.
function key_action(key: string, zoom: number): Act | undefined {
    if (key === '+' || key === '=') return 'in';
    if (key === '-') return 'out';
    if (key === '0') return 'whole';
    if (key === 'PageUp') return 'before';
    if (key === 'PageDown') return 'next';
    if (zoom > 1) return undefined;
    if (key === 'ArrowLeft') return 'before';
    if (key === 'ArrowRight') return 'next';
    if (key === 'Home') return 'first';
    return key === 'End' ? 'last' : undefined;
}

function useDialog(dialog: React.RefObject<HTMLDialogElement | null>): void {
    useEffect(() => {
        const here = dialog.current;
        if (here && !here.open) here.showModal();
        return () => here?.close();
    }, [dialog]);
}
