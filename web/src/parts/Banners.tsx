// Quiet lines on top: the device is offline, or the live connection is lost.
import { useSyncExternalStore } from 'react';
import { useWords } from '../words/WordsContext';
import './banners.css';

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
        </div>
    );
}
