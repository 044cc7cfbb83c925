// One thing that is known, in the list of definitions of a `.facts`.
import type { ReactNode } from 'react';
import './facts.css';

export function Fact({ name, children, wide = false }: { name: string; children: ReactNode; wide?: boolean }) {
    return (
        <div className={wide ? 'wide' : undefined}>
            <dt>{name}</dt>
            <dd dir="auto">{children}</dd>
        </div>
    );
}
