// Manage Orders: search, filters and list; an opened order stands beside it.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react';
import { orders_query } from '../api/orders';
import { merge_pages } from '../api/pages';
import { Empty, MoreRow, Skeleton } from '../parts/feedback';
import { ProblemNote } from '../parts/ProblemNote';
import { usePageTitle } from '../parts/usePageTitle';
import { useReader } from '../parts/useReader';
import { useNow, useWords } from '../words/WordsContext';
import { useDesk } from './desk-context';
import { may_import } from './Imports';
import './orders.css';
import { OrderTable } from './OrderTable';
import { is_filtered, query_of, type OrderFilters } from './order-filters';
import { ClearFilters, OrderFilterBar } from './OrderFilterBar';
import { search_id } from './search';

export function Orders() {
    const { t } = useWords();
    const { seller } = useDesk();
    const { role } = useReader();
    const filters = useSearch({ from: '/s/$seller/orders' });
    const { order } = useParams({ strict: false });
    usePageTitle(order === undefined ? t('orders.title') : undefined);
    const query = useInfiniteQuery(orders_query(seller, query_of(filters, useNow())));
    const items = useMemo(() => merge_pages(query.data?.pages), [query.data]);
    const change = useFilters();
    const Heading = order === undefined ? 'h1' : 'h2';
    return (
        <main id="main" className={order === undefined ? 'orders' : 'orders open'}>
            <section className="orders-list" aria-labelledby="orders-title">
                <div className="row orders-head">
                    <Heading id="orders-title" className="grow">
                        {t('orders.title')}
                    </Heading>
                    {may_import(role) && (
                        <Link className="btn" to="/s/$seller/imports" params={{ seller }}>
                            {t('imports.link')}
                        </Link>
                    )}
                </div>
                <div className="card">
                    <div className="orders-narrow">
                        <SearchField search={filters.search ?? ''} on_change={(search) => change(with_search(filters, search))} />
                        <OrderFilterBar filters={filters} on_change={change} />
                    </div>
                    {query.isPending && <Skeleton rows={6} />}
                    {query.error && !query.data && <ProblemNote error={query.error} on_retry={() => void query.refetch()} />}
                    {query.data && items.length === 0 && query.hasNextPage && <p className="orders-looking soft">{t('orders.looking')}</p>}
                    {query.data && items.length === 0 && !query.hasNextPage && <NoOrders filters={filters} on_change={change} />}
                    {items.length > 0 && (
                        <OrderTable items={items} open={order} filters={filters} stale={query.isPlaceholderData} more={query.hasNextPage} />
                    )}
                    <MoreRow paged={query} label={t('more')} />
                </div>
            </section>
            <Outlet />
        </main>
    );
}

// Puts filters into the address of now: an order that is open stays open, also one whose page is still on its way.
function useFilters(): (search: OrderFilters) => void {
    const navigate = useNavigate();
    return useCallback((search) => void navigate({ to: '.', search, replace: true }), [navigate]);
}

function with_search(filters: OrderFilters, search: string): OrderFilters {
    const changed = { ...filters, search };
    if (search === '') delete (changed as OrderFilters).search;
    return changed;
}

// Nothing there yet, or nothing that fits: then it says what was asked for.
function NoOrders({ filters, on_change }: { filters: OrderFilters; on_change: (filters: OrderFilters) => void }) {
    const { t } = useWords();
    const asked = useAskedFor(filters);
    const { search } = filters;
    if (search === undefined && asked.length === 0) return <Empty title={t('orders.empty')}>{t('orders.empty_text')}</Empty>;
    return (
        <Empty title={search === undefined ? t('orders.none_fits') : t('orders.none_found', { search })}>
            {search !== undefined && asked.length === 0 && <p>{t('orders.none_found_text')}</p>}
            {asked.length > 0 && <p>{t('orders.asked_for', { filters: asked.join(' · ') })}</p>}
            {is_filtered(filters) && <ClearFilters filters={filters} on_change={on_change} />}
        </Empty>
    );
}

// The filters in words.
function useAskedFor({ days, from, to, delivery, messages, contact }: OrderFilters): string[] {
    const { t, date } = useWords();
    const now = useNow();
    const day = (text: string) => date(`${text}T12:00:00`, now);
    const asked: string[] = [];
    if (days !== undefined) asked.push(t('filters.days', { days }));
    if (from !== undefined) asked.push(t('filters.from_day', { day: day(from) }));
    if (to !== undefined) asked.push(t('filters.to_day', { day: day(to) }));
    if (delivery !== undefined) asked.push(t(`delivery.${delivery}`));
    if (messages !== undefined) asked.push(t(`filters.messages.${messages}`));
    if (contact !== undefined) asked.push(t(`filters.contact.${contact}`));
    return asked;
}

const pause_ms = 250;

// Searches after a pause.
function SearchField({ search, on_change }: { search: string; on_change: (search: string) => void }) {
    const { t } = useWords();
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
    const ask = useEffectEvent(on_change);
    useEffect(() => {
        const wanted = text.trim();
        if (wanted === asked) return;
        const timer = setTimeout(() => {
            set_asked(wanted);
            ask(wanted);
        }, pause_ms);
        return () => clearTimeout(timer);
    }, [text, asked]);
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
