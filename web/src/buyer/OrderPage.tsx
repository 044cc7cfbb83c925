// One of the buyer's orders, and writing to its seller.
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Missing } from '../account/Trouble';
import { status_of } from '../api/client';
import { buyer_order_query } from '../api/orders';
import { buyer_side, type BuyerOrder } from '../api/types';
import { Skeleton } from '../parts/feedback';
import { ProblemNote } from '../parts/ProblemNote';
import { Shown } from '../parts/Shown';
import { usePageTitle } from '../parts/usePageTitle';
import { useNow, useWords } from '../words/WordsContext';
import { Inquiry } from './Inquiry';

export function OrderPage() {
    const { t } = useWords();
    const { seller, order } = useParams({ from: '/buyer/orders/$seller/$order' });
    const query = useQuery(buyer_order_query(Number(seller), order));
    usePageTitle(query.data?.summary.first_title);
    if (status_of(query.error) === 404) return <Missing />;
    return (
        <main id="main" className="column">
            <Link className="btn plain column-back" to="/orders">
                <span aria-hidden="true">‹</span> {t('nav.orders')}
            </Link>
            {query.isPending && <Skeleton rows={3} />}
            {query.error && <ProblemNote error={query.error} on_retry={() => void query.refetch()} />}
            {query.data && <Known key={query.data.summary.id} order={query.data} />}
        </main>
    );
}

function Known({ order }: { order: BuyerOrder }) {
    const { t, number } = useWords();
    const { summary, items, drafts } = order;
    const { seller, id } = summary;
    const target = useMemo(() => ({ to: 'inquiry', side: buyer_side, seller: seller.id, order: id }) as const, [seller.id, id]);
    return (
        <>
            <div className="order-head">
                <h1 dir="auto">
                    <Shown text={summary.first_title} />
                </h1>
                <p className="soft">
                    <bdi>
                        <Shown text={summary.seller.name} />
                    </bdi>{' '}
                    · <Delivery order={order} /> · <span className="num">{t('order.title', { order: summary.id })}</span>
                </p>
            </div>
            {items.length > 1 && (
                <ul className="card order-contents" aria-label={t('order.items')}>
                    {items.map((item, at) => (
                        <li key={at} className="row">
                            <span className="grow" dir="auto">
                                <Shown text={item.title} />
                            </span>
                            <span className="soft num">{t('buyer.quantity', { quantity: number(item.quantity) })}</span>
                        </li>
                    ))}
                </ul>
            )}
            {summary.conversation_id !== undefined && (
                <div className="card has-conversation">
                    <p>
                        <Shown text={t('buyer.already', { seller: summary.seller.name })} />
                    </p>
                    <Link className="btn main" to="/messages/$conversation" params={{ conversation: summary.conversation_id }}>
                        {t('order.open_conversation')}
                    </Link>
                </div>
            )}
            {(summary.conversation_id === undefined || drafts.length > 0) && (
                <Inquiry target={target} seller={summary.seller.name} answers_within={order.answers_within_minutes} drafts={drafts} />
            )}
        </>
    );
}

function Delivery({ order }: { order: BuyerOrder }) {
    const { t, date } = useWords();
    const now = useNow();
    const { delivery_state: state, completed_at, delivery_latest } = order;
    if (state === 'delivered' && completed_at !== undefined) return <>{t('delivery.delivered_at', { date: date(completed_at, now) })}</>;
    if (state !== 'delivered' && state !== 'cancelled' && delivery_latest !== undefined)
        return <>{t('delivery.expected', { state: t(`delivery.${state}`), date: date(delivery_latest, now) })}</>;
    return <>{t(`delivery.${state}`)}</>;
}
