// An open conversation: who and about what, the messages, the reply; its order beside it.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import { status_of } from '../api/client';
import { conversation_query } from '../api/conversations';
import type { Conversation, Draft, Message } from '../api/types';
import { Composer } from '../parts/composer/Composer';
import { Empty, Skeleton } from '../parts/feedback';
import { Modal } from '../parts/Modal';
import { ProblemNote } from '../parts/ProblemNote';
import { Thread } from '../parts/thread/Thread';
import { usePageTitle } from '../parts/usePageTitle';
import { useReader } from '../parts/useReader';
import { useTalkKeys } from '../parts/useTalkKeys';
import { useWords } from '../words/WordsContext';
import { useDesk } from './desk-context';
import { NoReply } from './NoReply';
import { OrderDetails } from './OrderDetails';
import { TalkHead } from './TalkHead';

export function ConversationPage() {
    const { t } = useWords();
    const { seller } = useDesk();
    const { conversation } = useParams({ from: '/s/$seller/messages/$conversation' });
    const query = useQuery(conversation_query(seller, conversation));
    usePageTitle(query.data?.summary.buyer_name);
    if (query.data) return <Open key={conversation} conversation={query.data} />;
    return (
        <section className="talk" aria-label={t('conversation.label')}>
            {query.isPending && <Skeleton rows={5} />}
            {query.error && status_of(query.error) === 404 && (
                <Empty level="h1" title={t('conversation.missing')}>
                    {t('conversation.missing_text')}
                </Empty>
            )}
            {query.error && status_of(query.error) !== 404 && <ProblemNote error={query.error} on_retry={() => void query.refetch()} />}
        </section>
    );
}

function Open({ conversation }: { conversation: Conversation }) {
    const { t } = useWords();
    const { side, can_write } = useDesk();
    const reader = useReader();
    const { summary, order } = conversation;
    const field = useRef<HTMLTextAreaElement>(null);
    const [order_shown, set_order_shown] = useState(false);
    const byline = useCallback((message: Message) => (message.author === 'operator' ? t('author.operator') : message.author_name), [t]);
    const target = useMemo(() => ({ to: 'conversation', side, conversation: summary.id }) as const, [side, summary.id]);
    const { message: target_seq } = useSearch({ from: '/s/$seller/messages/$conversation' });
    const [open_draft, set_open_draft] = useState<string>();
    const [mend, set_mend] = useState<Draft>();
    useTalkKeys(field, useWayBack());
    return (
        <>
            <section className="talk" aria-labelledby="talk-title">
                <TalkHead conversation={conversation} on_order={order ? () => set_order_shown(true) : undefined} />
                <Thread
                    side={side}
                    conversation={summary.id}
                    target={target_seq}
                    read_seq={conversation.buyer_read_seq}
                    marks_read={can_write}
                    byline={byline}
                    drafts={conversation.drafts}
                    open_draft={open_draft}
                    {...(can_write && { on_mend: (draft: Draft) => set_mend({ ...draft }) })}
                />
                {!can_write ? (
                    <p className="talk-foot soft small">{t('desk.read_only')}</p>
                ) : conversation.can_reply ? (
                    <Composer
                        target={target}
                        user_id={reader.user_id}
                        reply_to={summary.buyer_name}
                        field_ref={field}
                        mend={mend}
                        on_draft={set_open_draft}
                    />
                ) : (
                    <NoReply order={order} buyer={summary.buyer_name} />
                )}
            </section>
            {order && (
                <aside className="order-column" aria-label={t('order.label')}>
                    <OrderDetails order={order} in_conversation />
                </aside>
            )}
            {order && order_shown && (
                <Modal side title={t('order.label')} on_close={() => set_order_shown(false)}>
                    <OrderDetails order={order} in_conversation />
                </Modal>
            )}
        </>
    );
}

function useWayBack(): () => void {
    const navigate = useNavigate();
    const { seller } = useDesk();
    const search = useSearch({ from: '/s/$seller/messages' });
    return useCallback(() => void navigate({ to: '/s/$seller/messages', params: { seller }, search }), [navigate, seller, search]);
}
