// The pages for those who are not signed in yet, by password, invitation or a link that came by mail.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../root';
import { Invitation } from './Invitation';
import { SignIn } from './SignIn';

// The page to show after signing in.
const page_to_show = (search: Record<string, unknown>): { to?: string } => (typeof search['to'] === 'string' ? { to: search['to'] } : {});

const sign_in = createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    validateSearch: page_to_show,
    component: SignIn,
});
// Links by mail: asked for, and opened.
const forgot = createRoute({
    getParentRoute: () => root,
    path: '/forgot',
    component: lazyRouteComponent(() => import('./pages'), 'Forgot'),
});
const new_password = createRoute({
    getParentRoute: () => root,
    path: '/password/$secret',
    component: lazyRouteComponent(() => import('./pages'), 'NewPassword'),
});
const ask_link = createRoute({
    getParentRoute: () => root,
    path: '/sign-in/mail',
    validateSearch: page_to_show,
    component: lazyRouteComponent(() => import('./pages'), 'AskLink'),
});
const sign_in_link = createRoute({
    getParentRoute: () => root,
    path: '/sign-in/link/$secret',
    validateSearch: page_to_show,
    component: lazyRouteComponent(() => import('./pages'), 'SignInLink'),
});
const confirm_sender = createRoute({
    getParentRoute: () => root,
    path: '/confirm/$secret',
    component: lazyRouteComponent(() => import('./pages'), 'ConfirmSender'),
});
const invitation = createRoute({ getParentRoute: () => root, path: '/invitation/$token', component: Invitation });
export const entrance_routes = [sign_in, ask_link, sign_in_link, forgot, new_password, confirm_sender, invitation] as const;
