// Files that are dragged into the window: shows where they can be dropped, and keeps the browser from opening those that miss it.
import { useEffect, useEffectEvent, useState, type RefObject } from 'react';

export type Dragging = 'none' | 'near' | 'over'; // Over the place itself.

const has_files = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

export function useDropping(place: RefObject<HTMLElement | null>, taken: boolean, add: (files: File[]) => void): Dragging {
    const [dragging, set_dragging] = useState<Dragging>('none');
    const take = useEffectEvent(add);
    useEffect(() => {
        if (!taken) return;
        const is_over = (event: Event) => event.target instanceof Node && (place.current?.contains(event.target) ?? false);
        const over = (event: DragEvent) => {
            if (!has_files(event)) return;
            event.preventDefault();
            const here = is_over(event);
            if (event.dataTransfer) event.dataTransfer.dropEffect = here ? 'copy' : 'none';
            set_dragging(here ? 'over' : 'near');
        };
        const leave = (event: DragEvent) => {
            if (event.relatedTarget === null) set_dragging('none'); // Out of the window.
        };
        const drop = (event: DragEvent) => {
            set_dragging('none');
            if (!has_files(event)) return;
            event.preventDefault();
            if (is_over(event)) take([...(event.dataTransfer?.files ?? [])]);
        };
        const stop = () => set_dragging('none');
        document.addEventListener('dragenter', over);
        document.addEventListener('dragover', over);
        document.addEventListener('dragleave', leave);
        document.addEventListener('drop', drop);
        document.addEventListener('dragend', stop);
        return () => {
            set_dragging('none');
            document.removeEventListener('dragenter', over);
            document.removeEventListener('dragover', over);
            document.removeEventListener('dragleave', leave);
            document.removeEventListener('drop', drop);
            document.removeEventListener('dragend', stop);
        };
    }, [place, taken]);
    return dragging;
}
