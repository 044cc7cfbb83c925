// Manage Orders: search and list; an opened order stands beside it.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { orders_query } from '../api/orders';
import { merge_pages } from '../api/pages';
import { Empty, MoreRow, Skeleton } from '../parts/feedback';
import { ProblemNote } from '../parts/ProblemNote';
import { usePageTitle } from '../parts/usePageTitle';
import { useWords } from '../words/WordsContext';
import { useDesk } from './desk-context';
import './orders.css';
import { OrderTable } from './OrderTable';
import { search_id } from './search';

export function Orders() {
    const { t } = useWords();
    const { seller } = useDesk();
    const { search = '' } = useSearch({ from: '/s/$seller/orders' });
    const { order } = useParams({ strict: false });
    usePageTitle(order === undefined ? t('orders.title') : undefined);
    const query = useInfiniteQuery(orders_query(seller, search));
    const items = useMemo(() => merge_pages(query.data?.pages), [query.data]);
    const Heading = order === undefined ? 'h1' : 'h2';
    return (
        <main id="main" className={order === undefined ? 'orders' : 'orders open'}>
            <section className="orders-list" aria-labelledby="orders-title">
                <Heading id="orders-title">{t('orders.title')}</Heading>
                <div className="card">
                    <SearchField search={search} open={order} />
                    {query.isPending && <Skeleton rows={6} />}
                    {query.error && !query.data && <ProblemNote error={query.error} on_retry={() => void query.refetch()} />}
                    {query.data && items.length === 0 && (
                        <Empty title={search === '' ? t('orders.empty') : t('orders.none_found', { search })}>
                            {search === '' ? t('orders.empty_text') : t('orders.none_found_text')}
                        </Empty>
                    )}
                    {items.length > 0 && <OrderTable items={items} open={order} search={search} stale={query.isPlaceholderData} />}
                    <MoreRow paged={query} label={t('more')} />
                </div>
            </section>
            <Outlet />
        </main>
    );
}

const pause_ms = 250;

// Searches after a pause; an order that is open stays open.
function SearchField({ search, open }: { search: string; open: string | undefined }) {
    const { t } = useWords();
    const { seller } = useDesk();
    const navigate = useNavigate();
    const [text, set_text] = useState(search);
    const [asked, set_asked] = useState(search);
    const [seen, set_seen] = useState(search);
    if (search !== seen) {
        set_seen(search);
        if (search !== asked) {
            set_asked(search); // Changed by a link or the way back, not by this field.
            set_text(search);
        }
    }
    useEffect(() => {
        const wanted = text.trim();
        if (wanted === asked) return;
        const timer = setTimeout(() => {
            set_asked(wanted);
            const options = { search: wanted === '' ? {} : { search: wanted }, replace: true };
            if (open === undefined) void navigate({ to: '/s/$seller/orders', params: { seller }, ...options });
            else void navigate({ to: '/s/$seller/orders/$order', params: { seller, order: open }, ...options });
        }, pause_ms);
        return () => clearTimeout(timer);
    }, [text, asked, open, seller, navigate]);
    return (
        <search className="orders-search">
            <input
                id={search_id}
                type="search"
                className="field"
                maxLength={200}
                placeholder={t('orders.search_hint')}
                aria-label={t('orders.search')}
                value={text}
                onChange={(event) => set_text(event.target.value)}
                onKeyDown={(event) => event.key === 'Escape' && (text === '' ? event.currentTarget.blur() : set_text(''))}
            />
        </search>
    );
}
