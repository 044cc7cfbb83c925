// Every page and who may see it; pages load when they are first shown.
import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { entrance_routes } from './account/routes';
import { Broken, Missing } from './account/Trouble';
import { Unsubscribe } from './account/Unsubscribe';
import { inbox_view, type InboxView } from './api/conversations';
import { mails_view, type MailsView } from './api/mails';
import { is_operator } from './api/session';
import { draft_place, message_place, search_text, seller_number } from './addresses';
import { need, need_session } from './access';
import { root } from './root';
import { buyer_routes } from './buyer/routes';
import { read_filters } from './seller/order-filters';

const home = createRoute({
    getParentRoute: () => root,
    path: '/',
    beforeLoad: async (where) => {
        const session = await need_session(where);
        if (session.seller) throw redirect({ to: '/s/$seller/messages', params: { seller: session.seller.id }, replace: true });
        if (session.role === 'moderator') throw redirect({ to: '/held', replace: true });
        throw is_operator(session) ? redirect({ to: '/sellers', replace: true }) : redirect({ to: '/messages', replace: true });
    },
});

const unsubscribe = createRoute({ getParentRoute: () => root, path: '/unsubscribe/$link', component: Unsubscribe });
const template_check = createRoute({
    getParentRoute: () => root,
    path: '/check',
    component: lazyRouteComponent(() => import('./check/CheckPage'), 'CheckPage'),
});

const desk = createRoute({
    getParentRoute: () => root,
    path: '/s/$seller',
    params: seller_number,
    beforeLoad: need((session) => session.seller !== undefined || is_operator(session)),
    component: lazyRouteComponent(() => import('./seller/pages'), 'Desk'),
});
const desk_home = createRoute({
    getParentRoute: () => desk,
    path: '/',
    beforeLoad: ({ params }) => {
        throw redirect({ to: '/s/$seller/messages', params, replace: true });
    },
});
const inbox = createRoute({
    getParentRoute: () => desk,
    path: 'messages',
    validateSearch: ({ section }): { section?: InboxView } => {
        const view = inbox_view(section);
        return view === 'needs_reply' ? {} : { section: view };
    },
    component: lazyRouteComponent(() => import('./seller/pages'), 'Inbox'),
});
const inbox_home = createRoute({
    getParentRoute: () => inbox,
    path: '/',
    component: lazyRouteComponent(() => import('./seller/pages'), 'NothingOpen'),
});
const conversation = createRoute({
    getParentRoute: () => inbox,
    path: '$conversation',
    validateSearch: message_place,
    component: lazyRouteComponent(() => import('./seller/pages'), 'ConversationPage'),
});
const desk_search = createRoute({
    getParentRoute: () => desk,
    path: 'search',
    validateSearch: search_text,
    component: lazyRouteComponent(() => import('./seller/pages'), 'Search'),
});
const orders = createRoute({
    getParentRoute: () => desk,
    path: 'orders',
    validateSearch: read_filters,
    component: lazyRouteComponent(() => import('./seller/pages'), 'Orders'),
});
const order = createRoute({
    getParentRoute: () => orders,
    path: '$order',
    validateSearch: draft_place,
    component: lazyRouteComponent(() => import('./seller/pages'), 'OrderPage'),
});
const imports = createRoute({
    getParentRoute: () => desk,
    path: 'imports',
    component: lazyRouteComponent(() => import('./seller/pages'), 'Imports'),
});
const mail_settings = createRoute({
    getParentRoute: () => desk,
    path: 'mail',
    component: lazyRouteComponent(() => import('./seller/pages'), 'MailSettings'),
});
const brand = createRoute({
    getParentRoute: () => desk,
    path: 'brand',
    component: lazyRouteComponent(() => import('./seller/pages'), 'Brand'),
});
const members = createRoute({
    getParentRoute: () => desk,
    path: 'members',
    component: lazyRouteComponent(() => import('./seller/pages'), 'Members'),
});

const operator_sellers = createRoute({
    getParentRoute: () => root,
    path: '/sellers',
    beforeLoad: need(is_operator),
    component: lazyRouteComponent(() => import('./operator/pages'), 'Sellers'),
});
const held = createRoute({
    getParentRoute: () => root,
    path: '/held',
    beforeLoad: need(is_operator),
    component: lazyRouteComponent(() => import('./operator/pages'), 'Held'),
});
const held_home = createRoute({
    getParentRoute: () => held,
    path: '/',
    component: lazyRouteComponent(() => import('./operator/pages'), 'NothingChosen'),
});
const held_message = createRoute({
    getParentRoute: () => held,
    path: '$seller/$draft',
    params: {
        parse: ({ seller, draft }) => ({ ...seller_number.parse({ seller }), draft }),
        stringify: ({ seller, draft }) => ({ ...seller_number.stringify({ seller }), draft }),
    },
    component: lazyRouteComponent(() => import('./operator/pages'), 'HeldMessage'),
});

const mails = createRoute({
    getParentRoute: () => root,
    path: '/mails',
    validateSearch: ({ view }): { view?: MailsView } => {
        const shown = mails_view(view);
        return shown === 'queued' ? {} : { view: shown };
    },
    beforeLoad: need(is_operator),
    component: lazyRouteComponent(() => import('./operator/pages'), 'Mails'),
});

const unread_files = createRoute({
    getParentRoute: () => root,
    path: '/unread-files',
    beforeLoad: need(is_operator),
    component: lazyRouteComponent(() => import('./operator/pages'), 'UnreadFiles'),
});

const tree = root.addChildren([
    home,
    ...entrance_routes,
    unsubscribe,
    template_check,
    desk.addChildren([
        desk_home,
        desk_search,
        inbox.addChildren([inbox_home, conversation]),
        orders.addChildren([order]),
        imports,
        mail_settings,
        members,
        brand,
    ]),
    operator_sellers,
    held.addChildren([held_home, held_message]),
    mails,
    unread_files,
    buyer_routes,
]);

export function make_router(client: QueryClient) {
    return createRouter({
        routeTree: tree,
        context: { client },
        defaultPreload: 'intent',
        defaultErrorComponent: Broken,
        defaultNotFoundComponent: Missing,
    });
}
