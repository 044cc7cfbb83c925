// The keys of the inbox's lists: walking through one, and moving a conversation.
import { useMemo, type RefObject } from 'react';
import type { InboxView } from '../api/conversations';
import { useShortcuts } from '../parts/shortcuts';
import { undo_last } from '../parts/toasts';
import type { ListHandle } from '../parts/virtual_rows';
import { walk_keys } from '../parts/walk_keys';
import * as actions from './actions';
import { useDesk } from './desk-context';
import { useInbox } from './inbox-context';

interface Listed {
    view: InboxView;
    items: { id: string }[];
    open: string | undefined; // The conversation beside the list …
    marked: string | undefined; // … and its row.
}

export function useListKeys({ view, items, open, marked }: Listed): RefObject<ListHandle | null> {
    const { can_write } = useDesk();
    const { list, move } = useInbox();
    const keys = useMemo(() => {
        const move_marked = (action: actions.MoveAction) => {
            const id = view === 'drafts' ? open : (list.current?.focused() ?? open); // A draft is in no section.
            if (id !== undefined) move(id, action);
        };
        return {
            ...walk_keys(list, items, marked),
            ...(can_write && {
                [actions.resolve.key]: () => move_marked(actions.resolve),
                [actions.no_reply.key]: () => move_marked(actions.no_reply),
                [actions.undo.key]: undo_last,
            }),
        };
    }, [view, items, open, marked, list, move, can_write]);
    useShortcuts(keys);
    return list;
}
