import type { Contact } from '../api/types';
import { useNow, useWords } from '../words/WordsContext';

const day_ms = 86_400_000;

// Whether the buyer can be contacted, how long still, or why not.
export function ContactState({ contact }: { contact: Contact }) {
    const { t, span, date, exact } = useWords();
    const now = useNow();
    const { open, closes_at, why_closed } = contact;
    if (!open) {
        if (why_closed === 'no_buyer') return <span className="soft small">{t('contact.no_buyer')}</span>;
        if (why_closed === 'order_state') return <span className="soft small">{t('contact.order_state')}</span>;
        return (
            <span className="soft small" title={t('contact.window_why')}>
                {closes_at === undefined ? t('contact.closed') : t('contact.closed_at', { date: date(closes_at, now) })}
            </span>
        );
    }
    if (closes_at === undefined) return <span className="tag">{t('contact.open')}</span>;
    const left = Date.parse(closes_at) - now;
    return (
        <span className={left < 3 * day_ms ? 'tag warn' : 'tag'} title={t('contact.closes', { at: exact(closes_at) })}>
            {t('due.left', { span: span(left) })}
        </span>
    );
}
