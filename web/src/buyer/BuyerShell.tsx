// The frame of a buyer's pages; keeps them live.
import { Link, Outlet } from '@tanstack/react-router';
import { TopBar } from '../account/TopBar';
import { buyer_side } from '../api/types';
import { useLive } from '../live/useLive';
import { Banners } from '../parts/Banners';
import { useReader } from '../parts/useReader';
import { useWords } from '../words/WordsContext';
import './buyer.css';

export function BuyerShell() {
    const { t } = useWords();
    const session = useReader();
    const lost = useLive(buyer_side);
    return (
        <div className="buyer">
            <TopBar session={session}>
                <Link to="/messages">{t('nav.messages')}</Link>
                <Link to="/orders">{t('nav.orders')}</Link>
            </TopBar>
            <Banners lost={lost} />
            <Outlet />
        </div>
    );
}
