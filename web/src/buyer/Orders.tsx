// The buyer's orders, of all sellers; or those that a search finds.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { search_text } from '../addresses';
import { buyer_orders_query } from '../api/orders';
import type { BuyerOrderSummary } from '../api/types';
import { Avatar, When } from '../parts/bits';
import { Empty, MoreRow, Skeleton } from '../parts/feedback';
import { ProblemNote } from '../parts/ProblemNote';
import { Shown } from '../parts/Shown';
import { usePageTitle } from '../parts/usePageTitle';
import { VirtualList } from '../parts/VirtualList';
import { useWords } from '../words/WordsContext';

const key_of = (order: BuyerOrderSummary) => `${order.seller.id}/${order.id}`; // An order id is unique per seller only.
const row_height_px = 75;

export function Orders() {
    const { t } = useWords();
    usePageTitle(t('nav.orders'));
    const { search } = search_text(useSearch({ strict: false }));
    const query = useInfiniteQuery(buyer_orders_query(search));
    const items = useMemo(() => {
        const all = query.data?.pages.flatMap((page) => page.items) ?? [];
        return [...new Map(all.map((order) => [key_of(order), order])).values()];
    }, [query.data]);
    return (
        <main id="main" className="column">
            <h1>{t('buyer.orders')}</h1>
            {search !== undefined && (
                <p dir="auto">
                    <Shown text={t('buyer.orders_found', { search })} /> <Link to="/orders">{t('buyer.all_orders')}</Link>
                </p>
            )}
            <div className="card">
                {query.isPending && <Skeleton rows={4} />}
                {query.error && !query.data && <ProblemNote error={query.error} on_retry={() => void query.refetch()} />}
                {query.data && items.length === 0 && !query.hasNextPage && <NoOrders search={search} />}
                <div className="order-rows">
                    <VirtualList items={items} id_of={key_of} row_height_px={row_height_px} more={query.hasNextPage}>
                        {(order) => (
                            <Link to="/orders/$seller/$order" params={{ seller: String(order.seller.id), order: order.id }} preload={false}>
                                <Avatar name={order.seller.name} large />
                                <span className="what">
                                    <b className="two-lines even" dir="auto">
                                        <Shown text={order.first_title} />
                                    </b>
                                    <span className="clip line soft" dir="auto">
                                        <Shown text={order.seller.name} /> · <When at={order.placed_at} as="date" />
                                    </span>
                                </span>
                                {order.conversation_id !== undefined && <span className="tag">{t('buyer.has_messages')}</span>}
                            </Link>
                        )}
                    </VirtualList>
                </div>
                <MoreRow paged={query} label={t('more')} />
            </div>
        </main>
    );
}

function NoOrders({ search }: { search: string | undefined }) {
    const { t } = useWords();
    if (search !== undefined) return <Empty title={t('orders.none_found', { search })} />;
    return <Empty title={t('buyer.no_orders')}>{t('buyer.no_orders_text')}</Empty>;
}
