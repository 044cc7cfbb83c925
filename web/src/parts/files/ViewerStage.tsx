// The picture in the viewer with what is marked in it; larger than the window it is moved by scrolling.
import { useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../../words/WordsContext';
import { FileSign } from './FileSign';
import type { Size } from './fit';
import { Boxes } from './Boxes';
import { large_picture, type ShownFile } from './shown_file';
import { picture_words } from './picture_words';
import { useStageFingers } from './useStageFingers';
import { drawn_size, kept_middle } from './zoom';
import { named_hidden } from '../hidden_characters';

interface Props {
    shown: ShownFile;
    zoom: number;
    on_zoom: (zoom: number) => void;
    on_swipe: (by: 1 | -1) => void;
}

const second_look = 2.5; // What a double click comes to.

export function ViewerStage({ shown, zoom, on_zoom, on_swipe }: Props) {
    const { t } = useWords();
    const { file, findings = [] } = shown;
    const box = useRef<HTMLDivElement>(null);
    const stage = useSizeOf(box);
    const [broken, set_broken] = useState(false);
    const picture = large_picture(file);
    useStageFingers(box, zoom, on_zoom, on_swipe);
    const before = useRef(zoom);
    useLayoutEffect(() => {
        const here = box.current;
        const factor = zoom / before.current;
        before.current = zoom;
        if (!here || factor === 1) return;
        here.scrollLeft = kept_middle(here.scrollLeft, here.clientWidth, factor);
        here.scrollTop = kept_middle(here.scrollTop, here.clientHeight, factor);
    }, [zoom]);
    return (
        <div
            ref={box}
            className={zoom > 1 ? 'viewer-stage large' : 'viewer-stage'}
            tabIndex={zoom > 1 ? 0 : -1}
            role="group"
            aria-label={named_hidden(file.name)}
            onDoubleClick={() => on_zoom(zoom > 1 ? 1 : second_look)}
        >
            {broken || !picture ? (
                <div className="viewer-broken">
                    <FileSign name={file.name} media_type={file.media_type} />
                    <p>{t('files.gone')}</p>
                </div>
            ) : (
                stage && (
                    <div className="viewer-picture" style={drawn_size(picture, stage, zoom)}>
                        <img
                            src={picture.address}
                            alt={picture_words(t, shown)}
                            width={picture.width}
                            height={picture.height}
                            draggable={false}
                            onError={() => set_broken(true)}
                        />
                        <Boxes findings={findings} picture={picture} />
                    </div>
                )
            )}
        </div>
    );
}

function useSizeOf(box: React.RefObject<HTMLElement | null>): Size | undefined {
    const [size, set_size] = useState<Size>();
    useLayoutEffect(() => {
        const here = box.current;
        if (!here) return;
        const observer = new ResizeObserver(() => set_size({ width: here.offsetWidth, height: here.offsetHeight }));
        observer.observe(here);
        return () => observer.disconnect();
    }, [box]);
    return size;
}
