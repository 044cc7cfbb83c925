// The frame of the operators' own pages.
import type { ReactNode } from 'react';
import { OperatorLinks } from '../account/OperatorLinks';
import { TopBar } from '../account/TopBar';
import { Banners } from '../parts/Banners';
import { Toasts } from '../parts/Toasts';
import { useReader } from '../parts/useReader';
import './operator-page.css';

export function OperatorPage({ children, on_keys }: { children: ReactNode; on_keys?: () => void }) {
    const session = useReader();
    return (
        <div className="operator">
            <TopBar session={session} {...(on_keys && { on_keys })}>
                <OperatorLinks />
            </TopBar>
            <Banners />
            {children}
            <Toasts />
        </div>
    );
}
