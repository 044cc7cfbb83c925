// A buyer's search over the own orders and messages.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { buyer_search_query, orders_max } from '../api/search';
import type { BuyerSearch, MessageHit } from '../api/types';
import { When } from '../parts/bits';
import { Marked } from '../parts/search/Marked';
import { Results } from '../parts/search/Results';
import { useResultKeys } from '../parts/search/useResultKeys';
import { usePageTitle } from '../parts/usePageTitle';
import { useWords } from '../words/WordsContext';

export function Search() {
    const { t } = useWords();
    const { search = '' } = useSearch({ from: '/buyer/search' });
    usePageTitle(search === '' ? t('search.label') : search);
    const query = useInfiniteQuery(buyer_search_query(search));
    const hits = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
    const list = useResultKeys(hits);
    const orders = query.data?.pages[0]?.orders ?? [];
    const link = (hit: MessageHit, inside: ReactNode) => (
        <Link to="/messages/$conversation" params={{ conversation: hit.conversation_id }} search={{ message: hit.seq }} preload={false}>
            {inside}
        </Link>
    );
    const all_orders = orders.length === orders_max && (
        <Link className="all-orders" to="/orders" search={{ search }}>
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
                    <FoundOrder key={`${found.order.seller.id}/${found.order.id}`} found={found} />
                ))}
                orders_more={all_orders}
                hits={hits}
                mine="buyer"
                link={link}
                hits_handle={list}
            />
        </main>
    );
}

function FoundOrder({ found }: { found: BuyerSearch['orders'][number] }) {
    const { order } = found;
    return (
        <li>
            <Link to="/orders/$seller/$order" params={{ seller: String(order.seller.id), order: order.id }} preload={false}>
                <span className="row">
                    <b className="clip" dir="auto">
                        <Marked text={order.first_title} marks={found.title_marks} />
                    </b>
                    <When at={order.placed_at} as="date" className="end soft small" />
                </span>
                <span className="clip line" dir="auto">
                    <Marked text={order.seller.name} marks={found.other_side_marks} />
                </span>
                <span className="num soft small">
                    <Marked text={order.id} marks={found.id_marks} />
                </span>
            </Link>
        </li>
    );
}
