// A seller's search over all orders and messages.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { orders_max, seller_search_query } from '../api/search';
import type { MessageHit, SellerSearch } from '../api/types';
import { When } from '../parts/bits';
import { Marked } from '../parts/search/Marked';
import { Results } from '../parts/search/Results';
import { useResultKeys } from '../parts/search/useResultKeys';
import { usePageTitle } from '../parts/usePageTitle';
import { useWords } from '../words/WordsContext';
import { DeliveryTag } from './DeliveryTag';
import { useDesk } from './desk-context';

export function Search() {
    const { t } = useWords();
    const { seller } = useDesk();
    const { search = '' } = useSearch({ from: '/s/$seller/search' });
    usePageTitle(search === '' ? t('search.label') : search);
    const query = useInfiniteQuery(seller_search_query(seller, search));
    const hits = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
    const list = useResultKeys(hits);
    const orders = query.data?.pages[0]?.orders ?? [];
    const link = (hit: MessageHit, inside: ReactNode) => (
        <Link
            to="/s/$seller/messages/$conversation"
            params={{ seller, conversation: hit.conversation_id }}
            search={{ section: 'all', message: hit.seq }}
            preload={false}
        >
            {inside}
        </Link>
    );
    const all_orders = orders.length === orders_max && (
        <Link className="all-orders" to="/s/$seller/orders" params={{ seller }} search={{ search }}>
            {t('search.all_orders')}
        </Link>
    );
    return (
        <main id="main" className="search-page">
            <h1 className="unseen">{t('search.label')}</h1>
            <Results
                search={search}
                query={query}
                orders={orders.map((found) => (
                    <FoundOrder key={found.order.id} found={found} seller={seller} />
                ))}
                orders_more={all_orders}
                hits={hits}
                mine="seller"
                link={link}
                hits_handle={list}
            />
        </main>
    );
}

function FoundOrder({ found, seller }: { found: SellerSearch['orders'][number]; seller: number }) {
    const { t } = useWords();
    const { order } = found;
    return (
        <li>
            <Link to="/s/$seller/orders/$order" params={{ seller, order: order.id }} preload={false}>
                <span className="row">
                    <b className="clip" dir="auto">
                        {order.buyer_name === undefined ? (
                            t('order.no_buyer')
                        ) : (
                            <Marked text={order.buyer_name} marks={found.other_side_marks} />
                        )}
                    </b>
                    <When at={order.placed_at} as="date" className="end soft small" />
                </span>
                <span className="clip line" dir="auto">
                    <Marked text={order.first_title} marks={found.title_marks} />
                </span>
                <span className="row small">
                    <span className="num soft">
                        <Marked text={order.id} marks={found.id_marks} />
                    </span>
                    <DeliveryTag state={order.delivery_state} at={order.completed_at} />
                </span>
            </Link>
        </li>
    );
}
