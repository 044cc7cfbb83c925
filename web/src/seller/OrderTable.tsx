// Orders as a table; on the phone each becomes a card.
import { useRouter } from '@tanstack/react-router';
import { memo } from 'react';
import { conversation_address, order_address } from '../addresses';
import type { OrderSummary } from '../api/types';
import { When } from '../parts/bits';
import { RowLink } from '../parts/RowLink';
import { Shown } from '../parts/Shown';
import { useWords } from '../words/WordsContext';
import { ContactState } from './ContactState';
import { DeliveryTag } from './DeliveryTag';
import { useDesk } from './desk-context';
import type { OrderFilters } from './order-filters';

interface Props {
    items: OrderSummary[];
    open: string | undefined;
    filters: OrderFilters;
    stale: boolean;
}

export function OrderTable({ items, open, filters, stale }: Props) {
    const { t } = useWords();
    const search = useRouter().options.stringifySearch(filters);
    return (
        <table className={stale ? 'orders-table stale' : 'orders-table'} aria-busy={stale}>
            <thead>
                <tr>
                    <th scope="col">{t('orders.order')}</th>
                    <th scope="col">{t('orders.buyer_items')}</th>
                    <th scope="col">{t('order.delivery')}</th>
                    <th scope="col">{t('nav.messages')}</th>
                    <th scope="col">{t('orders.contact')}</th>
                </tr>
            </thead>
            <tbody>
                {items.map((order) => (
                    <Row key={order.id} order={order} open={order.id === open} search={search} />
                ))}
            </tbody>
        </table>
    );
}

const Row = memo(function Row({ order, open, search }: { order: OrderSummary; open: boolean; search: string }) {
    const { t } = useWords();
    const { seller } = useDesk();
    return (
        <tr className={open ? 'open' : undefined}>
            <td className="num">
                <RowLink href={order_address(seller, order.id) + search} open={open} className="order-link">
                    {order.id}
                </RowLink>
                <div className="soft small">
                    <When at={order.placed_at} as="date" />, <When at={order.placed_at} as="relative" />
                </div>
            </td>
            <td className="order-what">
                <div className="order-buyer even" dir="auto">
                    {order.buyer_name === undefined ? <span className="soft">{t('order.no_buyer')}</span> : <Shown text={order.buyer_name} />}
                </div>
                <div className="soft order-items-line even" dir="auto">
                    <Shown text={order.first_title} />
                    {order.item_count > 1 && <> · {t('orders.more_items', { count: order.item_count - 1 })}</>}
                </div>
            </td>
            <td>
                <DeliveryTag state={order.delivery_state} at={order.completed_at} />
            </td>
            <td>
                {order.conversation ? (
                    <RowLink
                        className={`tag ${order.conversation.section === 'needs_reply' ? 'bad' : ''} tag-link`}
                        href={conversation_address(seller, order.conversation.id, order.conversation.section)}
                    >
                        {t(`section_short.${order.conversation.section}`)}
                    </RowLink>
                ) : (
                    <span className="soft small">{t('orders.no_messages')}</span>
                )}
            </td>
            <td>
                <ContactState contact={order.contact} />
            </td>
        </tr>
    );
});
