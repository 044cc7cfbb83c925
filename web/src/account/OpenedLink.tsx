// The page of a link that came by mail: what it is for, or that it is over, with the way to a new one.
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Skeleton } from '../parts/feedback';
import { ProblemNote } from '../parts/ProblemNote';
import { Entrance } from './Entrance';

interface Props<T> {
    query: UseQueryResult<T>;
    title: string; // Until it is known what the link is for.
    over: ReactNode;
    children: (link: T) => ReactNode; // A whole entrance.
}

export function OpenedLink<T>({ query, title, over, children }: Props<T>) {
    if (query.isPending)
        return (
            <Entrance title={title}>
                <Skeleton rows={1} />
            </Entrance>
        );
    if (query.error)
        return (
            <Entrance title={title}>
                <ProblemNote error={query.error} />
                {over}
            </Entrance>
        );
    return children(query.data);
}
