// Where the buyer has not written yet there is nothing to reply to: a message needs a reason, or the window has closed.
import { Link } from '@tanstack/react-router';
import type { Order } from '../api/types';
import { Shown } from '../parts/Shown';
import { useWords } from '../words/WordsContext';
import { ContactState } from './ContactState';
import { useDesk } from './desk-context';

export function NoReply({ order, buyer }: { order: Order | undefined; buyer: string }) {
    const { t } = useWords();
    const { seller } = useDesk();
    return (
        <div className="talk-foot">
            <p className="small">
                <Shown text={t('conversation.not_written', { name: buyer })} />
            </p>
            {order &&
                (order.contact.open ? (
                    <Link className="btn" to="/s/$seller/orders/$order" params={{ seller, order: order.id }}>
                        {t('contact.again')}
                    </Link>
                ) : (
                    <ContactState contact={order.contact} />
                ))}
        </div>
    );
}
