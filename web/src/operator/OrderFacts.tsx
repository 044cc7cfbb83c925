// What a moderator needs to know of the order that a held message is about.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { order_query } from '../api/orders';
import { When } from '../parts/bits';
import { Fact } from '../parts/Fact';
import { Skeleton } from '../parts/feedback';
import { ProblemNote } from '../parts/ProblemNote';
import { Shown } from '../parts/Shown';
import { useWords } from '../words/WordsContext';

export function OrderFacts({ seller, order_id }: { seller: number; order_id: string }) {
    const { t, money, number } = useWords();
    const query = useQuery(order_query(seller, order_id));
    const order = query.data;
    return (
        <aside className="held-order facts" aria-labelledby="held-order">
            <h2 id="held-order">
                <Link to="/s/$seller/orders/$order" params={{ seller, order: order_id }} className="num">
                    {t('order.title', { order: order_id })}
                </Link>
            </h2>
            {query.isPending && <Skeleton rows={1} />}
            {query.error && !order && <ProblemNote error={query.error} on_retry={() => void query.refetch()} />}
            {order && (
                <>
                    <dl>
                        <Fact name={t('order.placed')}>
                            <When at={order.placed_at} as="date" />, <When at={order.placed_at} as="relative" />
                        </Fact>
                        <Fact name={t('order.delivery')}>{t(`delivery.${order.delivery_state}`)}</Fact>
                        {order.total_minor !== undefined && order.currency !== undefined && (
                            <Fact name={t('order.total')}>{money(order.total_minor, order.currency)}</Fact>
                        )}
                    </dl>
                    <ul aria-label={t('order.items')}>
                        {order.items.map((item) => (
                            <li key={item.sku}>
                                <span dir="auto">
                                    <Shown text={item.title} />
                                </span>
                                <span className="soft small">
                                    <Shown
                                        text={t('order.item', { sku: item.sku, quantity: item.quantity, shown: number(item.quantity) })}
                                    />
                                </span>
                            </li>
                        ))}
                    </ul>
                </>
            )}
        </aside>
    );
}
