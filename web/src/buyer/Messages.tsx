// The buyer's conversations; on a wide screen the open one stands beside the list.
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useParams } from '@tanstack/react-router';
import { memo, useMemo, useRef } from 'react';
import { buyer_conversation_address } from '../addresses';
import { fetch_conversation_ahead } from '../api/ahead';
import { buyer_conversations_query } from '../api/conversations';
import { merge_pages } from '../api/pages';
import type { BuyerConversationSummary } from '../api/types';
import { Avatar, When } from '../parts/bits';
import { Empty, MoreRow, Skeleton } from '../parts/feedback';
import { last_words } from '../parts/files/carried_words';
import { ProblemNote } from '../parts/ProblemNote';
import { RowLink } from '../parts/RowLink';
import { Shown } from '../parts/Shown';
import { usePageTitle } from '../parts/usePageTitle';
import { VirtualList } from '../parts/VirtualList';
import type { ListHandle } from '../parts/virtual_rows';
import { useWalkKeys } from '../parts/walk_keys';
import { useWords } from '../words/WordsContext';

const row_height_px = 97;
const buyer = { kind: 'buyer' } as const;
const id_of = (item: BuyerConversationSummary) => item.id;

export function Messages() {
    const { t } = useWords();
    const { conversation: open } = useParams({ strict: false });
    usePageTitle(open === undefined ? t('nav.messages') : undefined);
    const query = useInfiniteQuery(buyer_conversations_query);
    const items = useMemo(() => merge_pages(query.data?.pages), [query.data]);
    const list = useRef<ListHandle>(null);
    useWalkKeys(list, items, open);
    const empty = query.data !== undefined && items.length === 0;
    const Heading = open === undefined ? 'h1' : 'h2';
    return (
        <main id="main" className={open === undefined ? 'panes' : 'panes open'}>
            <section className="pane-list" aria-labelledby="messages-title">
                <Heading id="messages-title">{t('nav.messages')}</Heading>
                {query.isPending && <Skeleton rows={4} />}
                {query.error && !query.data && <ProblemNote error={query.error} on_retry={() => void query.refetch()} />}
                {empty && (
                    <Empty title={t('buyer.empty')}>
                        <p>{t('buyer.empty_text')}</p>
                        <Link className="btn" to="/orders">
                            {t('buyer.to_orders')}
                        </Link>
                    </Empty>
                )}
                <VirtualList items={items} id_of={id_of} row_height_px={row_height_px} more={query.hasNextPage} handle={list}>
                    {(item) => <Row item={item} open={item.id === open} />}
                </VirtualList>
                <MoreRow paged={query} label={t('more')} />
            </section>
            {open === undefined ? (
                <section className="pane-talk nothing-open" aria-label={t('conversation.label')}>
                    {!empty && <Empty title={t('inbox.choose')}>{t('buyer.choose_text')}</Empty>}
                </section>
            ) : (
                <Outlet />
            )}
        </main>
    );
}

const Row = memo(function Row({ item, open }: { item: BuyerConversationSummary; open: boolean }) {
    const { t } = useWords();
    const client = useQueryClient();
    const text = last_words(t, item.snippet);
    const weight = item.unread ? ' unread' : '';
    return (
        <RowLink href={buyer_conversation_address(item.id)} open={open} on_near={() => fetch_conversation_ahead(client, buyer, item.id)}>
            <Avatar name={item.seller.name} large />
            <span className="what">
                <span className="row">
                    <b className={`clip${weight}`} dir="auto">
                        <Shown text={item.seller.name} />
                    </b>
                    <When at={item.last_message_at} as="short" className="end soft small" />
                </span>
                <span className={`clip line${weight}`} dir="auto">
                    <Shown text={item.item_title} />
                </span>
                <span className="clip line soft" dir="auto">
                    <Shown text={item.last_author === 'buyer' ? t('buyer.mine', { text }) : text} />
                </span>
                {item.waits_for_buyer && <span className="tag warn">{t('buyer.waits')}</span>}
            </span>
            {item.unread && <span className="dot" role="img" title={t('inbox.unread')} aria-label={t('inbox.unread')} />}
        </RowLink>
    );
});
