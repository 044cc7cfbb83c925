// Quiet lines on top: the device is offline, the live connection is lost, or no mail reaches the reader.
import { Link } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { useWords } from '../words/WordsContext';
import './banners.css';
import { Shown } from './Shown';
import { useReader } from './useReader';

function listen(listener: () => void): () => void {
    window.addEventListener('online', listener);
    window.addEventListener('offline', listener);
    return () => {
        window.removeEventListener('online', listener);
        window.removeEventListener('offline', listener);
    };
}

export function Banners({ lost = false }: { lost?: boolean }) {
    const { t } = useWords();
    const online = useSyncExternalStore(listen, () => navigator.onLine);
    return (
        <div role="status" className="banners">
            {!online ? <p className="banner">{t('banner.offline')}</p> : lost && <p className="banner">{t('banner.lost')}</p>}
            <MailTrouble />
        </div>
    );
}

function MailTrouble() {
    const { t } = useWords();
    const { mail_trouble: trouble, seller } = useReader();
    if (!trouble) return null;
    const party = seller ? 'seller' : 'buyer';
    const cause = t(`mail_trouble.cause.${trouble.cause}`);
    return (
        <p className="banner mail-trouble">
            <b>
                <Shown text={t(`mail_trouble.${party}`, { address: trouble.address, cause })} />
            </b>{' '}
            {t(`mail_trouble.${party}_fix`)}{' '}
            {seller ? (
                <Link to="/s/$seller/mail" params={{ seller: seller.id }}>
                    {t('mail_trouble.settings')}
                </Link>
            ) : (
                <Link to="/settings">{t('mail_trouble.settings')}</Link>
            )}
        </p>
    );
}
