// How many messages of the other side came in below what is in sight; each is also told to a screen reader.
import { useEffect, useRef, useState } from 'react';
import type { Message } from '../../api/types';
import { useWords } from '../../words/WordsContext';
import { announce } from '../announce';
import { named_hidden } from '../hidden_characters';

// `ends`: what is loaded reaches the end; what else is loaded on the way there is not new.
export function useFresh(messages: Message[], mine: string, at_end: boolean, ends: boolean): number {
    const { t } = useWords();
    const last = messages.at(-1);
    const told = useRef<number | undefined>(undefined);
    const [seen, set_seen] = useState<number>();
    const { seq, author, author_name: name } = last ?? {};
    useEffect(() => {
        if (seq === undefined) return;
        if (told.current !== undefined && seq > told.current && author !== mine && name !== undefined)
            announce(t('thread.announce', { name: named_hidden(name) }));
        told.current = ends ? seq : undefined;
    }, [seq, author, name, mine, ends, t]);
    if (seq !== undefined && seq !== seen && (at_end || !ends || seen === undefined || author === mine)) set_seen(seq);
    const from = seen ?? 0;
    return messages.filter((message) => message.seq > from && message.author !== mine).length;
}
