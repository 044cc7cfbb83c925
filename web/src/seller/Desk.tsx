// The frame of a seller's pages, for its members and (to read) for operators; keeps them live.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useParams, useRouterState, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { Missing } from '../account/Trouble';
import { OperatorLinks } from '../account/OperatorLinks';
import { TopBar } from '../account/TopBar';
import { sellers_query } from '../api/sellers';
import { useLive } from '../live/useLive';
import { search, show_keys } from '../parts/actions';
import { Banners } from '../parts/Banners';
import { KeysDialog } from '../parts/KeysDialog';
import { Toasts } from '../parts/Toasts';
import { useReader } from '../parts/useReader';
import { go_to_search } from '../parts/search/places';
import { SearchField } from '../parts/search/SearchField';
import { SearchSign } from '../parts/search/SearchSign';
import { useShortcuts } from '../parts/shortcuts';
import { useWords } from '../words/WordsContext';
import { all_actions } from './actions';
import { DeskContext } from './desk-context';
import './desk.css';

export function Desk() {
    const { seller } = useParams({ from: '/s/$seller' });
    const session = useReader();
    const foreign = session.seller !== undefined && session.seller.id !== seller;
    return foreign || seller === 0 ? <Missing /> : <OpenDesk key={seller} seller={seller} />;
}

function OpenDesk({ seller }: { seller: number }) {
    const { t } = useWords();
    const session = useReader();
    const navigate = useNavigate();
    const can_write = session.seller?.id === seller;
    const side = useMemo(() => ({ kind: 'seller', seller }) as const, [seller]);
    const lost = useLive(side);
    const desk = useMemo(() => ({ seller, side, can_write }), [seller, side, can_write]);
    const sellers = useInfiniteQuery({ ...sellers_query, enabled: !can_write });
    const name = session.seller?.name ?? sellers.data?.pages.flatMap((page) => page.items).find((each) => each.id === seller)?.name;
    const [keys, set_keys] = useState(false);
    const path = useRouterState({ select: (state) => state.location.pathname });
    const searching = path.endsWith('/search');
    const { search: text = '' } = useSearch({ strict: false });
    const search_for = useCallback(
        (wanted: string) =>
            void navigate({
                to: '/s/$seller/search',
                params: { seller },
                search: wanted === '' ? {} : { search: wanted },
                replace: searching,
            }),
        [navigate, seller, searching],
    );
    const shortcuts = useMemo(
        () => ({ [show_keys.key]: () => set_keys(true), [search.key]: () => go_to_search(() => search_for('')) }),
        [search_for],
    );
    useShortcuts(shortcuts);
    return (
        <DeskContext value={desk}>
            <div className="desk">
                <TopBar
                    session={session}
                    place={can_write ? name : (name ?? t('desk.seller', { seller }))}
                    on_keys={() => set_keys(true)}
                    searching={searching}
                    search={
                        <>
                            <SearchField search={searching ? text : ''} hint={t('search.seller_hint')} on_search={search_for} />
                            <Link
                                className="btn plain search-link"
                                to="/s/$seller/search"
                                params={{ seller }}
                                aria-label={t('search.label')}
                            >
                                <SearchSign />
                            </Link>
                        </>
                    }
                >
                    {!can_write && <OperatorLinks />}
                    <Link to="/s/$seller/messages" params={{ seller }}>
                        {t('nav.messages')}
                    </Link>
                    <Link to="/s/$seller/orders" params={{ seller }}>
                        {t('nav.orders')}
                    </Link>
                </TopBar>
                <Banners lost={lost} />
                <Outlet />
                <Toasts />
                {keys && <KeysDialog actions={all_actions} on_close={() => set_keys(false)} />}
            </div>
        </DeskContext>
    );
}
