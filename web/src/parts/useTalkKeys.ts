// The keys of an open conversation: to the reply, and out of it.
import { useMemo, type RefObject } from 'react';
import { close, reply } from './actions';
import { useShortcuts } from './shortcuts';

export function useTalkKeys(field: RefObject<HTMLTextAreaElement | null>, on_close: () => void): void {
    useShortcuts(useMemo(() => ({ [reply.key]: () => field.current?.focus(), [close.key]: on_close }), [field, on_close]));
}
