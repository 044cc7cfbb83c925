// The messages of a conversation: opened at the newest or at one that was looked for, more of them loaded on the way, new ones as they come.
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Fragment, useCallback, useState } from 'react';
import { is_operator } from '../../api/session';
import { show_messages_at } from '../../api/cache';
import { messages_query } from '../../api/messages';
import { merge_pages } from '../../api/pages';
import type { Draft, Message, Side } from '../../api/types';
import { useNow, useWords } from '../../words/WordsContext';
import { ViewerPlace } from '../files/ViewerPlace';
import { MoreRow, Skeleton, type Paged } from '../feedback';
import { ProblemNote } from '../ProblemNote';
import { useReader } from '../useReader';
import { files_in_sight } from './files_in_sight';
import { MessageCard } from './MessageCard';
import { PendingCard } from './PendingCard';
import './thread.css';
import { useFresh } from './useFresh';
import { useReadMark } from './useReadMark';
import { useScroll } from './useScroll';
import { useTarget } from './useTarget';
import { WholeMail } from './WholeMail';

interface Props {
    side: Side;
    conversation: string;
    target: number | undefined; // The seq of the message that is looked for.
    read_seq: number; // How far the other side has read.
    marks_read: boolean;
    byline: (message: Message) => string;
    drafts: Draft[]; // Of this side, that were submitted and not delivered.
    open_draft?: string | undefined; // The one that stands in the composer.
    on_mend?: (draft: Draft) => void;
}

export function Thread({ side, conversation, target, read_seq, marks_read, byline, drafts, open_draft, on_mend }: Props) {
    const { t, day } = useWords();
    const now = useNow();
    const client = useQueryClient();
    const query = useInfiniteQuery(messages_query(side, conversation, target));
    const messages = query.data ? merge_pages(query.data.pages).sort((left, right) => left.seq - right.seq) : [];
    const [first, last] = [messages[0], messages.at(-1)];
    const pending = drafts.filter((draft) => draft.id !== open_draft);
    const ends = query.data !== undefined && !query.hasPreviousPage;
    const { box, at_end, on_scroll, to_end } = useScroll(ends, [first?.seq, last?.seq, pending.length].join(' '));
    useTarget(side, conversation, target, messages, box);
    const fresh = useFresh(messages, side.kind, at_end, ends);
    useReadMark(side, conversation, last?.seq, marks_read && at_end && !document.hidden);
    const [exact, set_exact] = useState(false);
    const switch_times = useCallback(() => set_exact((before) => !before), []);
    const reader = useReader();
    const inspects = is_operator(reader);
    const [opened, set_opened] = useState<Message>();
    const days = messages.map((message) => day(message.delivered_at, now));
    const states = read_states(messages, side.kind, read_seq);
    const newer: Paged = {
        hasNextPage: query.hasPreviousPage,
        isFetchingNextPage: query.isFetchingPreviousPage,
        isFetchNextPageError: query.isFetchPreviousPageError,
        fetchNextPage: query.fetchPreviousPage,
    };
    const to_newest = () => {
        if (ends) to_end();
        else show_messages_at(client, side, conversation, undefined).catch(() => undefined); // The way there stays.
    };
    const files = files_in_sight(messages, pending, byline, reader.name);
    return (
        <ViewerPlace files={files}>
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
                                    sought={message.seq === target}
                                    exact_time={exact}
                                    time_stop={message === last}
                                    on_time={switch_times}
                                    inspects={inspects}
                                    on_mail={inspects || message.author === side.kind ? set_opened : undefined}
                                />
                            </Fragment>
                        ))}
                        <MoreRow paged={newer} label={t('thread.newer')} />
                        {ends && pending.map((draft) => <PendingCard key={draft.id} draft={draft} from={reader.name} on_mend={on_mend} />)}
                    </div>
                </div>
                {(fresh > 0 || (query.data && !ends)) && (
                    <button type="button" className="btn main new-pill" onClick={to_newest}>
                        {fresh > 0 ? t('thread.new', { count: fresh }) : t('thread.newest')} <span aria-hidden="true">↓</span>
                    </button>
                )}
                {opened && (
                    <WholeMail
                        side={side}
                        conversation={conversation}
                        message={opened}
                        inspects={inspects}
                        on_close={() => set_opened(undefined)}
                    />
                )}
            </div>
        </ViewerPlace>
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
