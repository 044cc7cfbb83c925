// One thing that is known, in the list of definitions of a `.facts`.
import type { ReactNode } from 'react';
import './facts.css';

export function Fact({ name, children }: { name: string; children: ReactNode }) {
    return (
        <div>
            <dt>{name}</dt>
            <dd dir="auto">{children}</dd>
        </div>
    );
}
