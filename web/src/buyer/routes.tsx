// The pages of buyers.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { need } from '../access';
import { message_place, search_text } from '../addresses';
import { root } from '../root';

const buyer = createRoute({
    getParentRoute: () => root,
    id: 'buyer',
    beforeLoad: need((session) => session.role === 'buyer'),
    component: lazyRouteComponent(() => import('./pages'), 'BuyerShell'),
});
const buyer_messages = createRoute({
    getParentRoute: () => buyer,
    path: '/messages',
    component: lazyRouteComponent(() => import('./pages'), 'Messages'),
});
const buyer_conversation = createRoute({
    getParentRoute: () => buyer_messages,
    path: '$conversation',
    validateSearch: message_place,
    component: lazyRouteComponent(() => import('./pages'), 'ConversationPage'),
});
const buyer_search = createRoute({
    getParentRoute: () => buyer,
    path: '/search',
    validateSearch: search_text,
    component: lazyRouteComponent(() => import('./pages'), 'Search'),
});
const buyer_orders = createRoute({
    getParentRoute: () => buyer,
    path: '/orders',
    validateSearch: search_text,
    component: lazyRouteComponent(() => import('./pages'), 'Orders'),
});
const buyer_order = createRoute({
    getParentRoute: () => buyer,
    path: '/orders/$seller/$order',
    component: lazyRouteComponent(() => import('./pages'), 'OrderPage'),
});
const buyer_ask = createRoute({
    getParentRoute: () => buyer,
    path: '/ask/$link',
    component: lazyRouteComponent(() => import('./pages'), 'Ask'),
});
const buyer_settings = createRoute({
    getParentRoute: () => buyer,
    path: '/settings',
    component: lazyRouteComponent(() => import('./pages'), 'Settings'),
});

export const buyer_routes = buyer.addChildren([
    buyer_messages.addChildren([buyer_conversation]),
    buyer_search,
    buyer_orders,
    buyer_order,
    buyer_ask,
    buyer_settings,
]);
