// Tells the server how far this reader has read: when the end has been in sight for a moment and the tab is visible.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { note_read } from '../../api/cache';
import { mark_read } from '../../api/messages';
import type { Side } from '../../api/types';
import { tell_reading } from '../../live/readings';

function listen(listener: () => void): () => void {
    document.addEventListener('visibilitychange', listener);
    return () => document.removeEventListener('visibilitychange', listener);
}

const glance_ms = 300; // Whoever only passes by has not read it, and drawing the page goes first.

export function useReadMark(side: Side, conversation: string, seq: number | undefined, seen: boolean): void {
    const client = useQueryClient();
    const marked = useRef(0);
    const visible = useSyncExternalStore(listen, () => document.visibilityState === 'visible');
    useEffect(() => {
        if (!seen || !visible || seq === undefined || seq <= marked.current) return;
        const timer = setTimeout(() => {
            const before = marked.current;
            marked.current = seq;
            mark_read(side, conversation, seq)
                .then(() => {
                    note_read(client, side, conversation);
                    tell_reading({ side, conversation });
                })
                .catch(() => (marked.current = before)); // Tried again with the next message or visit.
        }, glance_ms);
        return () => clearTimeout(timer);
    }, [client, side, conversation, seq, seen, visible]);
}
