// What the inbox's parts share: the list, and moving a conversation into another section.
import { createContext, use, type RefObject } from 'react';
import type { ListHandle } from '../parts/virtual_rows';
import type { MoveAction } from './actions';

export interface InboxPlace {
    list: RefObject<ListHandle | null>;
    move: (conversation: string, action: MoveAction) => void;
}
export const InboxContext = createContext<InboxPlace | null>(null);

export function useInbox(): InboxPlace {
    const inbox = use(InboxContext);
    if (!inbox) throw new Error('No inbox is open here.');
    return inbox;
}
