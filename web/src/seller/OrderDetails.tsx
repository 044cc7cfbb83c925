// What is known of an order, as a column beside its conversation or on its own page.
import { Link } from '@tanstack/react-router';
import type { Order } from '../api/types';
import { When } from '../parts/bits';
import { CopyText } from '../parts/CopyText';
import { Fact } from '../parts/Fact';
import { Shown } from '../parts/Shown';
import { useNow, useWords } from '../words/WordsContext';
import { ContactState } from './ContactState';
import { DeliveryTag } from './DeliveryTag';
import { useDesk } from './desk-context';
import { is_open } from './open_reasons';
import './order.css';

export function OrderDetails({ order, in_conversation = false }: { order: Order; in_conversation?: boolean }) {
    const { t, money, region, number } = useWords();
    const { seller, can_write } = useDesk();
    return (
        <div className="facts">
            {in_conversation && (
                <h2>
                    <Link to="/s/$seller/orders/$order" params={{ seller, order: order.id }} className="num">
                        {order.id}
                    </Link>
                </h2>
            )}
            <dl>
                <Fact name={t('order.buyer')}>
                    <Shown text={order.buyer?.name ?? t('order.no_buyer')} />
                </Fact>
                <Fact name={t('order.placed')}>
                    <When at={order.placed_at} as="date" />, <When at={order.placed_at} as="relative" />
                </Fact>
                <Fact name={t('order.delivery')}>
                    <DeliveryTag state={order.delivery_state} at={order.completed_at} />
                </Fact>
                <Expected order={order} />
                <Fact name={t('order.window')}>
                    <ContactState contact={order.contact} />
                </Fact>
                {order.total_minor !== undefined && order.currency !== undefined && (
                    <Fact name={t('order.total')}>{money(order.total_minor, order.currency)}</Fact>
                )}
                {order.ship_country !== undefined && <Fact name={t('order.ships_to')}>{region(order.ship_country)}</Fact>}
                <Fact name={t('order.fulfilled')}>{t(`fulfilled.${order.fulfilled_by}`)}</Fact>
                {order.tracking_numbers && order.tracking_numbers.length > 0 && (
                    <Fact name={t('order.tracking')}>
                        <Shown text={order.tracking_numbers.join(', ')} />
                    </Fact>
                )}
                {order.returns !== undefined && order.returns !== '' && (
                    <Fact name={t('order.returns')}>
                        <Shown text={order.returns} />
                    </Fact>
                )}
                {order.buyer_alias !== undefined && (
                    <Fact name={t('order.alias')} wide>
                        <CopyText text={order.buyer_alias} />
                    </Fact>
                )}
            </dl>
            <ul className="order-items" aria-label={t('order.items')}>
                {order.items.map((item, at) => (
                    <li key={at}>
                        <span dir="auto">
                            <Shown text={item.title} />
                        </span>
                        <span className="soft small">
                            <Shown text={t('order.item', { sku: item.sku, quantity: item.quantity, shown: number(item.quantity) })} />
                        </span>
                    </li>
                ))}
            </ul>
            {in_conversation && can_write && is_open(order) && (
                <Link className="btn" to="/s/$seller/orders/$order" params={{ seller, order: order.id }}>
                    {t('contact.with_reason')}
                </Link>
            )}
        </div>
    );
}

function Expected({ order }: { order: Order }) {
    const { t, date } = useWords();
    const now = useNow();
    const { delivery_earliest: from, delivery_latest: until, delivery_state: state } = order;
    if (until === undefined || state === 'cancelled') return null;
    const dates = from === undefined ? date(until, now) : t('order.between', { from: date(from, now), until: date(until, now) });
    return <Fact name={t(state === 'delivered' ? 'order.promised' : 'order.expected')}>{dates}</Fact>;
}
