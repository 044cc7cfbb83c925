// The messages of a conversation: newest below, older ones loaded on the way up, new ones as they come.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Fragment, useEffect, useRef, useState } from 'react';
import { messages_query } from '../../api/messages';
import { merge_pages } from '../../api/pages';
import type { Draft, Message, Side } from '../../api/types';
import { useNow, useWords } from '../../words/WordsContext';
import { announce } from '../announce';
import { MoreRow, Skeleton } from '../feedback';
import { ProblemNote } from '../ProblemNote';
import { MessageCard, PendingCard } from './MessageCard';
import './thread.css';
import { useReadMark } from './useReadMark';
import { useScroll } from './useScroll';

interface Props {
    side: Side;
    conversation: string;
    read_seq: number; // How far the other side has read.
    marks_read: boolean;
    byline: (message: Message) => string;
    drafts: Draft[];
}

export function Thread({ side, conversation, read_seq, marks_read, byline, drafts }: Props) {
    const { t, day } = useWords();
    const now = useNow();
    const query = useInfiniteQuery(messages_query(side, conversation));
    const messages = query.data ? merge_pages(query.data.pages).sort((left, right) => left.seq - right.seq) : [];
    const last = messages.at(-1);
    const { box, at_end, on_scroll, to_end } = useScroll(messages[0]?.seq, last?.seq);
    const fresh = useFresh(messages, side.kind, at_end);
    useReadMark(side, conversation, last?.seq, marks_read && at_end && !document.hidden);
    const days = messages.map((message) => day(message.delivered_at, now));
    const states = read_states(messages, side.kind, read_seq);
    const pending = drafts.filter((draft) => draft.state !== 'blocked' && draft.state !== 'writing');
    return (
        <div className="thread">
            {/* A box that scrolls must be reachable by keyboard. */}
            <div
                className="thread-box"
                ref={box}
                onScroll={on_scroll}
                tabIndex={0}
                role="log"
                aria-live="off"
                aria-label={t('thread.label')}
            >
                <div className="thread-column">
                    <MoreRow paged={query} label={t('thread.older')} />
                    {query.isPending && <Skeleton rows={3} />}
                    {query.error && !query.data && <ProblemNote error={query.error} on_retry={() => void query.refetch()} />}
                    {messages.map((message, at) => (
                        <Fragment key={message.id}>
                            {days[at] !== days[at - 1] && <h2 className="day">{days[at]}</h2>}
                            <MessageCard
                                message={message}
                                mine={message.author === side.kind}
                                byline={byline(message)}
                                read={states.get(message.seq)}
                            />
                        </Fragment>
                    ))}
                    {pending.map((draft) => (
                        <PendingCard key={draft.id} draft={draft} />
                    ))}
                </div>
            </div>
            {fresh > 0 && (
                <button type="button" className="btn main new-pill" onClick={to_end}>
                    {t('thread.new', { count: fresh })} <span aria-hidden="true">↓</span>
                </button>
            )}
        </div>
    );
}

// Whether the other side has read one's own messages: said once where it changes, and at the last.
function read_states(messages: Message[], mine: string, read_seq: number): Map<number, boolean> {
    const own = messages.filter((message) => message.author === mine);
    const told = own.filter((message, at) => {
        const next = own[at + 1];
        return !next || next.seq <= read_seq !== message.seq <= read_seq;
    });
    return new Map(told.map((message) => [message.seq, message.seq <= read_seq]));
}

// How many messages of the other side came in below what is in sight; each is also told to a screen reader.
function useFresh(messages: Message[], mine: string, at_end: boolean): number {
    const { t } = useWords();
    const last = messages.at(-1);
    const told = useRef<number | undefined>(undefined);
    const [seen, set_seen] = useState<number>();
    const { seq, author, author_name: name } = last ?? {};
    useEffect(() => {
        if (seq !== undefined && told.current !== undefined && seq > told.current && author !== mine && name !== undefined)
            announce(t('thread.announce', { name }));
        if (seq !== undefined) told.current = seq;
    }, [seq, author, name, mine, t]);
    if (seq !== undefined && seq !== seen && (at_end || seen === undefined || author === mine)) set_seen(seq);
    const from = seen ?? 0;
    return messages.filter((message) => message.seq > from && message.author !== mine).length;
}
