// An open conversation: who and about what, the messages, the reply; its order beside it.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import { status_of } from '../api/client';
import { conversation_query, discard_draft } from '../api/conversations';
import type { Conversation, Message } from '../api/types';
import { Composer } from '../parts/composer/Composer';
import { Empty, Skeleton } from '../parts/feedback';
import { Modal } from '../parts/Modal';
import { ProblemNote } from '../parts/ProblemNote';
import { Thread } from '../parts/thread/Thread';
import { usePageTitle } from '../parts/usePageTitle';
import { useRescuedFocus } from '../parts/useRescuedFocus';
import { useReader } from '../parts/useReader';
import { useShortcuts } from '../parts/shortcuts';
import { useWords } from '../words/WordsContext';
import { DueTag } from './ConversationList';
import { useDesk } from './desk-context';
import { NoReply } from './NoReply';
import { OrderDetails } from './OrderDetails';

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
    const client = useQueryClient();
    const discard = async (draft: string) => {
        await discard_draft(side.seller, draft);
        await client.invalidateQueries({ queryKey: conversation_query(side.seller, summary.id).queryKey });
    };
    useShortcuts(useKeys(field));
    return (
        <>
            <section className="talk" aria-labelledby="talk-title">
                <TalkHead conversation={conversation} on_order={order ? () => set_order_shown(true) : undefined} />
                <Thread
                    side={side}
                    conversation={summary.id}
                    read_seq={conversation.buyer_read_seq}
                    marks_read={can_write}
                    byline={byline}
                    drafts={conversation.drafts}
                />
                {!can_write ? (
                    <p className="talk-foot soft small">{t('desk.read_only')}</p>
                ) : conversation.can_reply ? (
                    <Composer
                        target={target}
                        user_id={reader.user_id}
                        drafts={conversation.drafts}
                        reply_to={summary.buyer_name}
                        field_ref={field}
                        on_discard={discard}
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

function useKeys(field: React.RefObject<HTMLTextAreaElement | null>) {
    const navigate = useNavigate();
    const { seller } = useDesk();
    const search = useSearch({ from: '/s/$seller/messages' });
    return useMemo(
        () => ({
            r: () => field.current?.focus(),
            Escape: () => void navigate({ to: '/s/$seller/messages', params: { seller }, search }),
        }),
        [field, navigate, seller, search],
    );
}

function TalkHead({ conversation, on_order }: { conversation: Conversation; on_order: (() => void) | undefined }) {
    const { t, languageName } = useWords();
    const { seller } = useDesk();
    const search = useSearch({ from: '/s/$seller/messages' });
    const { summary, language } = conversation;
    const title = useRescuedFocus<HTMLHeadingElement>();
    return (
        <div className="talk-head">
            <Link className="btn plain back" to="/s/$seller/messages" params={{ seller }} search={search} aria-label={t('back')}>
                <span aria-hidden="true">‹</span>
            </Link>
            <div className="talk-who">
                <h1 id="talk-title" className="clip" ref={title} tabIndex={-1} dir="auto">
                    {summary.item_title}
                </h1>
                <p className="clip soft small">
                    <bdi>{summary.buyer_name}</bdi> · {t('conversation.writes', { language: languageName(language) })}
                </p>
            </div>
            <span className="talk-tags">
                <DueTag due_at={summary.due_at} />
                <span className="tag">{t(`section_short.${summary.section}`)}</span>
            </span>
            {on_order && (
                <button type="button" className="btn order-button" onClick={on_order}>
                    {t('order.label')}
                </button>
            )}
        </div>
    );
}
