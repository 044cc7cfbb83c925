// The route under which every page is.
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router';
import type { Context } from './access';
import { Broken, Missing } from './account/Trouble';

export const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: Missing, errorComponent: Broken });
