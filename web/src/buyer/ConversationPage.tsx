// A buyer's conversation with a seller.
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import { status_of } from '../api/client';
import { buyer_conversation_query } from '../api/conversations';
import { buyer_side, type BuyerConversation, type Draft, type Message } from '../api/types';
import { Composer } from '../parts/composer/Composer';
import { Empty, Skeleton } from '../parts/feedback';
import { ProblemNote } from '../parts/ProblemNote';
import { Shown } from '../parts/Shown';
import { Thread } from '../parts/thread/Thread';
import { usePageTitle } from '../parts/usePageTitle';
import { useRescuedFocus } from '../parts/useRescuedFocus';
import { useReader } from '../parts/useReader';
import { useTalkKeys } from '../parts/useTalkKeys';
import { useWords } from '../words/WordsContext';
import { AnswersWithin } from './AnswersWithin';

export function ConversationPage() {
    const { t } = useWords();
    const { conversation } = useParams({ strict: false });
    const query = useQuery(buyer_conversation_query(conversation ?? ''));
    usePageTitle(query.data?.summary.seller.name);
    if (query.data) return <Open key={conversation} conversation={query.data} />;
    return (
        <section className="pane-talk" aria-label={t('conversation.label')}>
            {query.isPending && <Skeleton rows={5} />}
            {query.error && status_of(query.error) === 404 && (
                <Empty level="h1" title={t('conversation.missing')}>
                    <Link to="/messages">{t('back')}</Link>
                </Empty>
            )}
            {query.error && status_of(query.error) !== 404 && <ProblemNote error={query.error} on_retry={() => void query.refetch()} />}
        </section>
    );
}

function Open({ conversation }: { conversation: BuyerConversation }) {
    const { t } = useWords();
    const reader = useReader();
    const title = useRescuedFocus<HTMLHeadingElement>();
    const field = useRef<HTMLTextAreaElement>(null);
    const { summary, seller_read_seq, drafts } = conversation;
    const { message: target_seq } = useSearch({ strict: false });
    const { seller, order_id } = summary;
    const byline = useCallback(
        (message: Message) => {
            if (message.author === 'buyer') return t('author.me');
            if (message.author === 'operator') return t('author.operator');
            return message.author === 'seller' ? t('author.of', { name: message.author_name, seller: seller.name }) : message.author_name;
        },
        [t, seller.name],
    );
    const [open_draft, set_open_draft] = useState<string>();
    const [mend, set_mend] = useState<Draft>();
    const target = useMemo(() => ({ to: 'conversation', side: buyer_side, conversation: summary.id }) as const, [summary.id]);
    const navigate = useNavigate();
    useTalkKeys(
        field,
        useCallback(() => void navigate({ to: '/messages' }), [navigate]),
    );
    return (
        <section className="pane-talk" aria-labelledby="talk-title">
            <div className="talk-head">
                <Link className="btn plain back" to="/messages" aria-label={t('back')}>
                    <span aria-hidden="true">‹</span>
                </Link>
                <div className="talk-who">
                    <h1 id="talk-title" className="clip" ref={title} tabIndex={-1} dir="auto">
                        <Shown text={seller.name} />
                    </h1>
                    <p className="clip soft small" dir="auto">
                        <Shown text={summary.item_title} />
                        {order_id !== undefined && (
                            <>
                                {' · '}
                                <Link to="/orders/$seller/$order" params={{ seller: String(seller.id), order: order_id }} className="num">
                                    {t('order.title', { order: order_id })}
                                </Link>
                            </>
                        )}
                    </p>
                    <AnswersWithin minutes={conversation.answers_within_minutes} />
                </div>
            </div>
            <Thread
                side={buyer_side}
                conversation={summary.id}
                target={target_seq}
                read_seq={seller_read_seq}
                marks_read
                byline={byline}
                drafts={drafts}
                open_draft={open_draft}
                on_mend={(draft) => set_mend({ ...draft })}
            />
            <Composer
                target={target}
                user_id={reader.user_id}
                reply_to={seller.name}
                field_ref={field}
                mend={mend}
                on_draft={set_open_draft}
            />
        </section>
    );
}
