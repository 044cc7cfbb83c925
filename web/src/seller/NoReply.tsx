// Where the buyer has not written yet there is nothing to reply to: a message needs a reason, or the window has closed.
import { Link } from '@tanstack/react-router';
import type { Order } from '../api/types';
import { Shown } from '../parts/Shown';
import { useWords } from '../words/WordsContext';
import { useDesk } from './desk-context';
import { is_open } from './open_reasons';
import { WhyClosed } from './WhyClosed';

export function NoReply({ order, buyer }: { order: Order | undefined; buyer: string }) {
    const { t } = useWords();
    const { seller } = useDesk();
    return (
        <div className="talk-foot">
            <p className="small">
                <Shown text={t('conversation.not_written', { name: buyer })} />
            </p>
            {order &&
                (is_open(order) ? (
                    <Link className="btn" to="/s/$seller/orders/$order" params={{ seller, order: order.id }}>
                        {t('contact.again')}
                    </Link>
                ) : (
                    <WhyClosed order={order} />
                ))}
        </div>
    );
}
