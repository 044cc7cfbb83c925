// Asks before the page is left while files are on their way: what is not there yet would have to be chosen again.
import { useEffect } from 'react';

export function useLeaveWarning(busy: boolean): void {
    useEffect(() => {
        if (!busy) return;
        const ask = (event: BeforeUnloadEvent) => event.preventDefault();
        window.addEventListener('beforeunload', ask);
        return () => window.removeEventListener('beforeunload', ask);
    }, [busy]);
}
