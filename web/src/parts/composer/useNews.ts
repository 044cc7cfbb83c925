// What others have written since the author of a text last looked: the text remembers how far that was.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { messages_query, type Target } from '../../api/messages';
import { merge_pages } from '../../api/pages';
import type { Message, Problem, Side } from '../../api/types';
import { useReader } from '../useReader';
import { is_blank } from './meeting';
import type { Unsent } from './unsent';

export interface News {
    messages: Message[];
    seen_seq: number | undefined; // What a send says that its author had seen.
    asked: number; // How often the author was asked whether to send all the same.
    ask: () => void;
    refuse: (problem: Problem) => void; // The server knew of news.
    look: () => void; // Now the author has seen all of it.
}

const no_conversation = { to: 'conversation', side: { kind: 'buyer' }, conversation: '' } as const;

// `known_seq`: the last message at the time the page was loaded, where it does not show the messages themselves.
export function useNews(target: Target, known_seq: number | undefined, unsent: Unsent, keep: (change: Partial<Unsent>) => void): News {
    const { name } = useReader();
    const place = target.to === 'conversation' ? target : no_conversation;
    const query = useInfiniteQuery({ ...messages_query(place.side, place.conversation), enabled: false });
    const shown = useMemo(() => merge_pages(query.data?.pages), [query.data]);
    const [refused, set_refused] = useState<{ messages: Message[]; last_seq: number }>();
    const [asked, set_asked] = useState(0);
    const newest = query.data ? Math.max(0, ...shown.map((message) => message.seq)) : undefined;
    const last_seq = Math.max(refused?.last_seq ?? -1, (target.to === 'conversation' ? newest : known_seq) ?? -1);
    const begun = !is_blank(unsent);
    const { seen_seq } = unsent;
    useEffect(() => {
        if (begun && seen_seq === undefined && last_seq >= 0) keep({ seen_seq: last_seq });
        if (!begun && seen_seq !== undefined) keep({ seen_seq: undefined });
    }, [begun, seen_seq, last_seq, keep]);
    const messages = useMemo(() => {
        if (seen_seq === undefined) return [];
        const fresh = merge_pages([{ items: shown }, { items: refused?.messages ?? [] }]).filter((each) => each.seq > seen_seq);
        const others = fresh.filter((each) => !is_own(each, target.side, name));
        return (others.length > 0 || !refused ? others : fresh).sort((left, right) => left.seq - right.seq);
    }, [shown, refused, seen_seq, target.side, name]);
    const ask = useCallback(() => set_asked((count) => count + 1), []);
    return {
        messages,
        seen_seq: seen_seq ?? (last_seq >= 0 ? last_seq : undefined),
        asked,
        ask,
        refuse: ({ new_messages = [], last_seq: seq = 0 }) => {
            set_refused({ messages: new_messages, last_seq: seq });
            ask();
        },
        look: () => {
            set_refused(undefined);
            keep({ seen_seq: last_seq });
        },
    };
}

// Of another tab or device of the same person; the server knows for certain.
function is_own(message: Message, side: Side, name: string): boolean {
    if (message.author !== side.kind) return false;
    return side.kind === 'buyer' || message.author_name === name.split(' ')[0];
}
