// Brings the message that was looked for into sight, once: loads what is around it where it is not there yet.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { show_messages_at } from '../../api/cache';
import { around } from '../../api/messages';
import type { Message, Side } from '../../api/types';

export function useTarget(
    side: Side,
    conversation: string,
    target: number | undefined,
    messages: Message[],
    box: RefObject<HTMLDivElement | null>,
): void {
    const client = useQueryClient();
    const shown = useRef<number | undefined>(undefined);
    const asked = useRef<number | undefined>(undefined);
    const loaded = messages.length > 0;
    const here = target !== undefined && messages.some((message) => message.seq === target);
    useEffect(() => {
        if (target === undefined || !loaded || asked.current === target) return;
        asked.current = target;
        if (here) return;
        show_messages_at(client, side, conversation, around(target)).catch(() => undefined); // The newest stay in sight.
    }, [client, side, conversation, target, loaded, here]);
    useLayoutEffect(() => {
        if (!here || shown.current === target) return;
        shown.current = target;
        const card = box.current?.querySelector<HTMLElement>(`[data-seq="${target}"]`);
        card?.scrollIntoView({ block: 'center' });
        card?.focus({ preventScroll: true });
    }, [here, target, box]);
}
