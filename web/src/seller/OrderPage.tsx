// One order: what is known of it, its conversation, and Contact Buyer.
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { status_of } from '../api/client';
import { order_query } from '../api/orders';
import type { Order } from '../api/types';
import { Empty, Skeleton } from '../parts/feedback';
import { When } from '../parts/bits';
import { FirstMessages } from '../parts/composer/FirstMessages';
import { ProblemNote } from '../parts/ProblemNote';
import { Shown } from '../parts/Shown';
import { usePageTitle } from '../parts/usePageTitle';
import { useWords } from '../words/WordsContext';
import { ContactBuyer } from './ContactBuyer';
import { ContactState } from './ContactState';
import { useDesk } from './desk-context';
import { is_open } from './open_reasons';
import { OrderDetails } from './OrderDetails';
import { WhyClosed } from './WhyClosed';

export function OrderPage() {
    const { t } = useWords();
    const { seller } = useDesk();
    const { order } = useParams({ from: '/s/$seller/orders/$order' });
    const search = useSearch({ from: '/s/$seller/orders' });
    const query = useQuery(order_query(seller, order));
    usePageTitle(t('order.title', { order }));
    return (
        <section className="order-page" aria-labelledby="order-title">
            <div className="row order-page-head">
                <Link className="btn plain back" to="/s/$seller/orders" params={{ seller }} search={search} aria-label={t('back')}>
                    <span aria-hidden="true">‹</span>
                </Link>
                <h1 id="order-title" className="clip num">
                    {t('order.title', { order })}
                </h1>
                <Link className="btn plain shut" to="/s/$seller/orders" params={{ seller }} search={search}>
                    {t('close')}
                </Link>
            </div>
            {query.isPending && <Skeleton rows={4} />}
            {query.error && status_of(query.error) === 404 && <Empty title={t('order.missing')}>{t('order.missing_text')}</Empty>}
            {query.error && status_of(query.error) !== 404 && <ProblemNote error={query.error} on_retry={() => void query.refetch()} />}
            {query.data && <Known key={order} order={query.data} />}
        </section>
    );
}

function Known({ order }: { order: Order }) {
    const { t } = useWords();
    const { seller, can_write } = useDesk();
    const { conversation, contact, buyer } = order;
    const open = is_open(order);
    return (
        <>
            <div className="card order-card">
                <OrderDetails order={order} />
                {conversation && (
                    <Link
                        className="btn"
                        to="/s/$seller/messages/$conversation"
                        params={{ seller, conversation: conversation.id }}
                        search={{ section: conversation.section }}
                    >
                        {t('order.open_conversation')}
                    </Link>
                )}
            </div>
            <OtherConversations others={order.other_conversations} />
            <section className="card contact" aria-labelledby="contact-title">
                <div className="row">
                    <h2 id="contact-title" className="grow clip">
                        <Shown text={t('contact.title', { name: buyer?.name ?? t('order.no_buyer') })} />
                    </h2>
                    {open && <ContactState contact={contact} />}
                </div>
                {open && can_write ? (
                    <ContactBuyer order={order} />
                ) : (
                    <>
                        <FirstMessages drafts={order.drafts} />
                        {open ? <p className="soft small">{t('desk.read_only')}</p> : <WhyClosed order={order} />}
                    </>
                )}
            </section>
        </>
    );
}

// What the buyer and this seller have written about before.
function OtherConversations({ others }: { others: Order['other_conversations'] }) {
    const { t } = useWords();
    const { seller } = useDesk();
    if (others.length === 0) return null;
    return (
        <section className="card order-others" aria-labelledby="others-title">
            <h2 id="others-title">{t('order.other_conversations')}</h2>
            <ul>
                {others.map(({ id, item_title, order_id, section, last_message_at }) => (
                    <li key={id}>
                        <Link to="/s/$seller/messages/$conversation" params={{ seller, conversation: id }} search={{ section }}>
                            <span dir="auto">
                                <Shown text={item_title} />
                            </span>
                        </Link>
                        {order_id !== undefined && <span className="soft small num">{order_id}</span>}
                        <span className={section === 'needs_reply' ? 'tag bad' : 'tag'}>{t(`section_short.${section}`)}</span>
                        <When at={last_message_at} as="short" className="soft small" />
                    </li>
                ))}
            </ul>
        </section>
    );
}
