// The keys of the inbox's lists: walking through one, and moving the conversation that is marked or open.
import { useMemo, type RefObject } from 'react';
import { useShortcuts } from '../parts/shortcuts';
import { stepped } from '../parts/steps';
import { undo_last } from '../parts/toasts';
import type { ListHandle } from '../parts/virtual_rows';
import * as actions from './actions';
import { useDesk } from './desk-context';
import { useInbox } from './inbox-context';

export function useListKeys(items: { id: string }[], open: string | undefined): RefObject<ListHandle | null> {
    const { can_write } = useDesk();
    const { list, move } = useInbox();
    const keys = useMemo(() => {
        const marked = () => list.current?.focused() ?? open;
        const walk = (by: number) => {
            const item = stepped(items, marked(), by);
            if (item) list.current?.focus_row(item.id);
        };
        const move_marked = (action: actions.MoveAction) => {
            const id = marked();
            if (id !== undefined) move(id, action);
        };
        return {
            [actions.next.key]: () => walk(1),
            [actions.previous.key]: () => walk(-1),
            ...(can_write && {
                [actions.resolve.key]: () => move_marked(actions.resolve),
                [actions.no_reply.key]: () => move_marked(actions.no_reply),
                [actions.undo.key]: undo_last,
            }),
        };
    }, [items, list, move, open, can_write]);
    useShortcuts(keys);
    return list;
}
