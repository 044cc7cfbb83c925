// Orders as a table; on the phone each becomes a card.
import { useRouter } from '@tanstack/react-router';
import { Fragment, memo, useRef } from 'react';
import { conversation_address, order_address } from '../addresses';
import type { OrderSummary } from '../api/types';
import { When } from '../parts/bits';
import { RowLink } from '../parts/RowLink';
import { Shown } from '../parts/Shown';
import { useVirtualRows, type ListHandle, type VirtualRows } from '../parts/virtual_rows';
import { useWalkKeys } from '../parts/walk_keys';
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
    more: boolean; // Whether there are orders that are not loaded yet.
}

const row_height_px = 66;
const id_of = (order: OrderSummary) => order.id;

export function OrderTable({ items, open, filters, stale, more }: Props) {
    const { t } = useWords();
    const search = useRouter().options.stringifySearch(filters);
    const body = useRef<HTMLTableSectionElement>(null);
    const handle = useRef<ListHandle>(null);
    const rows = useVirtualRows(body, { items, id_of, row_height_px, handle });
    useWalkKeys(handle, items, open);
    return (
        <table className={stale ? 'orders-table stale' : 'orders-table'} aria-busy={stale} aria-rowcount={more ? -1 : items.length + 1}>
            <thead>
                <tr aria-rowindex={1}>
                    <th scope="col">{t('orders.order')}</th>
                    <th scope="col">{t('orders.buyer_items')}</th>
                    <th scope="col">{t('order.delivery')}</th>
                    <th scope="col">{t('nav.messages')}</th>
                    <th scope="col">{t('orders.contact')}</th>
                </tr>
            </thead>
            <tbody ref={body} onFocus={rows.on_focus} onBlur={rows.on_blur}>
                {rows.shown.map(({ key, index, top_px }, at) => {
                    const order = items[index] as OrderSummary;
                    const before = rows.shown[at - 1];
                    return (
                        <Fragment key={key}>
                            <Gap height_px={before ? top_px - before.top_px - before.size : top_px} />
                            <Row order={order} index={index} open={order.id === open} search={search} measure={rows.measure} />
                        </Fragment>
                    );
                })}
                <Gap height_px={height_below(rows)} />
            </tbody>
        </table>
    );
}

// Where orders are left out.
function Gap({ height_px }: { height_px: number }) {
    return height_px < 1 ? null : <tr className="gap" aria-hidden="true" style={{ height: height_px }} />;
}

function height_below({ shown, height_px }: VirtualRows): number {
    const last = shown.at(-1);
    return last ? height_px - last.top_px - last.size : height_px;
}

interface RowProps {
    order: OrderSummary;
    index: number;
    open: boolean;
    search: string;
    measure: VirtualRows['measure'];
}

const Row = memo(function Row({ order, index, open, search, measure }: RowProps) {
    const { t } = useWords();
    const { seller } = useDesk();
    return (
        <tr ref={measure} data-index={index} aria-rowindex={index + 2} className={open ? 'open' : undefined}>
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
                    {order.buyer_name === undefined ? (
                        <span className="soft">{t('order.no_buyer')}</span>
                    ) : (
                        <Shown text={order.buyer_name} />
                    )}
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
