// Lets whatever stands inside open one of these files large, and go on from it to the others.
import { createContext, useCallback, useContext, useEffect, useRef, useState, type ComponentType, type ReactNode } from 'react';
import { show_toast } from '../toasts';
import { useWords } from '../../words/WordsContext';
import { large_picture, type ShownFile } from './shown_file';
import type { ViewerProps } from './Viewer';

type Open = (file: string) => void;
const ViewerContext = createContext<Open | undefined>(undefined);

// Undefined where nothing can be opened large.
export const useViewer = (): Open | undefined => useContext(ViewerContext);

export function ViewerPlace({ files, children }: { files: ShownFile[]; children: ReactNode }) {
    const { t } = useWords();
    const [at, set_at] = useState<string>();
    const [Viewer, set_viewer] = useState<ComponentType<ViewerProps>>();
    const failed = useRef('');
    useEffect(() => {
        failed.current = t('files.viewer_failed');
    }, [t]);
    const open = useCallback((file: string) => {
        set_at(file);
        import('./Viewer').then((loaded) => set_viewer(() => loaded.Viewer)).catch(() => show_toast({ text: failed.current, bad: true }));
    }, []);
    const seen = files.filter(({ file }) => large_picture(file) !== undefined);
    return (
        <ViewerContext value={open}>
            {children}
            {Viewer && at !== undefined && seen.some(({ file }) => file.id === at) && (
                <Viewer files={seen} at={at} on_move={set_at} on_close={() => set_at(undefined)} />
            )}
        </ViewerContext>
    );
}
