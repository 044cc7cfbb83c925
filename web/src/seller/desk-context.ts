// Whose desk is open, and whether the reader may write on it.
import { createContext, use } from 'react';
import type { Side } from '../api/types';

export interface DeskPlace {
    seller: number;
    side: Extract<Side, { kind: 'seller' }>;
    can_write: boolean;
}
export const DeskContext = createContext<DeskPlace | null>(null);

export function useDesk(): DeskPlace {
    const desk = use(DeskContext);
    if (!desk) throw new Error('No desk is open here.');
    return desk;
}
