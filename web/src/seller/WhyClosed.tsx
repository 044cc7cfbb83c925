// Why no reason is open about an order now.
import type { Order } from '../api/types';
import { useWords } from '../words/WordsContext';
import './contact.css';
import { whys_of } from './open_reasons';

export function WhyClosed({ order }: { order: Order }) {
    const { t } = useWords();
    if (order.contact.why_closed === 'no_buyer') return <p className="note">{t('contact.no_buyer_why')}</p>;
    return (
        <div className="note why-closed">
            <p>{t('contact.closed_why')}</p>
            <ul>
                {whys_of(order).map((why) => (
                    <li key={why}>{why}</li>
                ))}
            </ul>
        </div>
    );
}
