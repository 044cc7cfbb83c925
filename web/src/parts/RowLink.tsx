// A link in a row of a long list. The router's own looks at every change of the address again: with a hundred of them that is what a click waits for.
import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

interface Props {
    href: string; // Within this site.
    open?: boolean; // Whether this row's page is the one that is shown.
    className?: string | undefined;
    on_near?: () => void; // Somebody is about to follow it: a pointer or the focus is on it, or it is pressed.
    children: ReactNode;
}

export function RowLink({ href, open = false, className, on_near, children }: Props) {
    const router = useRouter();
    const follow = (event: MouseEvent<HTMLAnchorElement>) => {
        const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
        if (elsewhere || event.defaultPrevented) return; // A new tab, a window, a download: the browser's own.
        event.preventDefault();
        on_near?.();
        router.history.push(href);
    };
    return (
        <a
            href={href}
            aria-current={open ? 'page' : undefined}
            className={className}
            onClick={follow}
            onPointerEnter={on_near}
            onFocus={on_near}
        >
            {children}
        </a>
    );
}
